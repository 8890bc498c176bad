package entente.broker;

import entente.wire.jwt.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How often each application gets a token. Asked only after the application proved who it is, so nobody uses up another's share,
/// and what is kept is bounded by the number of applications registered.
final class AppRate {
    private final SteadyRate rate;
    private final Map<Issuer, Instant> due = new ConcurrentHashMap<>();

    AppRate(int burst, int perSecond) {
        this.rate = new SteadyRate(burst, Duration.ofSeconds(1).dividedBy(perSecond));
    }

    /// Takes one; or says how long to wait, and takes none.
    Optional<Duration> take(Issuer client, Instant now) {
        var next = new Instant[1];
        due.compute(
                client,
                (_, before) -> {
                    next[0] = rate.due(before, now);
                    return rate.toWait(next[0], now).isPresent() ? before : next[0];
                });
        return rate.toWait(next[0], now);
    }
}
