package entente.broker;

import entente.wire.jwt.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How often each application gets a token. Asked only after the application proved who it is, so nobody uses up another's share,
/// and what is kept is bounded by the number of applications registered.
final class AppRate {
    /// Longer than any request lasts.
    private static final Duration OVERTAKEN = Duration.ofMinutes(10);

    private final Duration interval;
    private final Duration room;

    /// For each application the moment by which all it got would have been due at the steady rate.
    private final Map<Issuer, Instant> due = new ConcurrentHashMap<>();

    AppRate(int burst, int perSecond) {
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
        this.room = interval.multipliedBy(burst);
    }

    /// Takes one; or says how long to wait, and takes none.
    Optional<Duration> take(Issuer client, Instant now) {
        var next = new Instant[1];
        due.compute(
                client,
                (_, before) -> {
                    next[0] = start(before, now).plus(interval);
                    return next[0].isAfter(now.plus(room)) ? before : next[0];
                });
        var wait = Duration.between(now.plus(room), next[0]);
        return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    }

    /// A moment much further ahead than anybody gets was written down before the clock was put back. Requests overtake one another, and `now` is when
    /// each began: so a little further ahead is nothing of the kind.
    private Instant start(@Nullable Instant before, Instant now) {
        return before == null
                        || before.isBefore(now)
                        || before.isAfter(now.plus(room).plus(OVERTAKEN))
                ? now
                : before;
    }
}
