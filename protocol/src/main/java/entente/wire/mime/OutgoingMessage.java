package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The source of a message that is being sent (RFC 5322, 3.6). Only its header is touched, by whole lines; every other byte stays as it is.
public final class OutgoingMessage {
    /// What every message says. `messageId` has its angle brackets; `name` may be empty.
    public record Stamp(Instant date, String name, String address, String messageId) {}

    // RFC 5322, 3.6.3 and 3.6.6.
    private static final Set<String> BLIND = Set.of("bcc", "resent-bcc");
    private static final String FROM = "from";
    private static final String SENDER = "sender";

    private OutgoingMessage() {}

    /// Whether its header is no larger than those of messages are, which is 1 MiB. One that is not so is not for anything else here.
    public static boolean isHeaderBounded(Octets source) {
        return MessageStart.of(source).isHeaderBounded();
    }

    /// The message with CR LF in the place of each CR in its header that stands alone: others end a line there (RFC 5322, 4), and what we take for the rest of one field is another field to them. The text stays as it is.
    public static Octets inWholeLines(Octets source) {
        return MessageStart.of(source).with(OutgoingMessage::inWholeLines);
    }

    private static byte[] inWholeLines(byte[] source) {
        var end = HeaderBlock.isThere(source) ? HeaderBlock.end(source) : 0;
        var out = new ByteArrayOutputStream(source.length);
        for (var at = 0; at < end; at++) {
            out.write(source[at]);
            if (source[at] == '\r' && (at + 1 == source.length || source[at + 1] != '\n')) {
                out.write('\n');
            }
        }
        out.write(source, end, source.length - end);
        return out.toByteArray();
    }

    /// The message without the lines that say to whom it goes blindly, however they are spelled or folded.
    public static Octets withoutBlindCopies(Octets source) {
        return MessageStart.of(source).with(start -> without(start, BLIND));
    }

    /// The message with that sender alone (RFC 5322, 3.6.2), in the place of whom it says it is sent by.
    public static Octets sentBy(Octets source, String name, String address) {
        return MessageStart.of(source).with(start -> sentBy(start, name, address));
    }

    private static byte[] sentBy(byte[] source, String name, String address) {
        var bare = without(source, Set.of(SENDER));
        var line = new HeaderLines().structured("Sender", AddressLine.write(name, address));
        return inFront(bare, HeaderRun.of(bare), line);
    }

    private static byte[] without(byte[] source, Set<String> names) {
        var out = new ByteArrayOutputStream(source.length);
        var kept = 0;
        for (var field : HeaderRun.of(source)) {
            if (names.contains(field.name())) {
                out.write(source, kept, field.from() - kept);
                kept = field.to();
            }
        }
        out.write(source, kept, source.length - kept);
        return out.toByteArray();
    }

    /// The message with a date, an id and whom it is from, in front of its header, where that has none.
    public static Octets completed(Octets source, Stamp stamp) {
        return MessageStart.of(source).with(start -> completed(start, stamp));
    }

    private static byte[] completed(byte[] source, Stamp stamp) {
        var fields = HeaderRun.of(source);
        var lines = new HeaderLines();
        if (!has(fields, "date")) {
            lines.structured("Date", HeaderDate.write(stamp.date()));
        }
        if (!has(fields, FROM)) {
            lines.structured("From", AddressLine.write(stamp.name(), stamp.address()));
        }
        if (!has(fields, "message-id")) {
            lines.structured("Message-ID", stamp.messageId());
        }
        return inFront(source, fields, lines);
    }

    private static byte[] inFront(byte[] source, List<HeaderRun.Field> fields, HeaderLines lines) {
        var end = HeaderRun.lineEnd(source);
        var missing = lines.toString().replace("\r\n", end);
        // Mailbox files part messages with a line that has to stay the first.
        var at = fields.isEmpty() ? 0 : fields.getFirst().from();
        var out = new ByteArrayOutputStream(source.length + missing.length() + 2);
        out.write(source, 0, at);
        out.writeBytes(missing.getBytes(UTF_8));
        if (!HeaderBlock.isThere(source)) {
            out.writeBytes(end.getBytes(UTF_8));
        }
        out.write(source, at, source.length - at);
        return out.toByteArray();
    }

    /// The addresses of all whom the message says it is from, in as many fields as say so; one who is named without an address, or so that it
    /// cannot be read, is an empty one.
    public static List<String> authors(Octets source) {
        return named(source, FROM);
    }

    /// The same of whom it says it is sent by.
    public static List<String> senders(Octets source) {
        return named(source, SENDER);
    }

    private static List<String> named(Octets source, String name) {
        var start = MessageStart.of(source).bytes();
        return HeaderRun.of(start).stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> FieldPeople.addresses(start, field).stream())
                .toList();
    }

    private static boolean has(List<HeaderRun.Field> fields, String name) {
        return fields.stream()
                .anyMatch(field -> field.name().equals(name.toLowerCase(Locale.ROOT)));
    }
}
