package entente.vouching;

import java.net.URI;
import java.time.Duration;

/// A SOAP request to a partner. `operation` is its name in traces, `action` its `SOAPAction` without quotes. `patience` bounds each
/// single call, `mostBytes` the answer.
public record Message(
        URI endpoint,
        String operation,
        String action,
        String userAgent,
        byte[] body,
        Duration patience,
        int mostBytes) {
    /// The same message to another place.
    Message at(URI elsewhere) {
        return new Message(elsewhere, operation, action, userAgent, body, patience, mostBytes);
    }

    /// The same message in other words.
    Message withBody(byte[] other) {
        return new Message(endpoint, operation, action, userAgent, other, patience, mostBytes);
    }

    /// The host alone: what the message says is between us and the partner.
    @Override
    public String toString() {
        return operation + " to " + endpoint.getHost();
    }
}
