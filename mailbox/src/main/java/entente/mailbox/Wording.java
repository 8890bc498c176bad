package entente.mailbox;

/// Text that people wrote for people.
final class Wording {
    private Wording() {}

    /// Checks that a text has 1 to `longest` characters (code points), of those that XML 1.0 knows (2.2), and not only blanks.
    static void require(String what, String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(
                    "%s has 1 to %d characters".formatted(what, longest));
        }
        if (!text.codePoints().allMatch(Wording::isReadable)) {
            throw new IllegalArgumentException("%s has no control characters".formatted(what));
        }
    }

    private static boolean isReadable(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        var surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !surrogate && c != 0x7F && c != 0xFFFE && c != 0xFFFF;
    }
}
