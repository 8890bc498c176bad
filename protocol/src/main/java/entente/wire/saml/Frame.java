package entente.wire.saml;

import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What stands around the statements of every assertion of ours (SAML 1.1 core, 2.3): whose it is, for whom, and when it holds.
record Frame(
        String assertionId,
        String issuer,
        String audience,
        Instant issued,
        Instant notBefore,
        Instant notOnOrAfter) {
    private static final String VERSION = "1";

    private static final int LONGEST_ID = 128;

    static void requireId(String assertionId) {
        if (!isId(assertionId)) {
            throw new IllegalArgumentException("not the id of an assertion");
        }
    }

    /// Whether it is an XML name without colon, of letters that everybody's ids have. Read letter by letter: each token brings two.
    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID || !isLetter(text.charAt(0))) {
            return false;
        }
        for (var at = 1; at < text.length(); at++) {
            var c = text.charAt(at);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    /// Writes the assertion's root and its conditions; the statements come next.
    Element write() {
        var assertion = XmlTree.root(Saml.NAMESPACE, "saml:Assertion");
        assertion.set("MajorVersion", VERSION);
        assertion.set("MinorVersion", VERSION);
        assertion.set("AssertionID", assertionId);
        assertion.set("Issuer", issuer);
        assertion.set("IssueInstant", issued.toString());
        var conditions = Saml.add(assertion, "Conditions");
        conditions.set("NotBefore", notBefore.toString());
        conditions.set("NotOnOrAfter", notOnOrAfter.toString());
        var restriction = Saml.add(conditions, "AudienceRestrictionCondition");
        Saml.add(restriction, "Audience", audience);
        return assertion;
    }

    /// Reads the same of an assertion that holds, after its conditions, each of these statements once, and then its signature.
    static Frame read(Element assertion, List<String> statements) throws SealBroken {
        if (!assertion.is(Saml.NAMESPACE, "Assertion")) {
            throw Saml.wrong("this is not a SAML 1.1 assertion");
        }
        XmlTree.expectAttributes(
                assertion, "MajorVersion", "MinorVersion", "AssertionID", "Issuer", "IssueInstant");
        requireVersion(assertion);
        requireChildren(assertion, statements);
        var id = Saml.attribute(assertion, "AssertionID");
        if (!isId(id)) {
            throw Saml.wrong("the assertion's id is not one");
        }
        var conditions = Saml.only(assertion, "Conditions");
        var notBefore = Saml.time(conditions, "NotBefore");
        var notOnOrAfter = Saml.time(conditions, "NotOnOrAfter");
        if (!notBefore.isBefore(notOnOrAfter)) {
            throw Saml.wrong("the assertion ends before it begins");
        }
        return new Frame(
                id,
                Saml.attribute(assertion, "Issuer"),
                audience(conditions),
                Saml.time(assertion, "IssueInstant"),
                notBefore,
                notOnOrAfter);
    }

    private static void requireVersion(Element assertion) throws SealBroken {
        if (!XmlTree.attribute(assertion, "MajorVersion").equals(VERSION)
                || !XmlTree.attribute(assertion, "MinorVersion").equals(VERSION)) {
            throw Saml.wrong("the assertion is of another version than 1.1");
        }
    }

    private static void requireChildren(Element assertion, List<String> statements)
            throws SealBroken {
        var children = new ArrayList<>(XmlTree.elementsAlone(assertion));
        if (children.isEmpty() || !children.removeLast().is(Namespaces.SIGNATURE, "Signature")) {
            throw Saml.wrong("the assertion does not end in a signature");
        }
        var expected = new ArrayList<String>(statements);
        expected.addFirst("Conditions");
        for (var at = 0; at < children.size(); at++) {
            if (at >= expected.size() || !children.get(at).is(Saml.NAMESPACE, expected.get(at))) {
                throw Saml.wrong("the assertion holds something that is not expected there");
            }
        }
    }

    /// The one audience. A condition that we do not know may forbid what we are about to do; not to keep the assertion is no trouble.
    private static String audience(Element conditions) throws SealBroken {
        XmlTree.expectAttributes(conditions, "NotBefore", "NotOnOrAfter");
        for (var condition : XmlTree.elementsAlone(conditions)) {
            if (!condition.is(Saml.NAMESPACE, "AudienceRestrictionCondition")
                    && !condition.is(Saml.NAMESPACE, "DoNotCacheCondition")) {
                throw Saml.wrong("the assertion has a condition that is not known");
            }
        }
        var restriction = Saml.only(conditions, "AudienceRestrictionCondition");
        XmlTree.expectOnly(restriction, Saml.NAMESPACE, "Audience");
        return Saml.value(restriction, "Audience");
    }
}
