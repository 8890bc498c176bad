package entente.audit;

import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditEvent.Refused;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// However many refusals strangers cause, few lines tell of them, and none is left out of the count.
class FloodsTest {
    private final Floods floods = new Floods(Events.NOON);

    @Test
    void aPeersFirstRefusalsAreToldAndTheRestIsCounted() {
        var told = 0;
        for (var i = 0; i < 1_000; i++) {
            told +=
                    floods.tells(Events.signInRefused("192.0.2.7", Events.NOON.plusMillis(i)))
                            ? 1
                            : 0;
        }

        var early = floods.over(Events.NOON.plusSeconds(59));
        var sums = floods.over(Events.NOON.plus(Duration.ofMinutes(1)));

        assertThat(told).isEqualTo(Floods.MOST_OF_PEER);
        assertThat(early).isEmpty();
        assertThat(sums)
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.peer()).isEqualTo("192.0.2.7");
                    assertThat(sum.times().count()).isEqualTo(1_000 - Floods.MOST_OF_PEER);
                    assertThat(sum.times().since()).contains(Events.NOON.plusMillis(10));
                });
    }

    @Test
    void manyPeersTogetherAreBoundedAndCounted() {
        var told = 0;
        for (var i = 0; i < 5_000; i++) {
            told += floods.tells(Events.signInRefused("peer" + i, Events.NOON)) ? 1 : 0;
        }

        var sums = new ArrayList<Refused>(floods.rest(Events.NOON));

        assertThat(told).isEqualTo(Floods.MOST_OF_ALL);
        assertThat(sums).hasSize(Floods.MOST_COUNTED + 1);
        assertThat(sums.getLast().peer()).isEqualTo(Floods.OTHERS);
        assertThat(sums.stream().mapToInt(sum -> sum.times().count()).sum())
                .isEqualTo(5_000 - Floods.MOST_OF_ALL);
    }

    @Test
    void aNewMinuteTellsAgain() {
        for (var i = 0; i < 20; i++) {
            floods.tells(Events.signInRefused("192.0.2.7", Events.NOON));
        }

        floods.over(Events.NOON.plus(Duration.ofMinutes(2)));

        assertThat(floods.tells(Events.signInRefused("192.0.2.7", Events.NOON))).isTrue();
    }
}
