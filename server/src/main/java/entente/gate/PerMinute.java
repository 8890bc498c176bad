package entente.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Counts what somebody does within a minute that begins with the first time. Holds so many names at once; those that were not
/// counted for long are forgotten first.
public final class PerMinute {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_COUNTED = 100_000;

    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    private record Count(int times, Instant until) {}

    boolean reached(String who, int most, Instant now) {
        var count = counts.getIfPresent(who);
        return count != null && now.isBefore(count.until()) && count.times() >= most;
    }

    void count(String who, Instant now) {
        counted(who, now);
    }

    /// Counts one more, and says whether that is within so many of the minute.
    public boolean countWithin(String who, int most, Instant now) {
        return counted(who, now).times() <= most;
    }

    private Count counted(String who, Instant now) {
        return Objects.requireNonNull(
                counts.asMap()
                        .merge(
                                who,
                                new Count(1, now.plus(PERIOD)),
                                (before, first) ->
                                        now.isBefore(before.until())
                                                ? new Count(before.times() + 1, before.until())
                                                : first));
    }
}
