package entente.broker;

import static java.util.stream.Collectors.groupingBy;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applications as configuration lists them; never changes.
public final class FixedRegistry implements Registry {
    private final Map<Issuer, ServicePrincipal> byName = new HashMap<>();
    private final Map<String, List<ServicePrincipal>> byId;
    private final Map<Domain, List<ServicePrincipal>> byHost = new HashMap<>();

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
}
