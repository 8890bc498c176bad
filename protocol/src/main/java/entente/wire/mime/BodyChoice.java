package entente.wire.mime;

import entente.item.Body;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which part of a message is its text, and which are not told of because they say the same (RFC 2046, 5.1.4; RFC 2387).
///
/// HTML is taken before plain text; of a multipart/related its root; of anything else the first text that is not an attachment.
final class BodyChoice {
    private static final String HTML = "text/html";
    private static final String PLAIN = "text/plain";

    private final Part root;
    private final Set<Part.Leaf> alternatives = new HashSet<>();

    private BodyChoice(Part root) {
        this.root = root;
    }

    /// `attachments` are all other parts that people are told of, in their order; `alternatives` are those of them that are another form of the text.
    record Choice(
            Optional<Part.Leaf> body, List<Part.Leaf> attachments, Set<Part.Leaf> alternatives) {}

    static Choice of(Part root) {
        var choice = new BodyChoice(root);
        var body = choice.bodyOf(root);
        var attachments =
                root.leaves()
                        .filter(leaf -> !body.equals(Optional.of(leaf)))
                        .filter(leaf -> !choice.saysTheSame(leaf))
                        .toList();
        return new Choice(body, attachments, Set.copyOf(choice.alternatives));
    }

    static Body.Format format(Part.Leaf body) {
        return body.type().equals(HTML) ? Body.Format.HTML : Body.Format.TEXT;
    }

    private boolean saysTheSame(Part.Leaf leaf) {
        return isText(leaf) && alternatives.contains(leaf);
    }

    private Optional<Part.Leaf> bodyOf(Part part) {
        return switch (part) {
            case Part.Leaf leaf -> Optional.of(leaf).filter(this::isText);
            case Part.Multipart(_, var type, var parts) when type.equals("multipart/alternative") ->
                    bestOf(parts);
            case Part.Multipart related when related.type().equals("multipart/related") ->
                    rootFirst(related).map(this::bodyOf).flatMap(Optional::stream).findFirst();
            case Part.Multipart(_, _, var parts) ->
                    parts.stream().map(this::bodyOf).flatMap(Optional::stream).findFirst();
        };
    }

    private Optional<Part.Leaf> bestOf(List<Part> parts) {
        Optional<Part.Leaf> best = Optional.empty();
        for (var part : parts) {
            if (part instanceof Part.Leaf leaf) {
                alternatives.add(leaf);
            }
            var body = bodyOf(part);
            body.ifPresent(alternatives::add);
            // The last is the best that its writer could do.
            if (body.isPresent() && (best.isEmpty() || !isBetter(best.get(), body.get()))) {
                best = body;
            }
        }
        return best;
    }

    private static boolean isBetter(Part.Leaf one, Part.Leaf other) {
        return one.type().equals(HTML) && !other.type().equals(HTML);
    }

    private static Stream<Part> rootFirst(Part.Multipart related) {
        var start = related.contentType().get("start").map(ContentId::bare);
        var root =
                related.parts().stream()
                        .filter(part -> start.isPresent() && start.equals(ContentId.of(part)))
                        .findFirst();
        return Stream.concat(root.stream(), related.parts().stream());
    }

    /// Whether a part is for reading where it stands. With a name it is a file, unless it is the whole message.
    private boolean isText(Part.Leaf leaf) {
        var disposition = leaf.disposition();
        return (leaf.type().equals(PLAIN) || leaf.type().equals(HTML))
                && !disposition.value().equals("attachment")
                && (leaf.equals(root) || AttachmentName.given(leaf).isEmpty());
    }
}
