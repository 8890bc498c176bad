package entente.gate;

import java.time.Instant;

/// How the door has a bearer token checked.
public interface TokenCheck {
    /// Every check of `token` for a request addressed to `host` at `now`.
    Entry check(String token, String host, Instant now);

    /// What a caller without a token is told: the value of a `WWW-Authenticate: Bearer` header, without an error.
    String challenge();
}
