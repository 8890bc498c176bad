package entente.keys;

import entente.tokens.SigningKeys;

/// Our signing keys since they were first changed while we ran. `configured` is the thumbprint of the key that the configuration file named
/// then: once it names another, that one counts and this is over.
public record SigningRing(String configured, SigningKeys keys) {}
