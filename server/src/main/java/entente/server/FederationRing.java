package entente.server;

import entente.tokens.SigningKeys;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.wire.jwt.SigningKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Keys of a broker's federation, as its token service takes them from the ring in which they are changed. The same keys are the same object, as
/// documents are signed once for each.
final class FederationRing {
    private final Supplier<SigningKeys> ring;
    private volatile Optional<Made> made = Optional.empty();

    private record Made(SigningKeys from, Keys keys) {}

    FederationRing(Supplier<SigningKeys> ring) {
        this.ring = ring;
    }

    Keys at(Instant now) {
        var current = ring.get().at(now);
        var last = made.filter(it -> it.from().equals(current));
        return last.orElseGet(() -> make(current)).keys();
    }

    private Made make(SigningKeys from) {
        var fresh =
                new Made(
                        from,
                        new Keys(
                                key(from.current().orElseThrow()),
                                from.next().map(FederationRing::key),
                                from.previous().map(FederationRing::key)));
        made = Optional.of(fresh);
        return fresh;
    }

    private static FederationKey key(SigningKey key) {
        return new FederationKey(key.revealPrivateKey(), key.certificate());
    }
}
