package entente.wire.mime;

import entente.item.AttachmentPart;
import entente.item.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What hangs on a message. Attachments are numbered from 1 in the order of their parts, by the source alone.
final class Attachments {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    // RFC 2045, 5.1 and RFC 6838, 4.2: both halves are tokens, of 127 characters at most.
    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9!#$&^_.+*'%`|~{}-]{1,127}/[a-z0-9!#$&^_.+*'%`|~{}-]{1,127}");

    private Attachments() {}

    static List<AttachmentPart> of(BodyChoice.Choice choice, Optional<Body> body) {
        var mentioned = mentionedIn(body);
        var parts = new ArrayList<AttachmentPart>();
        for (var leaf : choice.attachments()) {
            var number = parts.size() + 1;
            var id = ContentId.of(leaf);
            var inline =
                    leaf.disposition().value().equals("inline")
                            || id.filter(mentioned::contains).isPresent()
                            || choice.alternatives().contains(leaf);
            parts.add(
                    new AttachmentPart(
                            number,
                            AttachmentName.of(leaf, number),
                            type(leaf.type()),
                            id,
                            inline,
                            leaf.type().equals("message/rfc822"),
                            leaf.size()));
        }
        return parts;
    }

    /// A media type as it is where it is one, in lower case.
    static String type(String type) {
        return TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE;
    }

    private static Set<String> mentionedIn(Optional<Body> body) {
        return body.filter(text -> text.format() == Body.Format.HTML)
                .map(text -> ContentId.mentionedIn(text.text()))
                .orElse(Set.of());
    }
}
