package entente.registry;

import entente.broker.SteadyRate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each peer may ask: some at once, and so many a minute after that. Keeps the latest 10,000 peers and no more.
final class PeerRate {
    private static final int MOST_PEERS = 10_000;

    private final SteadyRate rate;

    private final Map<String, Instant> due =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST_PEERS;
                }
            };

    PeerRate(int burst, int perMinute) {
        this.rate = new SteadyRate(burst, Duration.ofMinutes(1).dividedBy(perMinute));
    }

    synchronized void take(String peer, Instant now) throws RegistrationRefused {
        var next = rate.due(due.get(peer), now);
        var wait = rate.toWait(next, now);
        if (wait.isPresent()) {
            throw RegistrationRefused.busy(Duration.ofSeconds(wait.get().toSeconds() + 1));
        }
        due.put(peer, next);
    }
}
