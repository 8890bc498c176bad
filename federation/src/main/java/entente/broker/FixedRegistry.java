package entente.broker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Applications as they stood at one moment; never changes.
public final class FixedRegistry implements Registry {
    private final Map<Issuer, ServicePrincipal> byName = new HashMap<>();
    private final Map<String, List<ServicePrincipal>> byId;
    private final Map<Domain, List<ServicePrincipal>> byHost = new HashMap<>();
    private final Map<Issuer, Set<Issuer>> mayCall = new HashMap<>();

    /// Refuses two applications of one name, and a right to call an id that stands for applications in several realms.
    public FixedRegistry(Collection<ServicePrincipal> principals) {
        for (var principal : principals) {
            if (byName.put(principal.name(), principal) != null) {
                throw new IllegalArgumentException(
                        "%s is registered twice".formatted(principal.name()));
            }
            for (var host : principal.hosts()) {
                byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(principal);
            }
        }
        byId = principals.stream().collect(groupingBy(ServicePrincipal::appId));
        principals.forEach(client -> mayCall.put(client.name(), callable(client)));
    }

    /// Those that `client` may call, each by its name or, where only one has it, by its id.
    private Set<Issuer> callable(ServicePrincipal client) {
        return client.mayCall().stream()
                .flatMap(written -> meant(written, client))
                .map(ServicePrincipal::name)
                .collect(toUnmodifiableSet());
    }

    private Stream<ServicePrincipal> meant(String written, ServicePrincipal client) {
        var name = Issuer.parse(written);
        if (name.isPresent()) {
            return named(name.get()).stream();
        }
        var known = withId(written);
        if (known.size() > 1) {
            throw new IllegalArgumentException(
                    "%s may call %s, which is registered in more than one realm"
                            .formatted(client.name(), written));
        }
        return known.stream();
    }

    @Override
    public Optional<ServicePrincipal> named(Issuer name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public List<ServicePrincipal> withId(String appId) {
        return List.copyOf(byId.getOrDefault(appId, List.of()));
    }

    @Override
    public List<ServicePrincipal> at(Domain host) {
        return List.copyOf(byHost.getOrDefault(host, List.of()));
    }

    @Override
    public boolean mayCall(ServicePrincipal client, ServicePrincipal resource) {
        return mayCall.getOrDefault(client.name(), Set.of()).contains(resource.name());
    }
}
