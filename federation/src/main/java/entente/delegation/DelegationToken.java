package entente.delegation;

import entente.calling.Kept;
import entente.wire.trust.IssuedToken;
import java.time.Duration;
import java.time.Instant;

/// A token for one person, partner and action, with the key that proves it ours. What is in it, the partner alone can read.
public final class DelegationToken implements Kept.Lasting {
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final IssuedToken issued;
    private final DelegationTokens.Key key;

    DelegationToken(IssuedToken issued, DelegationTokens.Key key) {
        this.issued = issued;
        this.key = key;
    }

    /// As the broker issued it. Search for this name to find who sends it.
    public IssuedToken issued() {
        return issued;
    }

    DelegationTokens.Key key() {
        return key;
    }

    @Override
    public Instant end() {
        return issued.expires();
    }

    @Override
    public Instant renewal() {
        return issued.expires().minus(AHEAD);
    }

    @Override
    public String toString() {
        return "delegation token for " + key.resource();
    }
}
