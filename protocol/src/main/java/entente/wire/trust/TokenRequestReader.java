package entente.wire.trust;

import static entente.wire.trust.TrustNamespaces.AUTHORIZATION;
import static entente.wire.trust.TrustNamespaces.POLICY;
import static entente.wire.trust.TrustNamespaces.SAML_TOKEN;
import static entente.wire.trust.TrustNamespaces.SAML_TOKEN_OLD;

import entente.wire.seal.Flaw;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.util.List;
import java.util.Optional;

/// Reads `<RequestSecurityToken>`. What is said must be said once; what is not needed is passed over, an offer of entropy among it: the
/// broker makes the key.
final class TokenRequestReader {
    private final TrustVersion version;
    private final String trust;
    private final Element root;

    private TokenRequestReader(Element root) throws SealBroken {
        this.root = root;
        this.version =
                TrustVersion.ofNamespace(root.namespace())
                        .filter(_ -> "RequestSecurityToken".equals(root.local()))
                        .orElseThrow(() -> broken("the body is no RequestSecurityToken"));
        this.trust = version.namespace();
    }

    static TokenRequest read(Element request) throws SealBroken {
        XmlTree.refuseDuplicateIds(request);
        return new TokenRequestReader(request).read();
    }

    private TokenRequest read() throws SealBroken {
        requireOneOf("RequestType", List.of(version.issue()));
        requireOneOf("TokenType", List.of(SAML_TOKEN, SAML_TOKEN_OLD));
        requireOneOf("KeyType", List.of(version.symmetricKey()));
        return new TokenRequest(
                version, appliesTo(), action(), requestor(), keyBits(), suite(), onBehalfOf());
    }

    private void requireOneOf(String name, List<String> offered) throws SealBroken {
        var value = value(name);
        if (value.filter(asked -> !offered.contains(asked)).isPresent()) {
            throw broken(name + " asks for what is not offered");
        }
    }

    private Optional<String> value(String name) throws SealBroken {
        var element = XmlTree.optional(root, trust, name);
        return element.isPresent() ? Optional.of(XmlTree.value(element.get())) : Optional.empty();
    }

    private String appliesTo() throws SealBroken {
        var reference =
                XmlTree.only(
                        XmlTree.only(root, POLICY, "AppliesTo"),
                        Namespaces.ADDRESSING,
                        "EndpointReference");
        return XmlTree.value(reference, Namespaces.ADDRESSING, "Address");
    }

    private String action() throws SealBroken {
        var claims = XmlTree.only(root, trust, "Claims");
        var action = XmlTree.only(claims, AUTHORIZATION, "ClaimType");
        if (!AuthorizationNames.ACTION.equals(XmlTree.attribute(action, "Uri"))) {
            throw broken("Claims asks for something else than an action");
        }
        return XmlTree.value(action, AUTHORIZATION, "Value");
    }

    private String requestor() throws SealBroken {
        var context = XmlTree.only(root, AUTHORIZATION, "AdditionalContext");
        var item = XmlTree.only(context, AUTHORIZATION, "ContextItem");
        if (!AuthorizationNames.REQUESTOR.equals(XmlTree.attribute(item, "Name"))) {
            throw broken("AdditionalContext names something else than a requestor");
        }
        return XmlTree.value(item, AUTHORIZATION, "Value");
    }

    private int keyBits() throws SealBroken {
        var size = value("KeySize").orElse("256");
        if (!size.matches("[0-9]{1,5}")) {
            throw broken("KeySize is no number");
        }
        return Integer.parseInt(size);
    }

    /// By the cipher for the token; the others must not speak of another suite.
    private Suite suite() throws SealBroken {
        var asked = value("EncryptionAlgorithm").or(() -> Optional.of(defaultCipher())).get();
        for (var suite : Suite.values()) {
            if (suite.contentEncryption().equals(asked)) {
                requireOneOf("EncryptWith", List.of(suite.contentEncryption()));
                requireOneOf("SignWith", List.of(suite.hmacSignature()));
                return suite;
            }
        }
        throw broken("EncryptionAlgorithm is none that is offered");
    }

    private static String defaultCipher() {
        return Suite.MODERN.contentEncryption();
    }

    private Element onBehalfOf() throws SealBroken {
        var children = XmlTree.children(XmlTree.only(root, trust, "OnBehalfOf"));
        if (children.size() != 1) {
            throw broken("OnBehalfOf does not hold one assertion");
        }
        return children.getFirst();
    }

    private static SealBroken broken(String what) {
        return new SealBroken(Flaw.STRUCTURE, what);
    }
}
