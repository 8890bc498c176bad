package entente.broker;

import java.time.Instant;

/// One request that got no token, and why. `client` and `resource` are what the request claimed, unproven, cut and printable.
public record Denial(Instant at, String client, String resource, String code, String cause) {}
