package entente.wire.ews;

/// That something was done with an item, of which an answer tells nothing.
public record ItemGone() {}
