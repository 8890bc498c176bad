package entente.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some at once, and one each `interval` after that. Of each who asks one moment is kept: the one by which all that it got would have been due at
/// the steady rate.
public final class SteadyRate {
    /// Longer than any request lasts.
    private static final Duration OVERTAKEN = Duration.ofMinutes(10);

    private final Duration interval;
    private final Duration room;

    public SteadyRate(int burst, Duration interval) {
        this.interval = interval;
        this.room = interval.multipliedBy(burst);
    }

    /// The moment to keep, in place of `before`, of somebody who gets one more.
    public Instant due(@Nullable Instant before, Instant now) {
        return start(before, now).plus(interval);
    }

    /// How long to wait before one gets one more that would be due then, where it is too soon.
    public Optional<Duration> toWait(Instant due, Instant now) {
        var wait = Duration.between(now.plus(room), due);
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
