package entente.inspection;

import java.time.Instant;
import java.util.Optional;

/// How a token is to be thought of as having come: addressed to `host` (lower case, no port), at `at`. At `reading`, which is now, keys of its
/// issuer may be read where that is due; where it is empty, nobody is called.
public record Circumstances(String host, Instant at, Optional<Instant> reading) {}
