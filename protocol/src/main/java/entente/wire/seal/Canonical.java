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
        out.append('<');
        name(element.prefix(), element.local());
        var attributes = attributes(element);
        var written = declare(element, attributes, around);
        for (var each : attributes) {
            out.append(' ');
            name(each.prefix(), each.local());
            value(each.value());
        }
        out.append('>');
        for (var each : element.nodes()) {
            within(each, written);
        }
        out.append("</");
        name(element.prefix(), element.local());
        out.append('>');
    }

    private void name(String prefix, String local) {
        if (!prefix.isEmpty()) {
            out.append(prefix).append(':');
        }
        out.append(local);
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
        for (var each : attributes) {
            if (!each.prefix().isEmpty()) {
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
        out.append(" xmlns");
        if (!prefix.isEmpty()) {
            out.append(':').append(prefix);
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
        out.append("=\"");
        escaped(value, true);
        out.append('"');
    }

    /// Runs of letters that stand for themselves are copied whole.
    private void escaped(String text, boolean inAttribute) {
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            // All that are not stand before those that most texts are made of.
            var reference = letter > '>' ? null : reference(letter, inAttribute);
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
}
