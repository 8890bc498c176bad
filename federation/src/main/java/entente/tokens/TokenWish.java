package entente.tokens;

import entente.wire.jwt.PrincipalName;
import java.time.Instant;

/// A token wanted: from which broker, for which resource, with or without the right to speak for a person, and by when.
public record TokenWish(
        AuthServer server, PrincipalName resource, boolean delegation, Instant deadline) {}
