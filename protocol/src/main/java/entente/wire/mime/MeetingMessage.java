package entente.wire.mime;

import entente.item.Body;
import entente.item.HtmlText;
import entente.item.ItemContent;
import entente.item.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Messages that invite to a meeting, answer or call it off (RFC 6047): a text for people, and beside it the calendar object that programs read.
public final class MeetingMessage {
    private static final String CALENDAR = "text/calendar";

    /// No longer calendar object is read, in bytes.
    private static final int LONGEST = 1 << 20;

    private MeetingMessage() {}

    /// The message that says what `content` does, with that text and that calendar object, whose METHOD (RFC 5546, 1.4) is `method`. `content` has no attachments.
    public static Octets write(
            ItemContent content, Optional<Body> body, String method, byte[] calendar) {
        var text = body.orElse(new Body(Body.Format.TEXT, ""));
        var parts = new ArrayList<Written>();
        parts.add(MessageParts.text("plain", HtmlText.plain(text).text()));
        if (text.format() == Body.Format.HTML) {
            parts.add(MessageParts.text("html", text.text()));
        }
        parts.add(calendar(method, calendar));
        return new Written.Parts("alternative", parts).source(MessageFields.of(content));
    }

    /// The calendar object of a message; empty where it has none, or one that is an attachment or too long.
    public static Optional<byte[]> calendar(Octets source) throws MimeMalformed {
        MimeMessage.requireMessage(source);
        return part(PartTree.of(source))
                .map(leaf -> PartTree.bytes(source, leaf.number(), LONGEST + 1))
                .filter(bytes -> bytes.length <= LONGEST);
    }

    /// The same of one in memory.
    public static Optional<byte[]> calendar(byte[] source) throws MimeMalformed {
        return calendar(Octets.of(source));
    }

    /// The part of a message that is one.
    static Optional<Part.Leaf> part(Part root) {
        return root.leaves()
                .filter(leaf -> leaf.type().equals(CALENDAR))
                .filter(leaf -> !leaf.disposition().value().equals("attachment"))
                .findFirst();
    }

    private static Written calendar(String method, byte[] calendar) {
        var encoding = TransferEncoding.ofText(calendar);
        var header =
                new HeaderLines()
                        .parameterized(
                                "Content-Type",
                                CALENDAR,
                                List.of(
                                        "charset=utf-8",
                                        "method=" + method.toUpperCase(Locale.ROOT)))
                        .structured("Content-Transfer-Encoding", encoding.wireName());
        return Written.Bytes.held(header.toString(), encoding.encoded(calendar));
    }
}
