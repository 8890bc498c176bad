package entente.wire.soap;

/// A namespace that an element declares: `xmlns:prefix="namespace"`, or the default one where `prefix` is empty. An empty namespace takes
/// the default one back.
public record Declaration(String prefix, String namespace) {}
