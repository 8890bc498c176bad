package entente.wire.seal;

import entente.wire.soap.Element;
import java.util.Optional;

/// A node to be signed, or to be found signed, with the attribute that names it; `namespace` is the attribute's, empty for none. Where the
/// signature stands within the node, `signature` is no part of what it signs (XML Signature 1.1, 6.6.4).
record Target(Element element, String namespace, String attribute, Optional<Element> signature) {
    static Target part(Element element) {
        return new Target(element, Namespaces.UTILITY, "Id", Optional.empty());
    }

    boolean hasId() {
        return element.attribute(namespace, attribute).isPresent();
    }

    /// What a reference to it says: `#` and its id.
    String uri() {
        return "#" + element.attribute(namespace, attribute).orElse("");
    }

    /// What is digested of it.
    byte[] octets() {
        return Canonical.octets(element, signature);
    }
}
