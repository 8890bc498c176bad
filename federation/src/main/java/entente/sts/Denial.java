package entente.sts;

import java.time.Instant;

/// One request that got no delegation token, and why. The first three are what was proven or read of it by then, or empty.
public record Denial(
        Instant at, String requestor, String target, String action, String code, String cause) {}
