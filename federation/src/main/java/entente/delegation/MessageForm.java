package entente.delegation;

import entente.problem.Code;
import entente.wire.seal.Flaw;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.Node;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;

/// The form of a sealed message (SOAP 1.1, WS-Security 1.1), before anything in it is believed or any key is used.
final class MessageForm {
    private static final int MOST_HEADER_CHARACTERS = 128 * 1024;

    /// Headers beside addressing and security that callers may insist on.
    private static final Set<QName> UNDERSTOOD =
            Set.of(
                    new QName(Namespaces.ADDRESSING, "ReplyTo"),
                    new QName(SignedEnvelope.EWS_TYPES, "RequestServerVersion"),
                    new QName(SignedEnvelope.AUTODISCOVER, "RequestedServerVersion"));

    private MessageForm() {}

    static SecurityHeader read(SealedMessage message, List<String> passed)
            throws DelegationRefused {
        try {
            var envelope = XmlTree.read(message.octets());
            checkHeaderSize(envelope);
            var header = SecurityHeader.read(envelope);
            if (!header.soap().equals(Namespaces.SOAP_11)) {
                throw malformed("not a SOAP 1.1 envelope");
            }
            if (header.token().isEmpty()) {
                throw malformed("it has no token");
            }
            for (var other : header.otherMandatoryHeaders()) {
                if (!UNDERSTOOD.contains(other)) {
                    throw DelegationRefused.of(
                            Code.SEAL_NOT_UNDERSTOOD, DelegationRefused.quoted(other.toString()));
                }
            }
            passed.add("one security header with a timestamp, a token and a signature");
            return header;
        } catch (MalformedXml unreadable) {
            throw malformed(unreadable.complaint());
        } catch (SealBroken broken) {
            throw DelegationRefused.of(
                    broken.flaw() == Flaw.TIMESTAMP ? Code.SEAL_TIMES : Code.SEAL_MALFORMED,
                    broken);
        }
    }

    static void checkTimes(SecurityHeader header, Instant now, List<String> passed)
            throws DelegationRefused {
        try {
            header.timestamp().check(now, DelegationVerifier.SKEW);
            passed.add("now lies within the message's timestamp");
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.SEAL_TIMES, broken);
        }
    }

    private static void checkHeaderSize(Element envelope) throws SealBroken, DelegationRefused {
        var header = XmlTree.only(envelope, Namespaces.SOAP_11, "Header");
        if (characters(header) > MOST_HEADER_CHARACTERS) {
            throw malformed("its header is larger than is read");
        }
    }

    /// The texts, attributes and declarations in an element. Names are bounded with the number of nodes.
    private static long characters(Element element) {
        var sum = 0L;
        for (var each : element.attributes()) {
            sum += each.value().length();
        }
        for (var each : element.declarations()) {
            sum += each.namespace().length();
        }
        for (var each : element.nodes()) {
            sum +=
                    switch (each) {
                        case Element inner -> characters(inner);
                        case Node.Text(var data) -> data.length();
                        case Node.Comment(var data) -> data.length();
                    };
        }
        return sum;
    }

    private static DelegationRefused malformed(String cause) {
        return DelegationRefused.of(Code.SEAL_MALFORMED, cause);
    }
}
