package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.AttachmentPart;
import entente.item.Base64Octets;
import entente.item.Body;
import entente.item.HtmlText;
import entente.item.ItemContent;
import entente.item.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What an item's text and attachments are as parts of a message: HTML beside its plain form (RFC 2046, 5.1.4), with what it shows (RFC 2387), then
/// everything else.
final class MessageParts {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final String MESSAGE = "message/rfc822";
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final int LONGEST_ID = 500;

    private final Function<Integer, Octets> bytes;

    private MessageParts(Function<Integer, Octets> bytes) {
        this.bytes = bytes;
    }

    static Written of(ItemContent content, Optional<Body> body, Function<Integer, Octets> bytes) {
        return new MessageParts(bytes).message(content.attachments(), body);
    }

    private Written message(List<AttachmentPart> attachments, Optional<Body> body) {
        var shown =
                body.filter(text -> text.format() == Body.Format.HTML)
                        .map(_ -> attachments.stream().filter(AttachmentPart::inline).toList())
                        .orElse(List.of());
        var parts = new ArrayList<Written>();
        body.map(text -> withItsParts(text, shown)).ifPresent(parts::add);
        attachments.stream()
                .filter(part -> !shown.contains(part))
                .map(this::attachment)
                .forEach(parts::add);
        if (parts.isEmpty()) {
            return Written.Bytes.held("", new byte[0]);
        }
        return body.isEmpty()
                ? new Written.Parts("mixed", parts)
                : Written.together("mixed", parts);
    }

    private Written withItsParts(Body body, List<AttachmentPart> shown) {
        if (body.format() == Body.Format.TEXT) {
            return text("plain", body.text());
        }
        var related = new ArrayList<Written>();
        related.add(text("html", body.text()));
        shown.stream().map(this::attachment).forEach(related::add);
        var plain = text("plain", HtmlText.plain(body).text());
        return new Written.Parts(
                "alternative", List.of(plain, Written.together("related", related)));
    }

    static Written text(String subtype, String text) {
        var lines = LINE_END.matcher(text).replaceAll("\r\n").getBytes(UTF_8);
        var encoding = TransferEncoding.ofText(lines);
        var header =
                new HeaderLines()
                        .parameterized("Content-Type", "text/" + subtype, List.of("charset=utf-8"))
                        .structured("Content-Transfer-Encoding", encoding.wireName());
        return Written.Bytes.held(header.toString(), encoding.encoded(lines));
    }

    private Written attachment(AttachmentPart part) {
        var content = bytes.apply(part.number());
        var type = type(part);
        var encoding =
                type.equals(MESSAGE)
                        ? TransferEncoding.ofMessage(content)
                        : TransferEncoding.BASE64;
        var header =
                new HeaderLines()
                        .structured("Content-Type", type)
                        .structured("Content-Transfer-Encoding", encoding.wireName())
                        .parameterized(
                                "Content-Disposition",
                                part.inline() ? "inline" : "attachment",
                                FileNameParameter.of("filename", name(part, type)));
        part.contentId()
                .map(ContentId::harmless)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                .ifPresent(id -> header.structured("Content-ID", "<" + id + ">"));
        return new Written.Bytes(
                header.toString(),
                encoding == TransferEncoding.BASE64 ? new Base64Octets(content, true) : content,
                encoding == TransferEncoding.EIGHT_BIT);
    }

    private static String type(AttachmentPart part) {
        var type = Attachments.type(part.contentType().toLowerCase(Locale.ROOT));
        if (part.isMessage()) {
            return MESSAGE;
        }
        // What is written as one part has none of its own, and is no message where nobody says that
        // it is one.
        return type.startsWith("multipart/") || type.equals(MESSAGE) ? UNKNOWN_TYPE : type;
    }

    private static String name(AttachmentPart part, String type) {
        var name = AttachmentName.harmless(HeaderText.oneLine(part.name()));
        return name.isEmpty() ? AttachmentName.madeUp(type, part.number()) : name;
    }
}
