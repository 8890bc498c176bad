package entente.inspection;

import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Elements by their local names alone, and texts cut short: good enough to look at a document, and never to believe one.
final class Elements {
    private static final int MOST_SHOWN = 256;

    private Elements() {}

    /// The first element of this name in `root`, itself included.
    static Optional<Element> first(Element root, String local) {
        return Stream.concat(Stream.of(root), root.descendants())
                .filter(each -> each.local().equals(local))
                .findFirst();
    }

    /// The first child of this name.
    static Optional<Element> child(Element parent, String local) {
        return XmlTree.children(parent).stream()
                .filter(child -> child.local().equals(local))
                .findFirst();
    }

    static String text(Element element) {
        return shown(element.text());
    }

    /// One line, cut short.
    static String shown(@Nullable String strange) {
        var bare = String.valueOf(strange).strip();
        var cut = bare.length() > MOST_SHOWN ? bare.substring(0, MOST_SHOWN) + "…" : bare;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
