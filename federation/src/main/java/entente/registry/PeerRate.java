package entente.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each peer may ask: some at once, and so many a minute after that. Keeps the latest 10,000 peers and no more.
final class PeerRate {
    private static final int MOST_PEERS = 10_000;

    /// Longer than any request lasts.
    private static final Duration OVERTAKEN = Duration.ofMinutes(10);

    private final Duration interval;
    private final Duration room;

    /// For each peer the moment by which all it asked would have been due at the steady rate.
    private final Map<String, Instant> due =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST_PEERS;
                }
            };

    PeerRate(int burst, int perMinute) {
        this.interval = Duration.ofMinutes(1).dividedBy(perMinute);
        this.room = interval.multipliedBy(burst);
    }

    synchronized void take(String peer, Instant now) throws RegistrationRefused {
        var before = due.get(peer);
        var next = start(before, now).plus(interval);
        var wait = Duration.between(now.plus(room), next);
        if (wait.isPositive()) {
            throw RegistrationRefused.busy(Duration.ofSeconds(wait.toSeconds() + 1));
        }
        due.put(peer, next);
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
