package entente.gate;

import java.time.Instant;

/// Peers whose messages prove nothing, again and again: they are not heard for the rest of the minute, before anything of theirs is read.
///
/// Reading a message and checking its signature costs us much more than sending one costs them.
public final class Unproven {
    /// So many in a minute.
    public static final int MOST = 100;

    private final PerMinute failures = new PerMinute();

    /// Whether this peer had its fill.
    public boolean isNotHeard(Arrival arrival, Instant now) {
        return failures.reached(arrival.network(), MOST, now);
    }

    /// Counts a message that proved nothing.
    public void count(Arrival arrival, Instant now) {
        failures.count(arrival.network(), now);
    }
}
