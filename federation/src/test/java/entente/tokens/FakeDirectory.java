package entente.tokens;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Domain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is here: exactly these.
record FakeDirectory(List<Recipient> recipients) implements Directory {
    @Override
    public Set<Domain> acceptedDomains() {
        return Set.of(Domain.of("contoso.cloud.test"));
    }

    @Override
    public Optional<Recipient> find(Address address) {
        return recipients.stream().filter(each -> each.address().equals(address)).findFirst();
    }

    @Override
    public List<Recipient> resolve(String entry, int most) {
        return recipients.stream()
                .filter(each -> each.address().toString().startsWith(entry))
                .limit(most)
                .toList();
    }
}
