package entente.delegation;

import entente.problem.Code;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Signed;
import entente.wire.seal.XmlTree;
import entente.wire.soap.DocumentReader;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlWriter;
import java.util.regex.Pattern;

/// What an endpoint is given to read: the body that was signed, the id that its answer relates to, and which version of our answers the caller
/// understands. That version alone may be taken from a header that nobody signed: all it changes is the spelling of the answer.
final class SignedEnvelope {
    static final String EWS_TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";
    static final String AUTODISCOVER = "http://schemas.microsoft.com/exchange/2010/Autodiscover";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private SignedEnvelope() {}

    static byte[] of(SecurityHeader header, Signed signed) throws DelegationRefused {
        var body = header.signedBody(signed);
        requireWithinBounds(body);
        var xml = XmlWriter.fragment();
        xml.start("s:Envelope").attribute("xmlns:s", Namespaces.SOAP_11).start("s:Header");
        xml.start("wsa:MessageID").attribute("xmlns:wsa", Namespaces.ADDRESSING);
        xml.text(header.messageId()).end();
        addVersion(header, xml);
        return xml.end().raw(body).end().toBytes();
    }

    private static void addVersion(SecurityHeader header, XmlWriter xml) {
        for (var block : header.unsigned(EWS_TYPES, "RequestServerVersion")) {
            var version = block.attribute("Version").orElse("");
            if (VERSION.matcher(version).matches()) {
                xml.start("t:RequestServerVersion").attribute("xmlns:t", EWS_TYPES);
                xml.attribute("Version", version).end();
                return;
            }
        }
    }

    /// Canonical octets are a document, and may be a larger one than was sent: they say namespaces again where they are needed. One of fewer
    /// octets than a document may have nodes has no more nodes than it may, and is no deeper than what it was made of.
    private static void requireWithinBounds(byte[] body) throws DelegationRefused {
        if (body.length <= DocumentReader.MOST_NODES) {
            return;
        }
        try {
            XmlTree.read(body);
        } catch (MalformedXml grown) {
            throw DelegationRefused.ofPartner(Code.SEAL_MALFORMED, grown.complaint());
        }
    }
}
