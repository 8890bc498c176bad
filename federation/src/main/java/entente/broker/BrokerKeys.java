package entente.broker;

import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys a broker signs with. The current one signs; the next is published ahead of its use, so that everybody knows it when its day
/// comes; the previous stays published until the last token it signed has expired. Safe for many threads.
public final class BrokerKeys {
    private record Ring(
            SigningKey current, Optional<SigningKey> next, Optional<SigningKey> previous) {}

    private volatile Ring ring;

    public BrokerKeys(
            SigningKey current, Optional<SigningKey> next, Optional<SigningKey> previous) {
        this.ring = new Ring(current, next, previous);
    }

    public SigningKey current() {
        return ring.current();
    }

    /// What is published: current, next, previous, as far as there is one.
    public List<VerifyKey> published() {
        var now = ring;
        return Stream.of(Optional.of(now.current()), now.next(), now.previous())
                .flatMap(Optional::stream)
                .map(SigningKey::verifyKey)
                .toList();
    }

    /// Publishes a key that will sign after the next [#roll].
    public synchronized void stage(SigningKey next) {
        ring = new Ring(ring.current(), Optional.of(next), ring.previous());
    }

    /// The next key signs from now on, and the current one becomes the previous. False, and nothing changes, where none was staged.
    public synchronized boolean roll() {
        if (ring.next().isEmpty()) {
            return false;
        }
        ring = new Ring(ring.next().get(), Optional.empty(), Optional.of(ring.current()));
        return true;
    }

    /// Withdraws the previous key: what it signed is believed no longer.
    public synchronized void clearPrevious() {
        ring = new Ring(ring.current(), ring.next(), Optional.empty());
    }

    @Override
    public String toString() {
        return "keys " + published();
    }
}
