package entente.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Duration LITTLE = Duration.ofMillis(20);
    private static final Duration MUCH = Duration.ofHours(1);

    private final Deadlines deadlines = new Deadlines();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void workWhoseTimeIsOverIsInterrupted() {
        var ended = deadlines.within(LITTLE, this::waitInVain);

        assertThat(ended.late()).isTrue();
        assertThat(ended.value()).isEqualTo("interrupted");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void workDoneInTimeIsLeftAlone() {
        var ended = deadlines.within(LITTLE, () -> "done");

        // By the time another is late, so would this one have been.
        onAnotherThread(() -> deadlines.within(LITTLE, this::waitInVain));
        assertThat(ended.late()).isFalse();
        assertThat(ended.value()).isEqualTo("done");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptThatTheWorkDidNotHeedIsTakenBack() {
        var ended =
                deadlines.within(
                        LITTLE,
                        () -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            return "done all the same";
                        });

        assertThat(ended.late()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptOfSomebodyElseStays() {
        var ended =
                deadlines.within(
                        MUCH,
                        () -> {
                            Thread.currentThread().interrupt();
                            return "done";
                        });

        assertThat(ended.late()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shortPatienceEndsWhileALongOneWaits() {
        var begun = new CountDownLatch(1);
        var patient =
                Thread.startVirtualThread(() ->
                        deadlines.within(
                                MUCH,
                                () -> {
                                    begun.countDown();
                                    return waitInVain();
                                }));
        awaited(begun);

        var ended = deadlines.within(LITTLE, this::waitInVain);

        assertThat(ended.late()).isTrue();
        assertThat(patient.isAlive()).isTrue();
        patient.interrupt();
    }

    @Test
    void longPatienceEndsAfterAShortOneDid() {
        deadlines.within(LITTLE, this::waitInVain);

        var ended = deadlines.within(LITTLE.multipliedBy(2), this::waitInVain);

        assertThat(ended.late()).isTrue();
    }

    @Test
    void patienceRoundAnotherEndsBoth() {
        var ended = deadlines.within(LITTLE, () -> deadlines.within(MUCH, this::waitInVain).late());

        assertThat(ended.late()).isTrue();
        assertThat(ended.value()).as("the inner one was late").isFalse();
    }

    @Test
    void oneLookIsDueHoweverOftenTheNextWasMovedForward() {
        var looks = new ArrayList<Runnable>();
        var manual = new Deadlines((_, look) -> looks.add(look));

        manual.within(
                MUCH.multipliedBy(2),
                () ->
                        manual.within(
                                MUCH,
                                () -> {
                                    List.copyOf(looks).forEach(Runnable::run);
                                    return "done";
                                }));

        // One for each patience when it began, and one more in place of the one that came.
        assertThat(looks).hasSize(3);
    }

    @Test
    void workThatFailsIsForgotten() {
        assertThatThrownBy(() ->
                        deadlines.within(
                                LITTLE,
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .hasMessage("broken");

        onAnotherThread(() -> deadlines.within(LITTLE, this::waitInVain));
        assertThat(Thread.interrupted()).isFalse();
    }

    private String waitInVain() {
        return awaited(never);
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
            return "waited";
        } catch (InterruptedException _) {
            return "interrupted";
        }
    }

    private static void onAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }
}
