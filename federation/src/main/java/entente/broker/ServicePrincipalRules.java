package entente.broker;

import entente.objects.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How an application must stand to others and to the broker: its realm is one of the broker's, its name nobody else's, and who may call
/// whom is never in doubt.
public record ServicePrincipalRules(Set<String> realms) implements Rules<ServicePrincipal> {
    public ServicePrincipalRules {
        realms = Set.copyOf(realms);
    }

    @Override
    public List<String> conflicts(ServicePrincipal wanted, List<ServicePrincipal> others) {
        var faults = new ArrayList<String>();
        if (!realms.contains(wanted.realm())) {
            faults.add("%s is no realm of this broker".formatted(wanted.realm()));
        }
        others.stream()
                .filter(other -> other.name().equals(wanted.name()))
                .forEach(other ->
                        faults.add(
                                "%s is registered as %s already"
                                        .formatted(wanted.name(), other.displayName())));
        var all = Stream.concat(others.stream(), Stream.of(wanted)).toList();
        for (var client : all) {
            for (var called : client.mayCall()) {
                var known = all.stream().filter(other -> other.appId().equals(called)).toList();
                if (known.size() > 1) {
                    faults.add(
                            "%1$s may call %2$s, which would be registered in several realms: write %2$s@%3$s, or @ another"
                                    .formatted(
                                            client.displayName(),
                                            called,
                                            known.getFirst().realm()));
                }
            }
        }
        return faults;
    }

    @Override
    public List<String> warnings(ServicePrincipal principal) {
        var warnings = new ArrayList<String>();
        if (principal.keys().isEmpty() && !principal.mayCall().isEmpty()) {
            warnings.add("It gets no token: certificates is empty.");
        }
        if (principal.hosts().isEmpty() && principal.mayCall().isEmpty()) {
            warnings.add("It is neither asked for nor asks: hosts and mayCall are empty.");
        }
        return warnings;
    }
}
