package entente.delegation;

import entente.problem.Code;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Signed;
import entente.wire.seal.XmlTree;
import entente.wire.soap.MalformedXml;
import org.w3c.dom.Element;

/// What an endpoint is given to read: the body that was signed, the id that its answer relates to, and which version of our answers the caller
/// understands. That version alone may be taken from a header that nobody signed: all it changes is the spelling of the answer.
final class SignedEnvelope {
    static final String EWS_TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";
    static final String AUTODISCOVER = "http://schemas.microsoft.com/exchange/2010/Autodiscover";

    private static final String VERSION = "[A-Za-z0-9_]{1,40}";

    private SignedEnvelope() {}

    static byte[] of(SecurityHeader header, Signed signed) throws DelegationRefused {
        var envelope = XmlTree.root(Namespaces.SOAP_11, "s:Envelope");
        var block = XmlTree.add(envelope, Namespaces.SOAP_11, "s:Header");
        XmlTree.add(block, Namespaces.ADDRESSING, "wsa:MessageID", header.messageId());
        addVersion(header, block);
        envelope.appendChild(
                envelope.getOwnerDocument().importNode(body(header.signedBody(signed)), true));
        return XmlTree.write(envelope);
    }

    private static void addVersion(SecurityHeader header, Element block) {
        header.unsigned(EWS_TYPES, "RequestServerVersion").stream()
                .map(each -> each.getAttribute("Version"))
                .filter(version -> version.matches(VERSION))
                .limit(1)
                .forEach(version ->
                        XmlTree.add(block, EWS_TYPES, "t:RequestServerVersion")
                                .setAttribute("Version", version));
    }

    /// Canonical octets are a document, and may be a larger one than was sent: they say namespaces again where they are needed.
    private static Element body(byte[] octets) throws DelegationRefused {
        try {
            return XmlTree.read(octets).getDocumentElement();
        } catch (MalformedXml grown) {
            throw DelegationRefused.ofPartner(Code.SEAL_MALFORMED, grown.complaint());
        }
    }
}
