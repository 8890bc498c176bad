package entente.wire.seal;

import javax.xml.crypto.dom.DOMCryptoContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A node to be signed, or to be found signed, with the attribute that names it; `namespace` is the attribute's, null for none.
record Target(Element element, @Nullable String namespace, String attribute) {
    static Target part(Element element) {
        return new Target(element, Namespaces.UTILITY, "Id");
    }

    boolean hasId() {
        return element.hasAttributeNS(namespace, attribute);
    }

    /// What a reference to it says: `#` and its id.
    String uri() {
        return "#" + element.getAttributeNS(namespace, attribute);
    }

    /// Lets references of this one signature find it. No other node has an id there.
    void register(DOMCryptoContext context) {
        context.setIdAttributeNS(element, namespace, attribute);
    }
}
