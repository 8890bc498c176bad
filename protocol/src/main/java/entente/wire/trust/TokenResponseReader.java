package entente.wire.trust;

import static entente.wire.seal.Namespaces.ADDRESSING;
import static entente.wire.seal.Namespaces.ENCRYPTION;
import static entente.wire.seal.Namespaces.SECURITY;
import static entente.wire.seal.Namespaces.SOAP_12;
import static entente.wire.seal.Namespaces.UTILITY;

import entente.wire.seal.Flaw;
import entente.wire.seal.SealBroken;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// Reads the broker's answer. The token stays closed: it is taken over as it stands, for another to open.
final class TokenResponseReader {
    private static final int LEAST_KEY_BYTES = 16;
    private static final int MOST_KEY_BYTES = 64;
    private static final int MOST_TEXT = 200;

    private final String trust;
    private final Element response;

    private TokenResponseReader(String trust, Element response) {
        this.trust = trust;
        this.response = response;
    }

    static TokenResponse read(byte[] envelope, String messageId) throws MalformedXml, SealBroken {
        if (envelope.length > TokenResponse.MOST_BYTES) {
            throw broken("the answer is larger than is read");
        }
        var root = XmlTree.read(envelope);
        if (!root.is(SOAP_12, "Envelope")) {
            throw broken("the answer is no SOAP 1.2 message");
        }
        var children = XmlTree.children(XmlTree.only(root, SOAP_12, "Body"));
        if (children.size() != 1) {
            throw broken("the answer does not hold one element");
        }
        var content = children.getFirst();
        if (content.is(SOAP_12, "Fault")) {
            return fault(content);
        }
        requireAnswerTo(messageId, XmlTree.only(root, SOAP_12, "Header"));
        return response(content).issued();
    }

    private static void requireAnswerTo(String messageId, Element header) throws SealBroken {
        if (!XmlTree.value(header, ADDRESSING, "RelatesTo").equals(messageId)) {
            throw broken("the answer is one to another request");
        }
    }

    private static TokenResponse fault(Element fault) throws SealBroken {
        var code = XmlTree.only(fault, SOAP_12, "Code");
        var subcode = XmlTree.optional(code, SOAP_12, "Subcode");
        var name = subcode.isPresent() ? XmlTree.value(subcode.get(), SOAP_12, "Value") : "";
        var reason = XmlTree.named(XmlTree.only(fault, SOAP_12, "Reason"), SOAP_12, "Text");
        var text = reason.isEmpty() ? "" : XmlTree.value(reason.getFirst());
        return new TokenResponse.Refused(
                printable(name.substring(name.indexOf(':') + 1)), printable(text));
    }

    private static String printable(String text) {
        var start = text.substring(0, Math.min(text.length(), MOST_TEXT));
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static TokenResponseReader response(Element content) throws SealBroken {
        var namespace = content.namespace();
        if (TrustVersion.ofNamespace(namespace).isEmpty()) {
            throw broken("the answer is not one of WS-Trust");
        }
        var response =
                content.is(namespace, "RequestSecurityTokenResponseCollection")
                        ? XmlTree.only(content, namespace, "RequestSecurityTokenResponse")
                        : content;
        if (!response.is(namespace, "RequestSecurityTokenResponse")) {
            throw broken("the answer is no RequestSecurityTokenResponse");
        }
        return new TokenResponseReader(namespace, response);
    }

    private TokenResponse issued() throws SealBroken {
        var lifetime = XmlTree.only(response, trust, "Lifetime");
        var token =
                new IssuedToken(
                        encryptedData(),
                        assertionId(),
                        proofKey(),
                        time(lifetime, "Created"),
                        time(lifetime, "Expires"));
        if (!token.created().isBefore(token.expires())) {
            throw broken("Lifetime ends before it begins");
        }
        return new TokenResponse.Issued(token, appliesTo());
    }

    private byte[] encryptedData() throws SealBroken {
        var requested = XmlTree.only(response, trust, "RequestedSecurityToken");
        if (XmlTree.children(requested).size() != 1) {
            throw broken("RequestedSecurityToken does not hold one token");
        }
        return XmlTree.write(XmlTree.only(requested, ENCRYPTION, "EncryptedData"));
    }

    private String assertionId() throws SealBroken {
        var attached = XmlTree.only(response, trust, "RequestedAttachedReference");
        var reference = XmlTree.only(attached, SECURITY, "SecurityTokenReference");
        var identifier = XmlTree.only(reference, SECURITY, "KeyIdentifier");
        if (!TrustNamespaces.ASSERTION_ID.equals(XmlTree.attribute(identifier, "ValueType"))) {
            throw broken("RequestedAttachedReference does not name an assertion");
        }
        return XmlTree.value(identifier);
    }

    /// Our requests offer no entropy, so the broker sends the key itself (WS-Trust 1.3, 4.4.5).
    private byte[] proofKey() throws SealBroken {
        var proof = XmlTree.only(response, trust, "RequestedProofToken");
        try {
            var key = Base64.getDecoder().decode(XmlTree.value(proof, trust, "BinarySecret"));
            if (key.length >= LEAST_KEY_BYTES && key.length <= MOST_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw broken("BinarySecret is no key of 16 to 64 bytes");
    }

    private String appliesTo() throws SealBroken {
        var appliesTo = XmlTree.optional(response, TrustNamespaces.POLICY, "AppliesTo");
        if (appliesTo.isEmpty()) {
            return "";
        }
        var reference = XmlTree.only(appliesTo.get(), ADDRESSING, "EndpointReference");
        return XmlTree.value(reference, ADDRESSING, "Address");
    }

    private static Instant time(Element lifetime, String name) throws SealBroken {
        var text = XmlTree.value(lifetime, UTILITY, name);
        try {
            if (text.length() <= 30 && text.endsWith("Z")) {
                return Instant.parse(text);
            }
        } catch (DateTimeException notATime) {
            // Said below.
        }
        throw broken(name + " is not a time in UTC");
    }

    private static SealBroken broken(String what) {
        return new SealBroken(Flaw.STRUCTURE, what);
    }
}
