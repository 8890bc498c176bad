package entente.wire.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// The canonical octets of what is signed, by us or by others: Exclusive XML Canonicalization 1.0, without comments, of one element of a tree.
///
/// A tree holds elements, attributes, texts and comments alone, and declares every prefix as its nodes use it, so that the nodes tell
/// all there is to declare: one that was read does so by what [entente.wire.soap.DocumentReader] lets through, one of ours by [XmlTree].
final class Canonical {
    /// By namespace, none first, and then by local name (Canonical XML 1.0, 2.2).
    private static final Comparator<Attr> ORDER =
            Comparator.<Attr, String>comparing(Canonical::namespace)
                    .thenComparing(Canonical::local);

    private final StringBuilder out = new StringBuilder(2048);
    private final @Nullable Element except;

    private Canonical(@Nullable Element except) {
        this.except = except;
    }

    static byte[] octets(Element root) {
        return octets(root, Optional.empty());
    }

    /// Of all of the element but this one in it.
    static byte[] octets(Element root, Optional<Element> except) {
        var canonical = new Canonical(except.orElse(null));
        canonical.write(root, null);
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A declaration that was written, and those written around it.
    private record Written(String prefix, String namespace, @Nullable Written around) {}

    // As deep as a tree may be, which is not deep.
    private void write(Element element, @Nullable Written around) {
        var name = element.getTagName();
        out.append('<').append(name);
        var attributes = attributes(element);
        var written = declare(element, attributes, around);
        for (var each : attributes) {
            attribute(each.getName(), each.getValue());
        }
        out.append('>');
        for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            within(each, written);
        }
        out.append("</").append(name).append('>');
    }

    // That very node, of which others may be copies.
    @SuppressWarnings("ReferenceEquality")
    private void within(Node node, @Nullable Written written) {
        switch (node) {
            case Element child when child == except -> {}
            case Element child -> write(child, written);
            case Text text -> text(text.getData());
            case Comment _ -> {}
            default -> throw new IllegalStateException("no tree of ours has " + node);
        }
    }

    private static List<Attr> attributes(Element element) {
        // Most have none, and asking for them would make a list of them that stays.
        if (!element.hasAttributes()) {
            return List.of();
        }
        var all = element.getAttributes();
        var attributes = new ArrayList<Attr>(all.getLength());
        for (var at = 0; at < all.getLength(); at++) {
            var each = (Attr) all.item(at);
            if (!XmlTree.isDeclaration(each)) {
                attributes.add(each);
            }
        }
        if (attributes.size() > 1) {
            attributes.sort(ORDER);
        }
        return attributes;
    }

    /// Declares each prefix that the element or an attribute of it has, unless that is written already, in the order of the prefixes.
    private @Nullable Written declare(
            Element element, List<Attr> attributes, @Nullable Written around) {
        if (!anyHasPrefix(attributes)) {
            return declare(prefix(element), namespace(element), around, around);
        }
        var used = new TreeMap<String, String>();
        used.put(prefix(element), namespace(element));
        for (var each : attributes) {
            if (each.getPrefix() != null) {
                used.put(prefix(each), namespace(each));
            }
        }
        var written = around;
        for (var each : used.entrySet()) {
            written = declare(each.getKey(), each.getValue(), around, written);
        }
        return written;
    }

    private static boolean anyHasPrefix(List<Attr> attributes) {
        for (var each : attributes) {
            if (each.getPrefix() != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Written declare(
            String prefix, String namespace, @Nullable Written around, @Nullable Written written) {
        if (isWritten(prefix, namespace, around)) {
            return written;
        }
        attribute(Prefixes.declaration(prefix), namespace);
        return new Written(prefix, namespace, written);
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
        escaped(value, true);
        out.append('"');
    }

    private void text(String text) {
        escaped(text, false);
    }

    /// Runs of letters that stand for themselves are copied whole.
    private void escaped(String text, boolean inAttribute) {
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var reference = reference(text.charAt(at), inAttribute);
            if (reference != null) {
                out.append(text, from, at).append(reference);
                from = at + 1;
            }
        }
        out.append(text, from, text.length());
    }

    /// What is written in place of a letter (Canonical XML 1.0, 2.3); null for the letter itself.
    private static @Nullable String reference(char letter, boolean inAttribute) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> inAttribute ? null : "&gt;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\t' -> inAttribute ? "&#x9;" : null;
            case '\n' -> inAttribute ? "&#xA;" : null;
            case '\r' -> "&#xD;";
            default -> null;
        };
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
