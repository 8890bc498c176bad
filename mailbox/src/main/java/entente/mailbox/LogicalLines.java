package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The lines of an iCalendar file with their folds undone (RFC 5545, 3.1), one after the other.
///
/// Unfolds bytes, not characters: some writers fold in the middle of a character. Lines may end in CRLF, LF or CR; a byte order mark
/// at the beginning is passed over, and bytes that are no UTF-8 become U+FFFD.
final class LogicalLines {
    private final byte[] file;
    private int at;
    private int physical = 1;
    private int number;
    private String text = "";

    LogicalLines(byte[] file) {
        this.file = file;
        var marked =
                file.length >= 3
                        && (file[0] & 0xFF) == 0xEF
                        && (file[1] & 0xFF) == 0xBB
                        && (file[2] & 0xFF) == 0xBF;
        at = marked ? 3 : 0;
    }

    /// Moves to the next line that is not blank; false at the end of the file.
    boolean next() {
        while (at < file.length) {
            number = physical;
            text = unfolded();
            if (!text.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /// The line, unfolded, without its end.
    String text() {
        return text;
    }

    /// The 1-based number, in the file, of the line's first part.
    int number() {
        return number;
    }

    private String unfolded() {
        var start = at;
        var end = endOfPhysicalLine();
        if (!isFolded()) {
            return new String(file, start, end - start, UTF_8);
        }
        var whole = new java.io.ByteArrayOutputStream(160);
        whole.write(file, start, end - start);
        while (isFolded()) {
            start = at + 1;
            end = endOfPhysicalLine();
            whole.write(file, start, end - start);
        }
        return whole.toString(UTF_8);
    }

    private boolean isFolded() {
        return at < file.length && (file[at] == ' ' || file[at] == '\t');
    }

    /// Where the line's text ends; moves behind the line's end.
    private int endOfPhysicalLine() {
        while (at < file.length && file[at] != '\r' && file[at] != '\n') {
            at++;
        }
        var end = at;
        if (at < file.length && file[at++] == '\r' && at < file.length && file[at] == '\n') {
            at++;
        }
        physical++;
        return end;
    }
}
