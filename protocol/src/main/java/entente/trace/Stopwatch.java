package entente.trace;

import java.time.Duration;

/// How long a step took, by the machine's monotonic clock.
public final class Stopwatch {
    private long start = System.nanoTime();

    /// The time since the start or the last lap, and begins the next.
    public Duration lap() {
        var now = System.nanoTime();
        var took = Duration.ofNanos(now - start);
        start = now;
        return took;
    }
}
