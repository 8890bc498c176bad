package entente.broker;

import static entente.broker.World.BROKER;
import static entente.broker.World.BROKER_NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerKeysTest {
    @Test
    void nextBecomesCurrentAndCurrentBecomesPrevious() {
        var keys = new BrokerKeys(BROKER, Optional.of(BROKER_NEXT), Optional.empty());

        assertThat(keys.roll()).isTrue();

        assertThat(keys.current()).isSameAs(BROKER_NEXT);
        assertThat(keys.published()).containsExactly(BROKER_NEXT.verifyKey(), BROKER.verifyKey());
    }

    @Test
    void withoutANextKeyNothingRolls() {
        var keys = new BrokerKeys(BROKER, Optional.empty(), Optional.empty());

        assertThat(keys.roll()).isFalse();

        assertThat(keys.current()).isSameAs(BROKER);
    }

    @Test
    void stagedKeyIsPublishedBeforeItSigns() {
        var keys = new BrokerKeys(BROKER, Optional.empty(), Optional.empty());

        keys.stage(BROKER_NEXT);

        assertThat(keys.current()).isSameAs(BROKER);
        assertThat(keys.published()).containsExactly(BROKER.verifyKey(), BROKER_NEXT.verifyKey());
    }

    @Test
    void previousKeyIsPublishedUntilItIsCleared() {
        var keys = new BrokerKeys(BROKER_NEXT, Optional.empty(), Optional.of(BROKER));

        keys.clearPrevious();

        assertThat(keys.published()).containsExactly(BROKER_NEXT.verifyKey());
    }
}
