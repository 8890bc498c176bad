package entente.tokens;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The place of one token: who finds it empty asks the broker, and everybody else waits for that one answer.
final class KeptToken {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable StandingToken token;
    private volatile @Nullable Pause pause;

    sealed interface Result {}

    record Found(StandingToken token, boolean fromCache) implements Result {}

    record Denied(Refusal why) implements Result {}

    /// The token that is here, or the one that the broker gives now; waits no longer than the wish does.
    Result tokenFor(TokenWish wish, BrokerRequest request, InstantSource clock) {
        var found = look(clock.instant());
        if (found.isPresent()) {
            return found.get();
        }
        if (!lockedBefore(wish.deadline(), clock.instant())) {
            return new Denied(
                    Refusal.of(
                            Code.BROKER_UNREACHABLE,
                            "another request to it had no answer before the deadline."));
        }
        try {
            // Who waited here finds what the one before brought.
            var brought = look(clock.instant());
            return brought.isPresent() ? brought.get() : ask(wish, request, clock);
        } finally {
            asking.unlock();
        }
    }

    void drop() {
        token = null;
    }

    void drop(StandingToken refused) {
        if (token == refused) {
            token = null;
        }
    }

    private Optional<Result> look(Instant now) {
        var held = token;
        if (held != null && held.freshAt(now)) {
            return Optional.of(new Found(held, true));
        }
        var waiting = pause;
        return waiting != null && now.isBefore(waiting.until())
                ? Optional.of(lastOf(held, waiting.why(), now))
                : Optional.empty();
    }

    /// A broker that fails while the last token is in its final minutes is not missed yet.
    private static Result lastOf(@Nullable StandingToken held, Refusal why, Instant now) {
        return held != null && now.isBefore(held.end()) ? new Found(held, true) : new Denied(why);
    }

    private Result ask(TokenWish wish, BrokerRequest request, InstantSource clock) {
        return switch (request.send(wish, clock.instant())) {
            case BrokerRequest.Issued(var issued) -> {
                token = issued;
                pause = null;
                yield new Found(issued, false);
            }
            case BrokerRequest.Denied(var why, var retryAfter) -> {
                pause = new Pause(why, clock.instant().plus(retryAfter));
                yield lastOf(token, why, clock.instant());
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
