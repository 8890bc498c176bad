package entente.wire.trust;

import entente.wire.seal.Namespaces;
import entente.wire.soap.XmlWriter;
import java.util.Base64;

/// Writes `<RequestSecurityTokenResponse>`, in WS-Trust 1.3 within its collection.
final class TokenResponseWriter {
    private static final int BESIDES_TOKEN = 4 * 1024;

    private TokenResponseWriter() {}

    static byte[] write(
            TrustVersion version, String relatesTo, String appliesTo, IssuedToken token) {
        var xml = new XmlWriter(BESIDES_TOKEN + token.encryptedData().length);
        xml.start("s:Envelope")
                .attribute("xmlns:s", Namespaces.SOAP_12)
                .attribute("xmlns:a", Namespaces.ADDRESSING);
        xml.start("s:Header");
        xml.start("a:Action").attribute("s:mustUnderstand", "1");
        xml.text(version.responseAction()).end();
        xml.element("a:RelatesTo", relatesTo);
        xml.end().start("s:Body");
        if (version == TrustVersion.V13) {
            xml.start("t:RequestSecurityTokenResponseCollection")
                    .attribute("xmlns:t", version.namespace());
            response(xml.start("t:RequestSecurityTokenResponse"), appliesTo, token);
            xml.end();
        } else {
            xml.start("t:RequestSecurityTokenResponse").attribute("xmlns:t", version.namespace());
            response(xml, appliesTo, token);
        }
        return xml.end().end().toBytes();
    }

    private static void response(XmlWriter xml, String appliesTo, IssuedToken token) {
        xml.element("t:TokenType", TrustNamespaces.SAML_TOKEN);
        xml.start("wsp:AppliesTo").attribute("xmlns:wsp", TrustNamespaces.POLICY);
        xml.start("a:EndpointReference").element("a:Address", appliesTo).end().end();
        lifetime(xml, token);
        xml.start("t:RequestedSecurityToken").raw(token.encryptedData()).end();
        reference(xml, "t:RequestedAttachedReference", token.assertionId());
        reference(xml, "t:RequestedUnattachedReference", token.assertionId());
        xml.start("t:RequestedProofToken");
        xml.element("t:BinarySecret", Base64.getEncoder().encodeToString(token.proofKey()));
        xml.end().end();
    }

    private static void lifetime(XmlWriter xml, IssuedToken token) {
        xml.start("t:Lifetime").attribute("xmlns:u", Namespaces.UTILITY);
        xml.element("u:Created", token.created().toString());
        xml.element("u:Expires", token.expires().toString()).end();
    }

    private static void reference(XmlWriter xml, String name, String assertionId) {
        xml.start(name);
        xml.start("o:SecurityTokenReference").attribute("xmlns:o", Namespaces.SECURITY);
        xml.start("o:KeyIdentifier").attribute("ValueType", TrustNamespaces.ASSERTION_ID);
        xml.text(assertionId).end().end().end();
    }
}
