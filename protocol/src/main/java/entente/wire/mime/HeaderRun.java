package entente.wire.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of a header where they stand in the source, in its order.
final class HeaderRun {
    /// The bytes from `from` to before `to` are a field's lines, line ends included. `name` is in lower case.
    ///
    /// Lines that continue a field belong to it, and so do those that begin none: what somebody meant to fold must not be taken for something else.
    record Field(String name, int from, int to) {}

    private HeaderRun() {}

    /// All fields; none where the source begins with no header. A line of a mailbox file that stands before them is in none.
    static List<Field> of(byte[] source) {
        var fields = new ArrayList<Field>();
        if (!HeaderBlock.isThere(source)) {
            return fields;
        }
        var end = HeaderBlock.end(source);
        for (var line = 0; line < end; ) {
            var next = next(source, line, end);
            var name = name(source, line, next);
            if (!name.isEmpty()) {
                fields.add(new Field(name, line, next));
            } else if (!fields.isEmpty()) {
                var before = fields.removeLast();
                fields.add(new Field(before.name(), before.from(), next));
            }
            line = next;
        }
        return fields;
    }

    /// How the first line of the source ends; CR LF where it has only one.
    static String lineEnd(byte[] source) {
        var next = next(source, 0, source.length);
        var isBare =
                next > 0 && source[next - 1] == '\n' && (next == 1 || source[next - 2] != '\r');
        return isBare ? "\n" : "\r\n";
    }

    private static int next(byte[] source, int from, int end) {
        var at = from;
        while (at < end && source[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    /// The name of the field that begins there; empty where none does. Any number of blanks may stand behind a name: others read it then too (RFC 5322, 2.2 and 4.5).
    private static String name(byte[] source, int from, int to) {
        var end = from;
        while (end < to && source[end] >= '!' && source[end] <= '~' && source[end] != ':') {
            end++;
        }
        var at = end;
        while (at < to && (source[at] == ' ' || source[at] == '\t')) {
            at++;
        }
        return end > from && at < to && source[at] == ':'
                ? Bytes.latin1(source, from, end - from).toLowerCase(Locale.ROOT)
                : "";
    }
}
