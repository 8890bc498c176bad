package entente.wire.seal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A node to be signed, or to be found signed, with the attribute that names it; `namespace` is the attribute's, null for none. Where the
/// signature stands within the node, `signature` is no part of what it signs (XML Signature 1.1, 6.6.4).
record Target(
        Element element,
        @Nullable String namespace,
        String attribute,
        Optional<Element> signature) {
    static Target part(Element element) {
        return new Target(element, Namespaces.UTILITY, "Id", Optional.empty());
    }

    boolean hasId() {
        return element.hasAttributeNS(namespace, attribute);
    }

    /// What a reference to it says: `#` and its id.
    String uri() {
        return "#" + element.getAttributeNS(namespace, attribute);
    }

    /// What is digested of it.
    byte[] octets() {
        return Canonical.octets(element, signature);
    }
}
