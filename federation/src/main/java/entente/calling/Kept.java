package entente.calling;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import entente.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The place of one thing that another server gives for a time, such as a token: who finds it empty asks, and everybody else waits for
/// that one answer. A refusal is kept too, for as long as the server is to be left alone. Safe for many threads.
public final class Kept<T extends Kept.Lasting> {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T held;
    private volatile @Nullable Pause pause;

    /// What lasts until it ends, and is renewed some time before.
    public interface Lasting {
        Instant end();

        /// From when on another one is asked for, though this one still serves should that fail.
        Instant renewal();
    }

    /// What the other server said.
    public sealed interface Said<T> {
        record Given<T>(T value) implements Said<T> {}

        /// `pause` is how long it is left alone.
        record Denied<T>(Refusal why, Duration pause) implements Said<T> {}
    }

    /// What there is.
    public sealed interface Found<T> {
        record There<T>(T value, boolean fromMemory) implements Found<T> {}

        record Missing<T>(Refusal why) implements Found<T> {}
    }

    /// What is here, or what `ask` brings now; waits for another who asks no longer than until `deadline`, and says `late` then.
    public Found<T> get(
            Supplier<Said<T>> ask, Refusal late, Instant deadline, InstantSource clock) {
        var found = look(clock.instant());
        if (found.isPresent()) {
            return found.get();
        }
        if (!lockedBefore(deadline, clock.instant())) {
            return new Found.Missing<>(late);
        }
        try {
            // Who waited here finds what the one before brought.
            var brought = look(clock.instant());
            return brought.isPresent() ? brought.get() : bring(ask, clock);
        } finally {
            asking.unlock();
        }
    }

    /// Forgets `refused`, but not another one that was brought meanwhile. Whoever is to be left alone still is.
    @SuppressWarnings("ReferenceEquality") // This very one was refused.
    public void drop(T refused) {
        if (held == refused) {
            held = null;
        }
    }

    private Optional<Found<T>> look(Instant now) {
        var here = held;
        if (here != null && now.isBefore(here.renewal())) {
            return Optional.of(new Found.There<>(here, true));
        }
        var waiting = pause;
        return waiting != null && now.isBefore(waiting.until())
                ? Optional.of(lastOf(here, waiting.why(), now))
                : Optional.empty();
    }

    /// A server that fails while the last of its gifts is in its final minutes is not missed yet.
    private Found<T> lastOf(@Nullable T here, Refusal why, Instant now) {
        return here != null && now.isBefore(here.end())
                ? new Found.There<>(here, true)
                : new Found.Missing<>(why);
    }

    private Found<T> bring(Supplier<Said<T>> ask, InstantSource clock) {
        return switch (ask.get()) {
            case Said.Given<T>(var given) -> {
                held = given;
                pause = null;
                yield new Found.There<>(given, false);
            }
            case Said.Denied<T>(var why, var retryAfter) -> {
                pause = new Pause(why, clock.instant().plus(retryAfter));
                yield lastOf(held, why, clock.instant());
            }
        };
    }

    private boolean lockedBefore(Instant deadline, Instant now) {
        try {
            return asking.tryLock()
                    || asking.tryLock(patience(now, deadline).toNanos(), NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration patience(Instant now, Instant deadline) {
        var left = Duration.between(now, deadline);
        return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    private record Pause(Refusal why, Instant until) {}
}
