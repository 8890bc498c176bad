package entente.gate;

import entente.question.Address;
import java.time.Instant;

/// Counts wrong passwords: of one address from one peer, and of one peer over all addresses, each within a minute that
/// begins with the first. Nobody can lock another out from elsewhere, and trying one password on many addresses ends too.
final class Attempts {
    static final int FOR_ONE_ADDRESS = 20;
    static final int FROM_ONE_PEER = 300;

    private final PerMinute wrong = new PerMinute();

    boolean exhausted(Address address, String peer, Instant now) {
        return wrong.reached(peer, FROM_ONE_PEER, now)
                || wrong.reached(peer + " " + address, FOR_ONE_ADDRESS, now);
    }

    boolean exhausted(String peer, Instant now) {
        return wrong.reached(peer, FROM_ONE_PEER, now);
    }

    /// Of nobody's address.
    void failed(String peer, Instant now) {
        wrong.count(peer, now);
    }

    void failed(Address address, String peer, Instant now) {
        wrong.count(peer, now);
        wrong.count(peer + " " + address, now);
    }
}
