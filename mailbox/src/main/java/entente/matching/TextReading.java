package entente.matching;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.HtmlText;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the texts of one item: its own, those of attachments that are text, and what messages within it say.
final class TextReading {
    /// The longest text of an item that is searched whole, in characters.
    static final int LONGEST_TEXT = 5 << 20;

    /// What is read of one attachment, in bytes, and of how many.
    static final int LARGEST_ATTACHMENT = 4 << 20;

    static final int MOST_ATTACHMENTS = 50;

    /// What is searched of an item in all, in characters.
    static final int MOST = 16 << 20;

    private static final int DEEPEST = 3;
    private static final Set<String> SEALS =
            Set.of(
                    "application/pkcs7-signature",
                    "application/x-pkcs7-signature",
                    "application/pgp-signature");
    private static final Set<String> SEALED =
            Set.of(
                    "application/pkcs7-mime",
                    "application/x-pkcs7-mime",
                    "application/pgp-encrypted");
    private static final List<String> WITHOUT_WORDS =
            List.of("image/", "audio/", "video/", "font/");

    private final List<String> texts = new ArrayList<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    private int left = MOST;
    private int attachments = MOST_ATTACHMENTS;

    private TextReading() {}

    static SearchedItem of(ItemContent content, long size, ItemParts parts) {
        var reading = new TextReading();
        reading.read(content, parts, 0);
        return new SearchedItem(content, reading.texts, size, reading.gaps);
    }

    private void read(ItemContent content, ItemParts parts, int depth) {
        var sealedClass =
                content.isOf("IPM.Note.SMIME") && !content.isOf("IPM.Note.SMIME.MultipartSigned");
        if (sealedClass) {
            gaps.add(Gap.ENCRYPTED);
        }
        parts.body().ifPresent(this::body);
        if (content.attachments().stream().noneMatch(part -> isRead(part, depth))) {
            content.attachments().forEach(part -> noteUnread(part, sealedClass));
            return;
        }
        var source = content.isAppointment() ? Optional.<Octets>empty() : parts.source();
        for (var part : content.attachments()) {
            if (isRead(part, depth)) {
                attachment(part, source, parts, depth);
            } else {
                noteUnread(part, sealedClass);
            }
        }
    }

    private void body(Body body) {
        if (body.text().length() >= LONGEST_TEXT) {
            gaps.add(Gap.TEXT_TOO_LONG);
        }
        add(HtmlText.plain(body).text(), LONGEST_TEXT, Gap.TEXT_TOO_LONG);
    }

    private boolean isRead(AttachmentPart part, int depth) {
        return type(part).startsWith("text/") || (part.isMessage() && depth < DEEPEST);
    }

    private void noteUnread(AttachmentPart part, boolean isSealed) {
        var type = type(part);
        if (part.isMessage()) {
            gaps.add(Gap.ATTACHMENT_TOO_LARGE);
        } else if (SEALED.contains(type)) {
            gaps.add(Gap.ENCRYPTED);
        } else if (!isSealed
                && !SEALS.contains(type)
                && WITHOUT_WORDS.stream().noneMatch(type::startsWith)) {
            gaps.add(Gap.ATTACHMENT_FORMAT);
        }
    }

    private void attachment(
            AttachmentPart part, Optional<Octets> source, ItemParts parts, int depth) {
        if (part.size() > LARGEST_ATTACHMENT || --attachments < 0) {
            gaps.add(Gap.ATTACHMENT_TOO_LARGE);
            return;
        }
        var bytes =
                source.isPresent() ? within(source.get(), part) : parts.attachment(part.number());
        if (bytes.isEmpty()) {
            gaps.add(Gap.MESSAGE_BROKEN);
        } else if (part.isMessage()) {
            // Taken apart several times, and not larger than what is read of one.
            message(Octets.of(bytes.get().bytes()), depth);
        } else {
            text(bytes.get().bytes(), type(part));
        }
    }

    private Optional<Octets> within(Octets source, AttachmentPart part) {
        try {
            return MimeMessage.attachment(source, part.number());
        } catch (MimeMalformed broken) {
            return Optional.empty();
        }
    }

    private void text(byte[] bytes, String type) {
        var text = decoded(bytes);
        var isHtml = type.equals("text/html");
        var plain = isHtml ? HtmlText.plain(new Body(Body.Format.HTML, text)).text() : text;
        add(plain, LARGEST_ATTACHMENT, Gap.ATTACHMENT_TOO_LARGE);
    }

    private void message(Octets source, int depth) {
        try {
            var inner = MimeMessage.read(source);
            inner.content()
                    .properties()
                    .text(Known.SUBJECT)
                    .ifPresent(subject -> add(subject, LONGEST_TEXT, Gap.TEXT_TOO_LONG));
            for (var each : People.all(inner.content())) {
                add(each, LONGEST_TEXT, Gap.TEXT_TOO_LONG);
            }
            for (var part : inner.content().attachments()) {
                add(part.name(), LONGEST_TEXT, Gap.TEXT_TOO_LONG);
            }
            read(inner.content(), new Inner(inner.body(), source), depth + 1);
        } catch (MimeMalformed broken) {
            gaps.add(Gap.MESSAGE_BROKEN);
        }
    }

    private record Inner(Optional<Body> body, Octets message) implements ItemParts {
        @Override
        public Optional<Octets> source() {
            return Optional.of(message);
        }

        @Override
        public Optional<Octets> attachment(int number) {
            return Optional.empty();
        }
    }

    private void add(String text, int longest, Gap tooLong) {
        var room = Math.min(longest, left);
        if (text.length() > room) {
            gaps.add(tooLong);
        }
        var taken = text.substring(0, Math.min(text.length(), room));
        left -= taken.length();
        if (!taken.isBlank()) {
            texts.add(taken);
        }
    }

    private static String type(AttachmentPart part) {
        return part.contentType().toLowerCase(Locale.ROOT);
    }

    // An attachment's type says nothing here of its characters.
    private static String decoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, ISO_8859_1);
        }
    }
}
