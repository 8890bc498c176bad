package entente.inspection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Elements by their local names alone, and texts cut short: good enough to look at a document, and never to believe one.
final class Elements {
    private static final int MOST_SHOWN = 256;

    private Elements() {}

    /// The first element of this name in `root`, itself included.
    static Optional<Element> first(Element root, String local) {
        if (local.equals(root.getLocalName())) {
            return Optional.of(root);
        }
        var found = root.getElementsByTagNameNS("*", local);
        return Optional.ofNullable((Element) found.item(0));
    }

    /// The first child of this name.
    static Optional<Element> child(Element parent, String local) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child && local.equals(child.getLocalName())) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    static String text(Element element) {
        return shown(element.getTextContent());
    }

    /// One line, cut short.
    static String shown(@Nullable String strange) {
        var bare = String.valueOf(strange).strip();
        var cut = bare.length() > MOST_SHOWN ? bare.substring(0, MOST_SHOWN) + "…" : bare;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
