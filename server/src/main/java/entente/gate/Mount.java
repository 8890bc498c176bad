package entente.gate;

import entente.delegation.Destination;

/// An endpoint and where it answers.
public sealed interface Mount {
    Place place();

    /// Answers everybody.
    record Open(Place place, OpenEndpoint endpoint) implements Mount {}

    /// Answers those whom its door lets in.
    record Guarded(Place place, Door door, GuardedEndpoint endpoint) implements Mount {}

    /// Answers those whom its door lets in, and in the lobby before it what anybody may ask.
    record WithLobby(Lobby lobby, Guarded guarded) implements Mount {
        @Override
        public Place place() {
            return guarded.place();
        }
    }

    /// Answers those whose message proves who they are: its endpoint is shown what was signed, and nothing else of the message.
    record Sealed(Place place, SealedDoor door, Destination destination, GuardedEndpoint endpoint)
            implements Mount {}
}
