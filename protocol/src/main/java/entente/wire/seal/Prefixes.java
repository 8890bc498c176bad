package entente.wire.seal;

import javax.xml.XMLConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Namespace declarations as they stand in a tree. What the DOM says of an element's own prefix does not count: only declarations that
/// are attributes are written, and signed.
final class Prefixes {
    private Prefixes() {}

    /// The namespace that `prefix` stands for at `element`; empty where it is not declared, or stands for none.
    static String inForce(Element element, String prefix) {
        if (prefix.equals(XMLConstants.XML_NS_PREFIX)) {
            return XMLConstants.XML_NS_URI;
        }
        var name = prefix.isEmpty() ? XMLConstants.XMLNS_ATTRIBUTE : prefix;
        for (Node at = element; at instanceof Element each; at = each.getParentNode()) {
            var declared = each.getAttributeNodeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name);
            if (declared != null) {
                return declared.getValue();
            }
        }
        return "";
    }

    /// The name of the attribute that declares `prefix`.
    static String declaration(String prefix) {
        return prefix.isEmpty()
                ? XMLConstants.XMLNS_ATTRIBUTE
                : XMLConstants.XMLNS_ATTRIBUTE + ":" + prefix;
    }
}
