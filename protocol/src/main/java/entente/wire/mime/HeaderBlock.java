package entente.wire.mime;

import entente.item.Octets;
import java.util.regex.Pattern;

/// Where the header of a message is in its source: all before the first empty line. Lines end in LF, with or without CR.
final class HeaderBlock {
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NAME = 256;

    // RFC 5322, 2.2 and 4.5; the second is how mailbox files part messages, and some gateways pass
    // it on.
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \t]*:.*", Pattern.DOTALL);
    private static final Pattern MAILBOX_LINE = Pattern.compile(">?From .*", Pattern.DOTALL);

    private HeaderBlock() {}

    /// Where the empty line after the header begins, or the end of a source that has none.
    static int end(byte[] source) {
        var line = 0;
        for (var at = 0; at < source.length; at++) {
            if (source[at] != '\n') {
                continue;
            }
            if (at == line || (at == line + 1 && source[line] == '\r')) {
                return line;
            }
            line = at + 1;
        }
        return source.length;
    }

    /// As much of a source as is looked at for what stands in its header.
    static byte[] start(Octets source) {
        return source.start(Octets.LARGE);
    }

    /// Whether the source begins with a header, be it an empty one; otherwise all of it is text.
    static boolean isThere(byte[] source) {
        var start = Bytes.latin1(source, 0, Math.min(source.length, LONGEST_NAME));
        return start.startsWith("\n")
                || start.startsWith("\r\n")
                || FIELD.matcher(start).matches()
                || MAILBOX_LINE.matcher(start).matches();
    }

    /// The header as it came, in whole lines, of at most 64 KiB.
    static String text(byte[] source) {
        if (!isThere(source)) {
            return "";
        }
        var end = end(source);
        if (end > LONGEST_TEXT) {
            end = LONGEST_TEXT;
            while (end > 0 && source[end - 1] != '\n') {
                end--;
            }
        }
        return Bytes.text(source, 0, end);
    }

    static boolean isBinary(byte[] source) {
        var end = end(source);
        for (var at = 0; at < end; at++) {
            if (source[at] == 0) {
                return true;
            }
        }
        return false;
    }
}
