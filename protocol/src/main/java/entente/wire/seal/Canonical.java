package entente.wire.seal;

import entente.wire.soap.Attribute;
import entente.wire.soap.Element;
import entente.wire.soap.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/// The canonical octets of what is signed, by us or by others: Exclusive XML Canonicalization 1.0, without comments, of one element of a tree.
///
/// What an element declares has no part in it: all there is to declare is told by the namespaces of the nodes themselves.
final class Canonical {
    /// By namespace, none first, and then by local name (Canonical XML 1.0, 2.2).
    private static final Comparator<Attribute> ORDER =
            Comparator.comparing(Attribute::namespace).thenComparing(Attribute::local);

    private final Octets out = new Octets();
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
        return canonical.out.toBytes();
    }

    /// A declaration that was written, and those written around it.
    private record Written(String prefix, String namespace, @Nullable Written around) {}

    // As deep as a tree may be, which is not deep. Counted, as iterators of all the elements would
    // be much of what is made here.
    private void write(Element element, @Nullable Written around) {
        out.ascii('<');
        name(element.prefix(), element.local());
        var attributes = attributes(element);
        var written = declare(element, attributes, around);
        for (var at = 0; at < attributes.size(); at++) {
            var each = attributes.get(at);
            out.ascii(' ');
            name(each.prefix(), each.local());
            value(each.value());
        }
        out.ascii('>');
        var nodes = element.nodes();
        for (var at = 0; at < nodes.size(); at++) {
            within(nodes.get(at), written);
        }
        out.ascii("</");
        name(element.prefix(), element.local());
        out.ascii('>');
    }

    private void name(String prefix, String local) {
        if (!prefix.isEmpty()) {
            out.ascii(prefix);
            out.ascii(':');
        }
        out.ascii(local);
    }

    // That very node, of which others may be copies.
    @SuppressWarnings("ReferenceEquality")
    private void within(Node node, @Nullable Written written) {
        switch (node) {
            case Element child when child == except -> {}
            case Element child -> write(child, written);
            case Node.Text(var data) -> escaped(data, false);
            case Node.Comment _ -> {}
        }
    }

    private static List<Attribute> attributes(Element element) {
        var attributes = element.attributes();
        if (attributes.size() < 2) {
            return attributes;
        }
        var sorted = new ArrayList<>(attributes);
        sorted.sort(ORDER);
        return sorted;
    }

    /// Declares each prefix that the element or an attribute of it has, unless that is written already, in the order of the prefixes.
    private @Nullable Written declare(
            Element element, List<Attribute> attributes, @Nullable Written around) {
        if (!anyHasPrefix(attributes)) {
            return declare(element.prefix(), element.namespace(), around, around);
        }
        var used = new TreeMap<String, String>();
        used.put(element.prefix(), element.namespace());
        for (var each : attributes) {
            if (!each.prefix().isEmpty()) {
                used.put(each.prefix(), each.namespace());
            }
        }
        var written = around;
        for (var each : used.entrySet()) {
            written = declare(each.getKey(), each.getValue(), around, written);
        }
        return written;
    }

    private static boolean anyHasPrefix(List<Attribute> attributes) {
        for (var at = 0; at < attributes.size(); at++) {
            if (!attributes.get(at).prefix().isEmpty()) {
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
        out.ascii(" xmlns");
        if (!prefix.isEmpty()) {
            out.ascii(':');
            out.ascii(prefix);
        }
        value(namespace);
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

    private void value(String value) {
        out.ascii("=\"");
        escaped(value, true);
        out.ascii('"');
    }

    /// Runs of octets that stand for themselves are copied whole: what has to be written otherwise is ASCII, which no other letter holds in UTF-8.
    private void escaped(String text, boolean inAttribute) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var from = 0;
        for (var at = 0; at < utf8.length; at++) {
            // All that are not stand before those that most texts are made of; those beyond ASCII
            // are below zero.
            if (utf8[at] <= '>' && utf8[at] >= 0) {
                var reference = reference((char) utf8[at], inAttribute);
                if (reference != null) {
                    out.utf8(utf8, from, at);
                    out.ascii(reference);
                    from = at + 1;
                }
            }
        }
        out.utf8(utf8, from, utf8.length);
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
}
