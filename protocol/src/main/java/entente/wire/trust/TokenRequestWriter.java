package entente.wire.trust;

import entente.wire.seal.Namespaces;
import entente.wire.seal.XmlTree;
import entente.wire.soap.XmlWriter;
import java.util.UUID;

/// Writes a token request, its elements in the order in which they were seen on the wire.
final class TokenRequestWriter {
    private static final int EXPECTED = 8 * 1024;

    /// The one policy that requests of this kind name.
    private static final String POLICY_NAME = "EX_MBI_FED_SSL";

    private TokenRequestWriter() {}

    static byte[] envelope(TokenRequest request) {
        var version = request.version();
        var xml = new XmlWriter(EXPECTED);
        xml.start("s:Envelope").attribute("xmlns:s", Namespaces.SOAP_12);
        xml.start("s:Body");
        xml.start("t:RequestSecurityToken")
                .attribute("xmlns:t", version.namespace())
                .attribute("xmlns:wsp", TrustNamespaces.POLICY)
                .attribute("xmlns:a", Namespaces.ADDRESSING)
                .attribute("xmlns:auth", TrustNamespaces.AUTHORIZATION)
                .attribute("Id", "uuid-" + UUID.randomUUID());
        xml.element("t:RequestType", version.issue());
        xml.element("t:TokenType", TrustNamespaces.SAML_TOKEN);
        xml.element("t:KeyType", version.symmetricKey());
        xml.element("t:KeySize", request.keyBits());
        xml.element("t:CanonicalizationAlgorithm", TrustNamespaces.EXCLUSIVE);
        xml.element("t:EncryptionAlgorithm", request.suite().contentEncryption());
        xml.element("t:EncryptWith", request.suite().contentEncryption());
        xml.element("t:SignWith", request.suite().hmacSignature());
        appliesTo(xml, request.appliesTo());
        xml.start("t:OnBehalfOf").raw(XmlTree.write(request.onBehalfOf())).end();
        requestor(xml, request.requestor());
        action(xml, request.action());
        xml.start("wsp:PolicyReference").attribute("URI", POLICY_NAME).end();
        return xml.end().end().end().toBytes();
    }

    /// A bare name gets a scheme: the element holds an address.
    private static void appliesTo(XmlWriter xml, String name) {
        xml.start("wsp:AppliesTo").start("a:EndpointReference");
        xml.element("a:Address", name.contains(":") ? name : "http://" + name + "/");
        xml.end().end();
    }

    private static void requestor(XmlWriter xml, String name) {
        xml.start("auth:AdditionalContext");
        xml.start("auth:ContextItem")
                .attribute("Scope", AuthorizationNames.REQUESTOR_SCOPE)
                .attribute("Name", AuthorizationNames.REQUESTOR);
        xml.element("auth:Value", name).end().end();
    }

    private static void action(XmlWriter xml, String action) {
        xml.start("t:Claims").attribute("Dialect", AuthorizationNames.DIALECT);
        xml.start("auth:ClaimType").attribute("Uri", AuthorizationNames.ACTION);
        xml.element("auth:Value", action).end().end();
    }
}
