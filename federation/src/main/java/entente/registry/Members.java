package entente.registry;

import entente.question.Domain;
import entente.wire.seal.KeyId;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every registered organisation at one moment, found by what it is known by. Never changes; a registration that changes makes another.
public final class Members {
    private final Map<String, Organisation> byAppId = new LinkedHashMap<>();
    private final Map<KeyId, Registered> byKey = new HashMap<>();
    private final Map<Domain, Organisation> byProvedDomain = new HashMap<>();

    /// A certificate that is registered, and whose it is.
    public record Registered(Organisation organisation, X509Certificate certificate) {}

    Members(Collection<Organisation> organisations) {
        for (var organisation : organisations) {
            byAppId.put(organisation.appId(), organisation);
            for (var certificate : organisation.certificates().all()) {
                byKey.put(KeyId.of(certificate), new Registered(organisation, certificate));
            }
            organisation.domains().stream()
                    .filter(FederatedDomain::isProved)
                    .forEach(domain -> byProvedDomain.put(domain.name(), organisation));
        }
    }

    public Collection<Organisation> all() {
        return byAppId.values();
    }

    public Optional<Organisation> withId(String appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }

    /// The certificate of this name, be it its organisation's current, next or previous one. No two have the same:
    /// it is made from the key.
    public Optional<Registered> named(KeyId keyId) {
        return Optional.ofNullable(byKey.get(keyId));
    }

    /// The one that registered this key, in whichever certificate and state.
    Optional<Organisation> holding(PublicKey key) {
        return named(KeyId.of(key))
                .filter(known -> known.certificate().getPublicKey().equals(key))
                .map(Registered::organisation);
    }

    /// The one that proved this very domain.
    Optional<Organisation> proverOf(Domain domain) {
        return Optional.ofNullable(byProvedDomain.get(domain));
    }

    /// Whose the ApplicationUri or account namespace `name` is: of the domains at and above it that somebody proved, the closest decides,
    /// and its organisation must claim the name. So no name has two owners, and claiming one first is worth nothing.
    public Optional<Organisation> owner(Domain name) {
        for (var at = Optional.of(name); at.isPresent(); at = parent(at.get())) {
            var prover = proverOf(at.get());
            if (prover.isPresent()) {
                return prover.filter(organisation -> organisation.claims(name));
            }
        }
        return Optional.empty();
    }

    private static Optional<Domain> parent(Domain name) {
        var dot = name.name().indexOf('.');
        return dot < 0 ? Optional.empty() : Domain.parse(name.name().substring(dot + 1));
    }
}
