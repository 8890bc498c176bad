package entente.gate;

import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.time.Instant;

/// How the door has a bearer token checked. [TrustedTokens] is how it is done.
public interface TokenCheck {
    /// Every check of `token` for a request addressed to `host` at `now`; what the token claims goes to `trace`.
    Entry check(String token, String host, Instant now, Trace trace);

    /// What a caller without a token is told (MS-XOAUTH 3.2.5.4).
    Challenge challenge();
}
