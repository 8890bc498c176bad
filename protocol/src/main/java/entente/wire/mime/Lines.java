package entente.wire.mime;

/// What the lines of a text are like: the length of the `longest` in bytes; how many bytes are `escaped` when it is quoted, being not printable ASCII; whether
/// CR, LF or NUL stand where mail allows none; whether some end in blanks; whether there is more than ASCII.
record Lines(int longest, int escaped, boolean areBroken, boolean endInBlanks, boolean isEightBit) {
    static Lines of(byte[] text) {
        var longest = 0;
        var escaped = 0;
        var broken = false;
        var blanks = false;
        var eightBit = false;
        var start = 0;
        for (var at = 0; at < text.length; at++) {
            var octet = text[at];
            if (octet == '\n') {
                broken |= at == start || text[at - 1] != '\r';
                blanks |= at - start > 1 && isBlank(text[at - 2]);
                longest = Math.max(longest, at - start - 1);
                start = at + 1;
            } else if (octet == '\r') {
                broken |= at + 1 == text.length || text[at + 1] != '\n';
            } else if ((octet < ' ' && octet != '\t') || octet == 0x7f) {
                broken |= octet == 0;
                eightBit |= octet < 0;
                escaped++;
            }
        }
        blanks |= text.length > start && isBlank(text[text.length - 1]);
        longest = Math.max(longest, text.length - start);
        return new Lines(longest, escaped, broken, blanks, eightBit);
    }

    /// Whether a text of such lines can go through mail as it is.
    boolean arePlain() {
        return !areBroken && escaped == 0;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
