package entente.sharing;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Domain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A directory that knows groups and nobody else.
final class FakeGroups implements Directory {
    private final Map<Address, Recipient> groups = new HashMap<>();

    FakeGroups with(String group, String... members) {
        return with(group, Arrays.stream(members).map(Address::of).toList());
    }

    FakeGroups with(String group, List<Address> members) {
        var address = Address.of(group);
        groups.put(address, new Recipient.Group(address, group, members));
        return this;
    }

    @Override
    public Set<Domain> acceptedDomains() {
        return Set.of(Domain.of("contoso.test"));
    }

    @Override
    public Optional<Recipient> find(Address address) {
        return Optional.ofNullable(groups.get(address));
    }

    @Override
    public List<Recipient> resolve(String entry, int most) {
        throw new UnsupportedOperationException("nobody is looked for by a part of a name");
    }
}
