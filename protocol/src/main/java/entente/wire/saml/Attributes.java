package entente.wire.saml;

import entente.wire.seal.SealBroken;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The attributes of a statement (SAML 1.1 core, 2.4.4), each there once and with one value. Those that nobody asks for are let be.
final class Attributes {
    private static final int MOST = 32;

    private final Map<Name, String> values = new HashMap<>();

    private Attributes() {}

    /// An attribute's name, compared exactly.
    record Name(String namespace, String name) {
        static final Name EMAIL_ADDRESS =
                new Name("http://schemas.xmlsoap.org/claims", "EmailAddress");

        static final Name REQUESTOR_DOMAIN =
                new Name(
                        "http://schemas.microsoft.com/ws/2006/04/identity/claims",
                        "RequestorDomain");

        static final Name THIRD_PARTY_REQUESTED =
                new Name(
                        "http://schemas.microsoft.com/ws/2006/04/identity/claims",
                        "ThirdPartyRequested");

        static final Name ACTION =
                new Name("http://schemas.xmlsoap.org/ws/2006/12/authorization/claims", "action");

        void write(Element statement, String value) {
            var attribute = Saml.add(statement, "Attribute");
            attribute.set("AttributeName", name);
            attribute.set("AttributeNamespace", namespace);
            Saml.add(attribute, "AttributeValue", value);
        }
    }

    static Attributes read(Element statement) throws SealBroken {
        var read = new Attributes();
        var named = XmlTree.named(statement, Saml.NAMESPACE, "Attribute");
        // The subject comes first, and nothing else stands there.
        if (XmlTree.elementsAlone(statement).size() != named.size() + 1 || named.size() > MOST) {
            throw Saml.wrong("a statement holds other than a subject and a few attributes");
        }
        for (var attribute : named) {
            read.add(attribute);
        }
        return read;
    }

    /// The value of an attribute that must be there.
    String value(Name name) throws SealBroken {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> Saml.wrong("the assertion does not say " + name.name()));
    }

    Optional<String> find(Name name) {
        return Optional.ofNullable(values.get(name));
    }

    private void add(Element attribute) throws SealBroken {
        XmlTree.expectAttributes(attribute, "AttributeName", "AttributeNamespace");
        XmlTree.expectOnly(attribute, Saml.NAMESPACE, "AttributeValue");
        var name =
                new Name(
                        Saml.attribute(attribute, "AttributeNamespace"),
                        Saml.attribute(attribute, "AttributeName"));
        var value = XmlTree.value(Saml.only(attribute, "AttributeValue"));
        if (value.length() > Saml.MOST_CHARACTERS || values.put(name, value) != null) {
            throw Saml.wrong("an attribute is given twice, or is longer than may be");
        }
    }
}
