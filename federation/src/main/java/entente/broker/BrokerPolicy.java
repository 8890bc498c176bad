package entente.broker;

import java.time.Duration;

/// How generous the broker is: how long its tokens last (5 to 60 minutes, for nobody can take one back), and how many an application may
/// get (`perSecond` in the long run, `burst` at once).
public record BrokerPolicy(Duration tokenLifetime, int burst, int perSecond) {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    public BrokerPolicy {
        if (tokenLifetime.compareTo(SHORTEST) < 0 || tokenLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lasts 5 to 60 minutes");
        }
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("an application may get one token at least");
        }
    }

    /// Tokens of this lifetime, with limits that no well-behaved requestor meets: one that keeps its tokens needs a few an hour.
    public static BrokerPolicy lasting(Duration tokenLifetime) {
        return new BrokerPolicy(tokenLifetime, 10_000, 2_000);
    }
}
