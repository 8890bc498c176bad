package entente.broker;

import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys a broker signs with. The current one signs; the next is published ahead of its use, so that everybody knows it when its day
/// comes, and takes over by itself on that day; the previous stays published until the last token it signed has expired. Safe for many
/// threads.
public final class BrokerKeys {
    /// `nextEffective` is [Instant#MAX] where no day is set: then only [#roll] brings the next key into use.
    private record Ring(
            SigningKey current,
            Optional<SigningKey> next,
            Instant nextEffective,
            Optional<SigningKey> previous) {
        Ring at(Instant now) {
            return now.isBefore(nextEffective) ? this : rolled();
        }

        Ring rolled() {
            return next.map(key ->
                            new Ring(key, Optional.empty(), Instant.MAX, Optional.of(current)))
                    .orElse(this);
        }
    }

    private volatile Ring ring;

    public BrokerKeys(
            SigningKey current,
            Optional<SigningKey> next,
            Instant nextEffective,
            Optional<SigningKey> previous) {
        this.ring = new Ring(current, next, nextEffective, previous);
    }

    /// The key that signs at `now`.
    public SigningKey signerAt(Instant now) {
        return ring.at(now).current();
    }

    /// What is published at `now`: current, next, previous, as far as there is one.
    public List<VerifyKey> publishedAt(Instant now) {
        var keys = ring.at(now);
        return Stream.of(Optional.of(keys.current()), keys.next(), keys.previous())
                .flatMap(Optional::stream)
                .map(SigningKey::verifyKey)
                .toList();
    }

    /// Publishes a key that will sign from `effective` on, or after the next [#roll].
    public synchronized void stage(SigningKey next, Instant effective, Instant now) {
        var keys = ring.at(now);
        ring = new Ring(keys.current(), Optional.of(next), effective, keys.previous());
    }

    /// The next key signs from now on, and the current one becomes the previous. False, and nothing changes, where none was staged.
    public synchronized boolean roll(Instant now) {
        var keys = ring.at(now);
        ring = keys.rolled();
        return keys.next().isPresent();
    }

    /// Withdraws the previous key: what it signed is believed no longer.
    public synchronized void clearPrevious(Instant now) {
        var keys = ring.at(now);
        ring = new Ring(keys.current(), keys.next(), keys.nextEffective(), Optional.empty());
    }

    @Override
    public String toString() {
        return "keys " + ring;
    }
}
