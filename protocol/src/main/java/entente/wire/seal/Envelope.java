package entente.wire.seal;

import static entente.wire.seal.Namespaces.SOAP_11;
import static entente.wire.seal.Namespaces.SOAP_12;

import entente.wire.soap.Element;

/// A SOAP envelope of either version, taken apart: one header, then one body.
record Envelope(String soap, Element root, Element header, Element body) {
    /// The prefix for attributes of SOAP's own where the envelope has none.
    private static final String PREFIX = "s";

    static Envelope read(Element root) throws SealBroken {
        var soap = version(root);
        XmlTree.expectOnly(root, soap, "Header", "Body");
        var header = XmlTree.only(root, soap, "Header");
        return new Envelope(soap, root, header, XmlTree.only(root, soap, "Body"));
    }

    /// The same of one that may have no header; it gets an empty one.
    static Envelope complete(Element root) throws SealBroken {
        var soap = version(root);
        if (XmlTree.optional(root, soap, "Header").isEmpty()) {
            var prefix = root.prefix();
            var name = prefix.isEmpty() ? "Header" : prefix + ":Header";
            root.insert(0, Element.of(soap, name));
        }
        return read(root);
    }

    /// Marks a header block as one that the receiver must act on (SOAP 1.1, 4.2.3; SOAP 1.2 part 1, 5.2.3).
    void mustUnderstand(Element block) {
        var prefix = root.prefix().isEmpty() ? PREFIX : root.prefix();
        XmlTree.attribute(block, soap, prefix + ":mustUnderstand", "1");
    }

    boolean isMandatory(Element block) {
        var value = block.attribute(soap, "mustUnderstand").orElse("").strip();
        return value.equals("1") || value.equals("true");
    }

    /// Whether a header block is for whoever receives the message last, and for nobody on the way.
    boolean isForLastReceiver(Element block) {
        var forWhom = block.attribute(soap, soap.equals(SOAP_11) ? "actor" : "role").orElse("");
        return forWhom.isEmpty() || forWhom.equals(SOAP_12 + "/role/ultimateReceiver");
    }

    private static String version(Element root) throws SealBroken {
        for (var soap : new String[] {SOAP_11, SOAP_12}) {
            if (root.is(soap, "Envelope")) {
                return soap;
            }
        }
        throw XmlTree.broken("%s is not a SOAP envelope", root);
    }
}
