package entente.wire.seal;

import static entente.wire.seal.Namespaces.SECURITY;
import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;

/// Which key a signature, or an encrypted key, was made with (`SecurityTokenReference`, WS-Security 1.1, 7.3). It tells where to look for a key
/// that we already have; it never brings one.
public sealed interface KeyReference {
    /// The key of a certificate, by its SubjectKeyIdentifier.
    record Certificate(KeyId keyId) implements KeyReference {
        private static final String TYPE =
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509SubjectKeyIdentifier";
        private static final String BASE64 =
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    }

    /// The proof key of a SAML 1.1 assertion, by its AssertionID.
    record Assertion(String assertionId) implements KeyReference {
        private static final String TYPE =
                "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID";
        private static final String TOKEN_TYPE =
                "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1";
        private static final int MOST_CHARACTERS = 128;
    }

    /// Reads `<wsse:SecurityTokenReference>` with its one `KeyIdentifier`.
    static KeyReference read(Element reference) throws SealBroken {
        if (!reference.is(SECURITY, "SecurityTokenReference")) {
            throw XmlTree.broken("%s is not a reference to a token", reference);
        }
        requireTokenType(reference);
        XmlTree.expectOnly(reference, SECURITY, "KeyIdentifier");
        var identifier = XmlTree.only(reference, SECURITY, "KeyIdentifier");
        XmlTree.expectAttributes(identifier, "ValueType", "EncodingType");
        var value = XmlTree.value(identifier);
        return switch (XmlTree.attribute(identifier, "ValueType")) {
            case Certificate.TYPE ->
                    new Certificate(
                            KeyId.parse(value)
                                    .orElseThrow(
                                            () -> XmlTree.broken("%s names no key", identifier)));
            case Assertion.TYPE -> new Assertion(assertionId(identifier, value));
            default -> throw XmlTree.broken("%s is of an unknown type", identifier);
        };
    }

    /// Reads a `<ds:KeyInfo>` that refers to a key. One that holds a key, or says where to fetch one, is refused.
    static KeyReference inKeyInfo(Element keyInfo) throws SealBroken {
        XmlTree.expectAttributes(keyInfo, "Id");
        XmlTree.expectOnly(keyInfo, SECURITY, "SecurityTokenReference");
        return read(XmlTree.only(keyInfo, SECURITY, "SecurityTokenReference"));
    }

    /// Writes itself as the one child of a new `<ds:KeyInfo>` in `parent`.
    default void writeKeyInfo(Element parent) {
        var keyInfo = XmlTree.add(parent, SIGNATURE, "ds:KeyInfo");
        keyInfo.append(write());
    }

    /// Writes itself as an element that stands nowhere yet.
    default Element write() {
        var reference = XmlTree.root(SECURITY, "wsse:SecurityTokenReference");
        switch (this) {
            case Certificate(var keyId) -> {
                var identifier =
                        XmlTree.add(reference, SECURITY, "wsse:KeyIdentifier", keyId.base64());
                identifier.set("EncodingType", Certificate.BASE64);
                identifier.set("ValueType", Certificate.TYPE);
            }
            case Assertion(var id) ->
                    XmlTree.add(reference, SECURITY, "wsse:KeyIdentifier", id)
                            .set("ValueType", Assertion.TYPE);
        }
        return reference;
    }

    private static String assertionId(Element identifier, String value) throws SealBroken {
        if (value.isEmpty() || value.length() > Assertion.MOST_CHARACTERS) {
            throw XmlTree.broken("%s names no assertion", identifier);
        }
        return value;
    }

    /// WS-Security 1.1 may say of which type the token is; SAML 1.1 is what we know.
    private static void requireTokenType(Element reference) throws SealBroken {
        for (var each : reference.attributes()) {
            var isTokenType =
                    each.namespace().equals(Namespaces.SECURITY_11)
                            && each.local().equals("TokenType")
                            && each.value().equals(Assertion.TOKEN_TYPE);
            if (!isTokenType) {
                throw XmlTree.broken("%s is of an unknown kind", reference);
            }
        }
    }
}
