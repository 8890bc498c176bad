package entente.calling;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Kept.Found;
import entente.calling.Kept.Said;
import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Refusal LATE = Refusal.of(Code.BROKER_UNREACHABLE, "late");
    private static final Refusal DOWN = Refusal.of(Code.BROKER_UNREACHABLE, "down");

    private final Kept<Gift> place = new Kept<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = NOON;

    private record Gift(String name, Instant renewal, Instant end) implements Kept.Lasting {}

    @Test
    void whatWasGivenIsNotAskedForAgainUntilItsRenewal() {
        get(given("first", 14, 15));

        now = NOON.plus(Duration.ofMinutes(14)).minusNanos(1);
        var before = get(given("second", 28, 30));
        now = NOON.plus(Duration.ofMinutes(14));
        var after = get(given("second", 28, 30));

        assertThat(name(before)).isEqualTo("first");
        assertThat(name(after)).isEqualTo("second");
        assertThat(asked).hasValue(2);
    }

    @Test
    void refusalIsRepeatedUntilItsPauseIsOver() {
        get(new Said.Denied<>(DOWN, Duration.ofSeconds(5)));

        now = NOON.plusSeconds(5).minusNanos(1);
        var within = get(given("first", 14, 15));
        now = NOON.plusSeconds(5);
        var after = get(given("first", 14, 15));

        assertThat(within).isEqualTo(new Found.Missing<>(DOWN));
        assertThat(name(after)).isEqualTo("first");
    }

    @Test
    void lastOneServesToItsEndWhileNoOtherIsToBeHad() {
        get(given("first", 14, 15));
        var refused = new Said.Denied<Gift>(DOWN, Duration.ofSeconds(1));

        now = NOON.plus(Duration.ofMinutes(15)).minusNanos(1);
        var inItsLastMinute = get(refused);
        now = NOON.plus(Duration.ofMinutes(15)).plusSeconds(1);
        var afterItsEnd = get(refused);

        assertThat(name(inItsLastMinute)).isEqualTo("first");
        assertThat(afterItsEnd).isEqualTo(new Found.Missing<>(DOWN));
    }

    @Test
    void whatWasRefusedIsDroppedButNotItsSuccessor() {
        var first = new Gift("first", NOON.plusSeconds(60), NOON.plusSeconds(90));
        get(new Said.Given<>(first));
        place.drop(first);
        var second = get(given("second", 14, 15));

        place.drop(first);

        assertThat(name(second)).isEqualTo("second");
        assertThat(name(get(given("third", 14, 15)))).isEqualTo("second");
    }

    @Test
    void manyWhoWantItAtOnceAskOnce() throws Exception {
        var answering = new CountDownLatch(1);
        var results = new ArrayList<Future<Found<Gift>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                results.add(
                        threads.submit(() ->
                                place.get(
                                        () -> {
                                            asked.incrementAndGet();
                                            await(answering);
                                            return given("first", 14, 15);
                                        },
                                        LATE,
                                        NOON.plusSeconds(30),
                                        () -> now)));
            }
            answering.countDown();
            for (var result : results) {
                assertThat(name(result.get())).isEqualTo("first");
            }
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void whoHasNoTimeDoesNotWaitForAnother() throws Exception {
        var asking = new CountDownLatch(1);
        var answering = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() ->
                            place.get(
                                    () -> {
                                        asking.countDown();
                                        await(answering);
                                        return given("first", 14, 15);
                                    },
                                    LATE,
                                    NOON.plusSeconds(30),
                                    () -> now));
            asking.await();

            var hurried = place.get(() -> given("second", 14, 15), LATE, NOON, () -> now);

            assertThat(hurried).isEqualTo(new Found.Missing<>(LATE));
            answering.countDown();
            assertThat(name(first.get())).isEqualTo("first");
        }
    }

    private Found<Gift> get(Said<Gift> said) {
        return place.get(
                () -> {
                    asked.incrementAndGet();
                    return said;
                },
                LATE,
                now.plusSeconds(30),
                () -> now);
    }

    private static Said<Gift> given(String name, int renewalMinutes, int endMinutes) {
        return new Said.Given<>(
                new Gift(
                        name,
                        NOON.plus(Duration.ofMinutes(renewalMinutes)),
                        NOON.plus(Duration.ofMinutes(endMinutes))));
    }

    private static String name(Found<Gift> found) {
        assertThat(found).isInstanceOf(Found.There.class);
        return ((Found.There<Gift>) found).value().name();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
