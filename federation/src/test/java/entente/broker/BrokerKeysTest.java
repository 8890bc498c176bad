package entente.broker;

import static entente.broker.World.BROKER;
import static entente.broker.World.BROKER_NEXT;
import static entente.broker.World.CONTOSO;
import static entente.broker.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerKeysTest {
    @Test
    void nextBecomesCurrentAndCurrentBecomesPrevious() {
        var keys = new BrokerKeys(BROKER, Optional.of(BROKER_NEXT), Instant.MAX, Optional.empty());

        assertThat(keys.roll(NOON)).isTrue();

        assertThat(keys.signerAt(NOON)).isSameAs(BROKER_NEXT);
        assertThat(keys.publishedAt(NOON))
                .containsExactly(BROKER_NEXT.verifyKey(), BROKER.verifyKey());
    }

    @Test
    void withoutANextKeyNothingRolls() {
        var keys = new BrokerKeys(BROKER, Optional.empty(), Instant.MAX, Optional.empty());

        assertThat(keys.roll(NOON)).isFalse();

        assertThat(keys.signerAt(NOON)).isSameAs(BROKER);
    }

    @Test
    void stagedKeyIsPublishedBeforeItSigns() {
        var keys = new BrokerKeys(BROKER, Optional.empty(), Instant.MAX, Optional.empty());

        keys.stage(BROKER_NEXT, Instant.MAX, NOON);

        assertThat(keys.signerAt(NOON)).isSameAs(BROKER);
        assertThat(keys.publishedAt(NOON))
                .containsExactly(BROKER.verifyKey(), BROKER_NEXT.verifyKey());
    }

    @Test
    void nextKeyTakesOverByItselfOnItsDay() {
        var keys = new BrokerKeys(BROKER, Optional.of(BROKER_NEXT), NOON, Optional.empty());
        var before = NOON.minusSeconds(1);

        assertThat(keys.signerAt(before)).isSameAs(BROKER);
        assertThat(keys.publishedAt(before))
                .containsExactly(BROKER.verifyKey(), BROKER_NEXT.verifyKey());
        assertThat(keys.signerAt(NOON)).isSameAs(BROKER_NEXT);
        assertThat(keys.publishedAt(NOON))
                .containsExactly(BROKER_NEXT.verifyKey(), BROKER.verifyKey());
    }

    @Test
    void keyThatIsStagedAfterATakeoverFollowsTheOneThatSigns() {
        var keys = new BrokerKeys(BROKER, Optional.of(BROKER_NEXT), NOON, Optional.empty());

        keys.stage(CONTOSO, NOON.plusSeconds(60), NOON);

        assertThat(keys.signerAt(NOON)).isSameAs(BROKER_NEXT);
        assertThat(keys.signerAt(NOON.plusSeconds(60))).isSameAs(CONTOSO);
    }

    @Test
    void previousKeyIsPublishedUntilItIsCleared() {
        var keys = new BrokerKeys(BROKER_NEXT, Optional.empty(), Instant.MAX, Optional.of(BROKER));

        keys.clearPrevious(NOON);

        assertThat(keys.publishedAt(NOON)).containsExactly(BROKER_NEXT.verifyKey());
    }
}
