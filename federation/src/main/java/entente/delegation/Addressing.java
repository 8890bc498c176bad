package entente.delegation;

import entente.problem.Code;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.XmlTree;
import java.util.List;

/// That a message is for the place it came to, and asks one thing wherever it says what it asks (WS-Addressing 1.0, SOAP 1.1 6.1.1).
final class Addressing {
    private Addressing() {}

    static void checkTo(
            SecurityHeader header, SealedMessage message, OwnPlaces places, List<String> passed)
            throws DelegationRefused {
        if (!places.are(header.to(), message.destination().path())) {
            throw DelegationRefused.ofPartner(
                    Code.SEAL_ADDRESSEE,
                    "to %s, not %s of ours"
                            .formatted(
                                    DelegationRefused.quoted(header.to()),
                                    message.destination().path()));
        }
        passed.add("the message is for this place");
    }

    /// The one operation that Action, SOAPAction and the body name, if it is offered there.
    static DelegatedOperation operation(
            SecurityHeader header, SealedMessage message, List<String> passed)
            throws DelegationRefused {
        var action = header.action();
        if (!message.soapActions().stream()
                .map(Addressing::unquoted)
                .toList()
                .equals(List.of(action))) {
            throw refused("Action %s is not SOAPAction %s", action, message.soapActions());
        }
        var operation =
                DelegatedOperation.of(action)
                        .filter(message.destination().operations()::contains)
                        .orElseThrow(() -> refused("%s is not offered at %s", action, message));
        var content = XmlTree.children(header.body());
        if (content.size() != 1
                || !content.getFirst().is(operation.namespace(), operation.element())) {
            throw refused("the body is not what %s says, at %s", action, message);
        }
        passed.add("action and body are " + operation.element());
        return operation;
    }

    private static String unquoted(String value) {
        var bare = value.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    private static DelegationRefused refused(String what, String action, Object more) {
        return DelegationRefused.ofPartner(
                Code.SEAL_OPERATION,
                what.formatted(
                        DelegationRefused.quoted(action),
                        DelegationRefused.quoted(more.toString())));
    }
}
