package entente.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeerRateTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PEER = "192.0.2.7";

    private final PeerRate rate = new PeerRate(1, 60);

    @Test
    void peerThatAsksTooOftenIsToldToWait() throws RegistrationRefused {
        rate.take(PEER, NOON);

        assertThatThrownBy(() -> rate.take(PEER, NOON))
                .isInstanceOfSatisfying(
                        RegistrationRefused.class,
                        refused -> assertThat(refused.retryAfter()).isPresent());
        assertThatCode(() -> rate.take(PEER, NOON.plusSeconds(1))).doesNotThrowAnyException();
    }

    @Test
    void clockThatIsPutBackShutsNobodyOut() throws RegistrationRefused {
        rate.take(PEER, NOON.plus(Duration.ofHours(1)));

        assertThatCode(() -> rate.take(PEER, NOON)).doesNotThrowAnyException();
    }

    @Test
    void requestThatWasOvertakenDoesNotBeginAnew() throws RegistrationRefused {
        rate.take(PEER, NOON);

        assertThatThrownBy(() -> rate.take(PEER, NOON.minusSeconds(90)))
                .isInstanceOf(RegistrationRefused.class);
        assertThatThrownBy(() -> rate.take(PEER, NOON)).isInstanceOf(RegistrationRefused.class);
    }
}
