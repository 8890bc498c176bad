package entente.mail;

import entente.objects.NamedObjects;
import entente.objects.Rules;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Which domains count as inside: ours, and those remote domains of which administrators say so. Of several that cover a domain, the one
/// that names it most closely counts. Answers from memory.
public final class RemoteDomains {
    private final Supplier<Set<Domain>> ours;
    private final NamedObjects<RemoteDomain> objects;

    public RemoteDomains(SettingsFile file, Supplier<Set<Domain>> ours) {
        this.ours = ours;
        this.objects = new NamedObjects<>(new RemoteDomainKind(), file, new OneForEach(ours));
    }

    /// Whether people of this domain are treated as our own.
    public boolean isInternal(Domain domain) {
        return ours.get().contains(domain)
                || closest(domain).filter(RemoteDomain::isInternal).isPresent();
    }

    /// The remote domains as administrators set them up.
    public NamedObjects<RemoteDomain> objects() {
        return objects;
    }

    private Optional<RemoteDomain> closest(Domain domain) {
        return objects.all().stream()
                .filter(remote -> remote.reach().covers(domain))
                .max(Comparator.comparingInt(remote -> remote.reach().closeness()));
    }

    private record OneForEach(Supplier<Set<Domain>> ours) implements Rules<RemoteDomain> {
        @Override
        public List<String> conflicts(RemoteDomain wanted, List<RemoteDomain> others) {
            var reach = wanted.reach();
            if (!reach.below() && reach.domain().filter(ours.get()::contains).isPresent()) {
                return List.of("%s is a domain of ours".formatted(reach));
            }
            return others.stream()
                    .filter(other -> other.reach().equals(reach))
                    .map(other -> "%s is the remote domain %s".formatted(reach, other.name()))
                    .toList();
        }
    }
}
