package entente.wire.saml;

import entente.wire.seal.SealBroken;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;

/// Whom a statement is about (SAML 1.1 core, 2.4.2.2).
final class Subject {
    private Subject() {}

    static Element write(Element statement, String nameIdentifier) {
        var subject = Saml.add(statement, "Subject");
        XmlTree.add(subject, Saml.NAMESPACE, "saml:NameIdentifier", nameIdentifier)
                .set("Format", Saml.UNSPECIFIED_NAME);
        return subject;
    }

    /// The subject of a statement: a name, and perhaps how it is confirmed.
    static Element of(Element statement) throws SealBroken {
        var subject = Saml.only(statement, "Subject");
        XmlTree.expectAttributes(subject);
        XmlTree.expectOnly(subject, Saml.NAMESPACE, "NameIdentifier", "SubjectConfirmation");
        return subject;
    }

    static String name(Element subject) throws SealBroken {
        var name = Saml.only(subject, "NameIdentifier");
        XmlTree.expectAttributes(name, "Format", "NameQualifier");
        return Saml.value(subject, "NameIdentifier");
    }
}
