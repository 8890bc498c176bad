package entente.wire.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The fields of a header where they stand in the source, in its order.
final class HeaderRun {
    /// The bytes from `from` to before `to` are a field's lines, line ends included. `name` is in lower case.
    ///
    /// Lines that continue a field belong to it, and so do those that begin none: what somebody meant to fold must not be taken for something else.
    record Field(String name, int from, int to) {}

    // RFC 5322, 2.2 and 4.5.
    private static final Pattern START = Pattern.compile("([!-9;-~]+)[ \t]*:.*", Pattern.DOTALL);
    private static final int LONGEST_NAME = 256;

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

    /// The name of the field that begins there; empty where none does.
    private static String name(byte[] source, int from, int to) {
        var start = Bytes.latin1(source, from, Math.min(to - from, LONGEST_NAME));
        var field = START.matcher(start);
        return field.matches() ? field.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
