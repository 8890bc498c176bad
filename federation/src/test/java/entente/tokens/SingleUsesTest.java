package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.tokens.SingleUses.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What was used is forgotten when it has ended by both clocks, and not before.
class SingleUsesTest {
    private static final Instant END = NOON.plusSeconds(600);

    private Instant now = NOON;
    private long nanos = Long.MAX_VALUE - 5_000_000_000L;

    @Test
    void whatWasUsedIsKnownUntilItEnds() {
        var uses = memory(3);
        uses.use("a", "1", NOON, END);
        pass(Duration.ofMillis(599_999));

        assertThat(uses.use("a", "1", now, END.plusSeconds(60))).isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "1")).isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "2")).isEqualTo(Use.FIRST);
        assertThat(uses.look("b", "1")).isEqualTo(Use.FIRST);
    }

    @Test
    void roomIsMadeByWhatHasEndedAlone() {
        var uses = memory(4);
        uses.use("a", "1", NOON, NOON.plusSeconds(10));
        uses.use("a", "2", NOON, END);

        pass(Duration.ofSeconds(9));
        assertThat(uses.use("a", "3", now, END)).isEqualTo(Use.NO_ROOM);
        pass(Duration.ofSeconds(1));
        assertThat(uses.use("a", "3", now, END)).isEqualTo(Use.FIRST);
        assertThat(uses.look("a", "1")).isEqualTo(Use.FIRST);
        assertThat(uses.look("a", "2")).isEqualTo(Use.AGAIN);
    }

    @Test
    void whoHasNoRoomHasItLookedForOnceASecond() {
        var uses = memory(2);
        uses.use("a", "1", NOON, NOON.plusMillis(2_000));
        pass(Duration.ofMillis(1_500));
        assertThat(uses.use("a", "2", now, END)).isEqualTo(Use.NO_ROOM);

        pass(Duration.ofMillis(600));
        assertThat(uses.use("a", "2", now, END)).isEqualTo(Use.NO_ROOM);
        pass(Duration.ofMillis(400));
        assertThat(uses.use("a", "2", now, END)).isEqualTo(Use.FIRST);
    }

    @Test
    void endWithinASecondCountsToItsEnd() {
        var uses = memory(1);
        uses.use("a", "1", NOON, NOON.plusMillis(10_500));

        pass(Duration.ofMillis(10_400));
        assertThat(uses.use("a", "2", now, END)).isEqualTo(Use.NO_ROOM);
        assertThat(uses.look("a", "1")).isEqualTo(Use.AGAIN);
    }

    @Test
    void clockThatIsPutForwardMakesNothingForgotten() {
        var uses = memory(1);
        uses.use("a", "1", NOON, END);

        assertThat(uses.use("a", "2", END.plusSeconds(60), END.plusSeconds(600)))
                .isEqualTo(Use.NO_ROOM);
        assertThat(uses.use("a", "1", NOON, END)).isEqualTo(Use.AGAIN);
    }

    @Test
    void clockThatIsPutBackMakesNothingForgotten() {
        var uses = memory(1);
        uses.use("a", "1", NOON, END);
        nanos += Duration.ofMinutes(10).toNanos();

        assertThat(uses.use("a", "2", NOON, END)).isEqualTo(Use.NO_ROOM);
        assertThat(uses.use("a", "1", NOON, END)).isEqualTo(Use.AGAIN);
    }

    @Test
    void clockThatIsPutBackKeepsNothingFullForLong() {
        var uses = memory(2);
        var ahead = NOON.plus(Duration.ofDays(1));
        uses.use("a", "1", ahead, ahead.plusSeconds(1));
        uses.use("a", "2", ahead, ahead.plusSeconds(1));

        pass(Duration.ofDays(1).plusSeconds(1));

        assertThat(uses.use("a", "3", now, now.plusSeconds(600))).isEqualTo(Use.FIRST);
    }

    @Test
    void whatHasEndedGoesWhileOthersCome() {
        var uses = memory(1_000_000);
        for (var number = 0; number < 10_000; number++) {
            assertThat(uses.use("a", "" + number, now, now.plusSeconds(30))).isEqualTo(Use.FIRST);
            pass(Duration.ofMillis(10));
        }

        assertThat(uses.look("a", "9999")).isEqualTo(Use.AGAIN);
        assertThat(uses.look("a", "1")).isEqualTo(Use.FIRST);
    }

    @Test
    void whatIsTakenBackTakesNoRoomAndIsNew() {
        var uses = memory(2);
        uses.use("a", "1", NOON, END);
        uses.takeBack("a", "1");
        uses.takeBack("a", "2");
        uses.takeBack("b", "1");

        assertThat(uses.use("a", "1", NOON, END)).isEqualTo(Use.FIRST);
        assertThat(uses.use("a", "2", NOON, END)).isEqualTo(Use.NO_ROOM);
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

    private SingleUses memory(int most) {
        return new SingleUses(most, () -> nanos);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }
}
