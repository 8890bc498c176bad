package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;

/// The text of a part as characters.
final class BodyText {
    /// The most characters that a text has; the rest is left in the source.
    static final int LONGEST = 5 * 1024 * 1024;

    private static final int LONGEST_CHARACTER = 4;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private BodyText() {}

    static String of(byte[] source, Part.Leaf part) {
        var bytes = PartTree.bytes(source, part.number(), LONGEST * LONGEST_CHARACTER);
        return bounded(new String(bytes, charset(part, bytes)));
    }

    // What says nothing of its characters, or ASCII, or something that nobody knows, is judged by
    // its bytes.
    private static Charset charset(Part.Leaf part, byte[] bytes) {
        return part.contentType()
                .get("charset")
                .flatMap(Bytes::charsetNamed)
                .filter(charset -> !charset.equals(US_ASCII))
                .orElseGet(() -> Bytes.charset(bytes, 0, bytes.length));
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
