package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.item.Octets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/// The text of a part as characters.
final class BodyText {
    /// The most characters that a text has; the rest is left in the source.
    static final int LONGEST = 5 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private BodyText() {}

    static String of(Octets source, Part.Leaf part) {
        try {
            return bounded(
                    part.size() > Octets.LARGE
                            ? read(new PartOctets(source, part.number(), part.size()), part)
                            : whole(source, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String whole(Octets source, Part.Leaf part) throws IOException {
        var bytes = PartTree.bytes(source, part.number(), Octets.LARGE);
        return new String(bytes, charset(part, Octets.of(bytes)));
    }

    /// Of a large part no more than its first characters are in memory.
    private static String read(Octets bytes, Part.Leaf part) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[Octets.SMALL];
        try (var reader = new InputStreamReader(bytes.open(), charset(part, bytes))) {
            // One more than a text has may be the mark in front, and another shows that it goes on.
            while (text.length() < LONGEST + 2) {
                var read = reader.read(buffer);
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
            }
        }
        return text.toString();
    }

    // What says nothing of its characters, or ASCII, or something that nobody knows, is judged by
    // its bytes.
    private static Charset charset(Part.Leaf part, Octets bytes) throws IOException {
        var named =
                part.contentType()
                        .get("charset")
                        .flatMap(Bytes::charsetNamed)
                        .filter(charset -> !charset.equals(US_ASCII));
        return named.isPresent() ? named.get() : Bytes.charset(bytes);
    }

    private static String bounded(String text) {
        var start = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
        var end = Math.min(text.length(), start + LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
