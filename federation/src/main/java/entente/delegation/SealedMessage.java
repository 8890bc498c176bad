package entente.delegation;

import java.util.List;

/// A message as it came to one of our places: what was posted, and the values of its SOAPAction headers.
public record SealedMessage(byte[] octets, List<String> soapActions, Destination destination) {
    public SealedMessage {
        soapActions = List.copyOf(soapActions);
    }

    /// Where it came to, and nothing of what it holds.
    @Override
    public String toString() {
        return "message to " + destination.path();
    }
}
