package entente.keys;

import entente.tokens.SigningKeys;
import java.time.Instant;

/// Our signing keys since they were first changed while we ran. `configured` is the thumbprint of the key that the configuration file named
/// then: once it names another, that one counts and this is over. `changed` is when the key that is the previous one now signed last.
public record SigningRing(String configured, SigningKeys keys, Instant changed) {}
