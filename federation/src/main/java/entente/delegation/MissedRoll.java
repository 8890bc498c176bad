package entente.delegation;

import entente.trace.Trace;
import entente.trusts.FederationTrust.TokenIssuer;
import java.time.Instant;

/// Mends a change of the broker's keys that was not seen ahead: where a token or a refusal shows that one may have been missed, its document is
/// read again.
@FunctionalInterface
public interface MissedRoll {
    /// Nothing is read.
    MissedRoll NEVER = (_, _, _) -> false;

    /// Whether the broker is known with other keys now than it was with `used`. Reads its document at most once for all who ask, and not again for a
    /// while, whoever sends what.
    boolean isMended(TokenIssuer used, Instant now, Trace trace);
}
