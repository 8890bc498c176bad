package entente.delivery;

/// A message that is to be sent, and what its sender keeps of it.
public record Dispatch(Letter letter, Keeping keeping) {}
