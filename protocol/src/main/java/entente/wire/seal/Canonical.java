package entente.wire.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// The canonical octets of what we sign: Exclusive XML Canonicalization 1.0, without comments, of one element of a tree of ours.
///
/// Such a tree holds elements, attributes, texts and comments alone, and declares every prefix as its nodes use it, so that the nodes tell
/// all there is to declare. What others signed the JDK makes canonical when it checks them; of any such tree it gives these very octets.
final class Canonical {
    /// By namespace, none first, and then by local name (Canonical XML 1.0, 2.2).
    private static final Comparator<Attr> ORDER =
            Comparator.<Attr, String>comparing(Canonical::namespace)
                    .thenComparing(Canonical::local);

    private final StringBuilder out = new StringBuilder(2048);

    private Canonical() {}

    static byte[] octets(Element root) {
        var canonical = new Canonical();
        canonical.write(root, null);
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A declaration that was written, and those written around it.
    private record Written(String prefix, String namespace, @Nullable Written around) {}

    // As deep as a tree may be, which is not deep.
    private void write(Element element, @Nullable Written around) {
        out.append('<').append(element.getTagName());
        var attributes = attributes(element);
        var written = declare(element, attributes, around);
        for (var each : attributes) {
            attribute(each.getName(), each.getValue());
        }
        out.append('>');
        for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            switch (each) {
                case Element child -> write(child, written);
                case Text text -> text(text.getData());
                case Comment _ -> {}
                default -> throw new IllegalStateException("no tree of ours has " + each);
            }
        }
        out.append("</").append(element.getTagName()).append('>');
    }

    private static List<Attr> attributes(Element element) {
        var all = element.getAttributes();
        var attributes = new ArrayList<Attr>(all.getLength());
        for (var at = 0; at < all.getLength(); at++) {
            var each = (Attr) all.item(at);
            if (!XmlTree.isDeclaration(each)) {
                attributes.add(each);
            }
        }
        attributes.sort(ORDER);
        return attributes;
    }

    /// Declares each prefix that the element or an attribute of it has, unless that is written already, in the order of the prefixes.
    private @Nullable Written declare(
            Element element, List<Attr> attributes, @Nullable Written around) {
        var used = new TreeMap<String, String>();
        used.put(prefix(element), namespace(element));
        for (var each : attributes) {
            if (each.getPrefix() != null) {
                used.put(prefix(each), namespace(each));
            }
        }
        var written = around;
        for (var each : used.entrySet()) {
            if (!isWritten(each.getKey(), each.getValue(), around)) {
                attribute(Prefixes.declaration(each.getKey()), each.getValue());
                written = new Written(each.getKey(), each.getValue(), written);
            }
        }
        return written;
    }

    private static boolean isWritten(String prefix, String namespace, @Nullable Written around) {
        for (var at = around; at != null; at = at.around) {
            if (at.prefix.equals(prefix)) {
                return at.namespace.equals(namespace);
            }
        }
        // Two need no declaration: that there is no default, and `xml`.
        return (prefix.isEmpty() && namespace.isEmpty())
                || prefix.equals(XMLConstants.XML_NS_PREFIX);
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        for (var at = 0; at < value.length(); at++) {
            switch (value.charAt(at)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(value.charAt(at));
            }
        }
        out.append('"');
    }

    private void text(String text) {
        for (var at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(text.charAt(at));
            }
        }
    }

    private static String prefix(Node node) {
        return Objects.requireNonNullElse(node.getPrefix(), "");
    }

    private static String namespace(Node node) {
        return Objects.requireNonNullElse(node.getNamespaceURI(), "");
    }

    private static String local(Node node) {
        return Objects.requireNonNullElse(node.getLocalName(), node.getNodeName());
    }
}
