package entente.vouching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.routes.Connector;
import entente.wire.jwt.Challenge;
import java.util.Optional;

/// What partners said of themselves, by connector. A connector that is changed is another, and asks anew.
final class Introductions {
    private static final int MOST = 1_000;

    private final Cache<Connector, Challenge> challenges =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Optional<Challenge> of(Connector connector) {
        return Optional.ofNullable(challenges.getIfPresent(connector));
    }

    void remember(Connector connector, Challenge challenge) {
        challenges.put(connector, challenge);
    }

    void forget(Connector connector) {
        challenges.invalidate(connector);
    }
}
