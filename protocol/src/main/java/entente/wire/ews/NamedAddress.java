package entente.wire.ews;

/// Somebody of the directory, or something.
public record NamedAddress(String name, String address) {}
