package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.tokens.SingleUses.Use;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What was used is forgotten when it has ended, and not before.
class SingleUsesTest {
    private static final Instant END = NOON.plusSeconds(600);

    @Test
    void whatWasUsedIsKnownUntilItEnds() {
        var uses = new SingleUses(3);
        uses.use("a", "1", NOON, END);

        assertThat(uses.use("a", "1", END.minusMillis(1), END.plusSeconds(60)))
                .isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "1")).isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "2")).isEqualTo(Use.FIRST);
        assertThat(uses.look("b", "1")).isEqualTo(Use.FIRST);
    }

    @Test
    void roomIsMadeByWhatHasEndedAlone() {
        var uses = new SingleUses(4);
        uses.use("a", "1", NOON, NOON.plusSeconds(10));
        uses.use("a", "2", NOON, END);

        assertThat(uses.use("a", "3", NOON.plusSeconds(9), END)).isEqualTo(Use.NO_ROOM);
        assertThat(uses.use("a", "3", NOON.plusSeconds(10), END)).isEqualTo(Use.FIRST);
        assertThat(uses.look("a", "1")).isEqualTo(Use.FIRST);
        assertThat(uses.look("a", "2")).isEqualTo(Use.AGAIN);
    }

    @Test
    void endWithinASecondCountsToItsEnd() {
        var uses = new SingleUses(1);
        uses.use("a", "1", NOON, NOON.plusMillis(10_500));

        assertThat(uses.use("a", "2", NOON.plusMillis(10_400), END)).isEqualTo(Use.NO_ROOM);
        assertThat(uses.look("a", "1")).isEqualTo(Use.AGAIN);
    }

    @Test
    void whatHasEndedGoesWhileOthersCome() {
        var uses = new SingleUses(10_000);
        for (var number = 0; number < 30_000; number++) {
            var now = NOON.plusMillis(number * 10L);

            assertThat(uses.use("a", "" + number, now, now.plusSeconds(30))).isEqualTo(Use.FIRST);
        }

        assertThat(uses.look("a", "29999")).isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "1")).isEqualTo(Use.FIRST);
    }

    @Test
    void ofManyAtOnceEachNumberHasOneFirstUseWhateverIsForgottenMeanwhile() throws Exception {
        var uses = new SingleUses(1_000_000);
        Callable<Long> all =
                () -> IntStream.range(0, 20_000).filter(number -> isFirst(uses, number)).count();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = 0L;
            for (var some : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> all).toList())) {
                first += some.get();
            }

            assertThat(first).isEqualTo(20_000);
        }
    }

    // Every second one could have gone long ago, but for the other threads.
    private static boolean isFirst(SingleUses uses, int number) {
        var ended = uses.use("gone", Thread.currentThread() + " " + number, NOON, NOON);
        return uses.use("a", "" + number, NOON, END) == Use.FIRST && ended == Use.FIRST;
    }
}
