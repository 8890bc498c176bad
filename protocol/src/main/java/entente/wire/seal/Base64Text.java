package entente.wire.seal;

import java.util.Base64;
import java.util.Optional;

/// Base64 with padding, read in its one canonical spelling: the JDK's decoder takes more than one for the same bytes.
final class Base64Text {
    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Empty when the text is another than [#encode] would give.
    static Optional<byte[]> decode(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException otherLetters) {
            return Optional.empty();
        }
    }

    /// The same for a long value, which may be broken into lines (XML Schema part 2, 3.2.16).
    static Optional<byte[]> decodeLines(String text) {
        return decode(isOneLine(text) ? text : text.replaceAll("[ \t\r\n]+", ""));
    }

    /// Mostly it is, and an expression takes longer to find that out of a long text than its decoding takes.
    private static boolean isOneLine(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) <= ' ') {
                return false;
            }
        }
        return true;
    }
}
