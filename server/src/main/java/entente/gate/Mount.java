package entente.gate;

/// An endpoint and where it answers.
public sealed interface Mount {
    Place place();

    /// Answers everybody.
    record Open(Place place, OpenEndpoint endpoint) implements Mount {}

    /// Answers those whom its door lets in.
    record Guarded(Place place, Door door, GuardedEndpoint endpoint) implements Mount {}
}
