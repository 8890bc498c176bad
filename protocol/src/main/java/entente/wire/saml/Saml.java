package entente.wire.saml;

import entente.wire.seal.Flaw;
import entente.wire.seal.SealBroken;
import entente.wire.seal.UtcTime;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.time.Instant;

/// Names of SAML 1.1, and the values that both assertions read alike.
final class Saml {
    /// The one namespace of SAML 1.0 and 1.1.
    static final String NAMESPACE = "urn:oasis:names:tc:SAML:1.0:assertion";

    static final String UNSPECIFIED_NAME = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    static final String UNSPECIFIED_METHOD = "urn:oasis:names:tc:SAML:1.0:am:unspecified";
    static final String SENDER_VOUCHES = "urn:oasis:names:tc:SAML:1.0:cm:sender-vouches";
    static final String HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:1.0:cm:holder-of-key";

    static final int MOST_CHARACTERS = 512;

    private Saml() {}

    static Element add(Element parent, String local) {
        return XmlTree.add(parent, NAMESPACE, "saml:" + local);
    }

    static void add(Element parent, String local, String text) {
        XmlTree.add(parent, NAMESPACE, "saml:" + local, text);
    }

    static Element only(Element parent, String local) throws SealBroken {
        return XmlTree.only(parent, NAMESPACE, local);
    }

    /// The text of a child: something, and not too much of it.
    static String value(Element parent, String local) throws SealBroken {
        return bounded(XmlTree.value(only(parent, local)), local);
    }

    static String attribute(Element element, String name) throws SealBroken {
        return bounded(XmlTree.attribute(element, name), name);
    }

    /// A time in UTC (SAML 1.1 core, 1.2.2).
    static Instant time(Element element, String name) throws SealBroken {
        return UtcTime.parse(attribute(element, name))
                .orElseThrow(() -> wrong(name + " is not a time in UTC"));
    }

    /// Requires the one method of confirmation that is meant.
    static void requireConfirmation(Element confirmation, String method) throws SealBroken {
        if (!value(confirmation, "ConfirmationMethod").equals(method)) {
            throw wrong("the subject is confirmed by another method");
        }
    }

    static SealBroken wrong(String what) {
        return new SealBroken(Flaw.ASSERTION, what);
    }

    private static String bounded(String value, String name) throws SealBroken {
        if (value.isEmpty() || value.length() > MOST_CHARACTERS) {
            throw wrong(name + " is empty, or longer than may be");
        }
        return value;
    }
}
