package entente.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.question.Address;
import java.time.Duration;
import java.time.Instant;

/// Counts wrong passwords: of one address from one peer, and of one peer over all addresses, each within a minute that
/// begins with the first. Nobody can lock another out from elsewhere, and trying one password on many addresses ends too.
final class Attempts {
    static final int FOR_ONE_ADDRESS = 20;
    static final int FROM_ONE_PEER = 300;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_COUNTED = 100_000;

    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    private record Count(int wrong, Instant until) {}

    boolean exhausted(Address address, String peer, Instant now) {
        return reached(peer, FROM_ONE_PEER, now)
                || reached(peer + " " + address, FOR_ONE_ADDRESS, now);
    }

    void failed(Address address, String peer, Instant now) {
        count(peer, now);
        count(peer + " " + address, now);
    }

    private boolean reached(String who, int most, Instant now) {
        var count = counts.getIfPresent(who);
        return count != null && now.isBefore(count.until()) && count.wrong() >= most;
    }

    private void count(String who, Instant now) {
        counts.asMap()
                .merge(
                        who,
                        new Count(1, now.plus(PERIOD)),
                        (before, first) ->
                                now.isBefore(before.until())
                                        ? new Count(before.wrong() + 1, before.until())
                                        : first);
    }
}
