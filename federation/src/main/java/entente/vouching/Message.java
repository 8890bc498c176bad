package entente.vouching;

import entente.trusts.Action;
import java.net.URI;
import java.time.Duration;

/// A SOAP request to a partner. `operation` is its name in traces, `action` its `SOAPAction` without quotes. `purpose` is what is wanted in the end, also
/// where Autodiscover is asked for the way there. `patience` bounds each single call, `mostBytes` the answer.
public record Message(
        URI endpoint,
        String operation,
        String action,
        Action purpose,
        String userAgent,
        byte[] body,
        Duration patience,
        int mostBytes) {
    /// The same message to another place.
    Message at(URI elsewhere) {
        return new Message(
                elsewhere, operation, action, purpose, userAgent, body, patience, mostBytes);
    }

    /// The same message in other words.
    Message withBody(byte[] other) {
        return new Message(
                endpoint, operation, action, purpose, userAgent, other, patience, mostBytes);
    }

    /// The host alone: what the message says is between us and the partner.
    @Override
    public String toString() {
        return operation + " to " + endpoint.getHost();
    }
}
