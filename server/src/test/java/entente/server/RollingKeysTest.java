package entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.wire.seal.FederationCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollingKeysTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final FederationKey OLD = key();
    private static final FederationKey NEW = key();

    @Test
    void nextKeyTakesOverOnItsDay() {
        var keys = new RollingKeys(new Keys(OLD, Optional.of(NEW), Optional.empty()), NOON);

        assertThat(keys.at(NOON.minusMillis(1))).isEqualTo(keys.before());
        assertThat(keys.at(NOON)).isEqualTo(new Keys(NEW, Optional.empty(), Optional.of(OLD)));
    }

    @Test
    void withoutANextKeyNothingChanges() {
        var keys = new RollingKeys(new Keys(OLD, Optional.empty(), Optional.empty()), NOON);

        assertThat(keys.at(NOON.plusSeconds(1))).isEqualTo(keys.before());
    }

    private static FederationKey key() {
        var made = FederationCertificate.make("auth.test", NOON, Duration.ofDays(1));
        return new FederationKey(made.privateKey(), made.certificate());
    }
}
