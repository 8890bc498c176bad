package entente.wire.seal;

import entente.wire.soap.Element;
import java.util.List;
import java.util.Optional;

/// What a signature covers: the very nodes of the tree, and of each the canonical octets whose digest was checked.
public final class Signed {
    private final Suite suite;
    private final List<Part> parts;

    Signed(Suite suite, List<Part> parts) {
        this.suite = suite;
        this.parts = List.copyOf(parts);
    }

    record Part(Element element, byte[] octets) {}

    /// The suite in which it was signed.
    public Suite suite() {
        return suite;
    }

    /// Whether this very node is covered.
    // Equal nodes may stand in many places; only the one that was signed will do.
    @SuppressWarnings("ReferenceEquality")
    public boolean covers(Element element) {
        for (var part : parts) {
            if (part.element() == element) {
                return true;
            }
        }
        return false;
    }

    /// The canonical octets that were signed for this very node: a document of its own, in UTF-8. Empty if it is not covered.
    @SuppressWarnings("ReferenceEquality")
    public Optional<byte[]> octets(Element element) {
        return parts.stream()
                .filter(part -> part.element() == element)
                .map(part -> part.octets().clone())
                .findFirst();
    }
}
