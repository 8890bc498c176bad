package entente.mailfiles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import entente.problem.Code;
import entente.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// An mbox file, read message by message.
///
/// Where a message's `Content-Length` leads to the next message or the end, its text is as it was (mboxcl2). Otherwise a message ends before a line that begins the next, and a `>` is taken from lines that
/// begin with `From ` behind one or more of them (mboxrd; the older mboxo, which cannot be told from it, quotes no line that begins with `>`). `Status` and `X-Status` say how a message is marked and belong to
/// the file, not to the message; so do `X-Mozilla-Status` and `X-Mozilla-Status2` where a header begins with them, and nowhere else.
final class Mbox {
    private static final int LONGEST_MARK = 200;
    private static final Pattern MARKS = Pattern.compile("(?i)(X-)?Status:[ \\t]*([A-Z]*)\\s*");
    private static final Pattern MOZILLA =
            Pattern.compile(
                    "(?i)X-Mozilla-Status:[ \\t]*([0-9A-F]{4})\\s*|X-Mozilla-Status2:[ \\t]*[0-9A-F]{8}\\s*");
    private static final int MOZILLA_READ = 0x1;
    private static final int MOZILLA_ANSWERED = 0x2;
    private static final int MOZILLA_FLAGGED = 0x4;
    private static final int MOZILLA_DELETED = 0x8;
    private static final Pattern LENGTH =
            Pattern.compile("(?i)Content-Length:[ \\t]*(\\d{1,9})\\s*");

    private final Path path;
    private final List<String> folder;
    private final Instant filed;
    private final LineFile file;
    private final MailFinder finder;

    /// Where the message that is being read begins, and what its line says.
    private long begin;

    private long nextBegin;
    private byte[] from = new byte[0];
    private final Set<String> flags = new HashSet<>();
    private OptionalInt length = OptionalInt.empty();
    private Message message = new Message();

    Mbox(Path path, List<String> folder, Instant filed, LineFile file, MailFinder finder) {
        this.path = path;
        this.folder = folder;
        this.filed = filed;
        this.file = file;
        this.finder = finder;
    }

    /// Goes through all of it, or until the finder has enough.
    void read() throws IOException {
        from = file.line();
        while (from.length > 0 && finder.goesOn()) {
            flags.clear();
            length = OptionalInt.empty();
            message = new Message();
            readHeader();
            if (!readByLength()) {
                readByLines();
            }
            tell();
        }
    }

    private void readHeader() throws IOException {
        var isWhole = true;
        var isBeginning = true;
        for (var line = file.line(); line.length > 0; line = file.line()) {
            isBeginning = isBeginning && isOfMozilla(line);
            var ofFile = isBeginning || (isWhole && isOfFile(line));
            if (!ofFile) {
                message.add(line, isWhole && FromLine.isQuoted(line) ? 1 : 0);
            }
            if (isWhole && isBlank(line)) {
                return;
            }
            isWhole = line[line.length - 1] == '\n';
        }
    }

    private boolean isOfFile(byte[] line) {
        if (line.length > LONGEST_MARK) {
            return false;
        }
        var text = new String(line, ISO_8859_1);
        var said = LENGTH.matcher(text);
        if (said.matches()) {
            length = OptionalInt.of(Integer.parseInt(said.group(1)));
        }
        var marks = MARKS.matcher(text);
        if (!marks.matches()) {
            return false;
        }
        var letters = marks.group(2).toUpperCase(Locale.ROOT);
        mark(marks.group(1) == null && letters.contains("R"), "read");
        mark(marks.group(1) != null && letters.contains("A"), "answered");
        mark(marks.group(1) != null && letters.contains("F"), "flagged");
        mark(marks.group(1) != null && letters.contains("T"), "draft");
        mark(letters.contains("D"), "deleted");
        return true;
    }

    private boolean isOfMozilla(byte[] line) {
        if (line.length > LONGEST_MARK) {
            return false;
        }
        var said = MOZILLA.matcher(new String(line, ISO_8859_1));
        if (!said.matches()) {
            return false;
        }
        if (said.group(1) != null) {
            var bits = Integer.parseInt(said.group(1), 16);
            mark((bits & MOZILLA_READ) != 0, "read");
            mark((bits & MOZILLA_ANSWERED) != 0, "answered");
            mark((bits & MOZILLA_FLAGGED) != 0, "flagged");
            mark((bits & MOZILLA_DELETED) != 0, "deleted");
        }
        return true;
    }

    private void mark(boolean marked, String flag) {
        if (marked) {
            flags.add(flag);
        }
    }

    /// The text, where the length that the header says is right; otherwise nothing is read.
    private boolean readByLength() throws IOException {
        var start = file.position();
        if (length.isEmpty()
                || length.getAsInt() > FoundMessage.LARGEST
                || start + length.getAsInt() > file.size()) {
            return false;
        }
        file.goTo(start + length.getAsInt());
        var next = file.line();
        if (isBlank(next)) {
            next = file.line();
        }
        var after = file.position();
        if (next.length > 0 && !FromLine.isOne(next)) {
            file.goTo(start);
            return false;
        }
        file.goTo(start);
        message.add(file.bytes(length.getAsInt()));
        file.goTo(after);
        from = next;
        nextBegin = after - next.length;
        return true;
    }

    private void readByLines() throws IOException {
        var afterBlank = true;
        var isWhole = true;
        var blank = new byte[0];
        while (true) {
            var at = file.position();
            var line = file.line();
            if (line.length == 0 || (isWhole && afterBlank && FromLine.isOne(line))) {
                from = line;
                nextBegin = at;
                return;
            }
            message.add(blank);
            blank = isWhole && isBlank(line) ? line : new byte[0];
            afterBlank = blank.length > 0;
            if (!afterBlank) {
                message.add(line, isWhole && FromLine.isQuoted(line) ? 1 : 0);
            }
            isWhole = line[line.length - 1] == '\n';
        }
    }

    private void tell() {
        if (message.isTooLarge) {
            finder.skipped(folder, path, begin, Refusal.of(Code.ITEM_TOO_LARGE));
        } else {
            finder.message(
                    new FoundMessage(
                            folder,
                            path,
                            begin,
                            flags,
                            message.received,
                            Optional.of(filed),
                            message.bytes.toByteArray()));
        }
        finder.passed(nextBegin - begin);
        begin = nextBegin;
    }

    /// Whether a line of a header says how a message of an mbox is marked.
    static boolean isMark(byte[] line) {
        return line.length <= LONGEST_MARK && MARKS.matcher(new String(line, ISO_8859_1)).matches();
    }

    static boolean isBlank(byte[] line) {
        return (line.length == 1 && line[0] == '\n')
                || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
    }

    /// What was read of a message; nothing of one that is too large.
    private final class Message {
        private final Optional<Instant> received = FromLine.received(from);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isTooLarge;

        void add(byte[] more) {
            add(more, 0);
        }

        void add(byte[] more, int start) {
            isTooLarge |= bytes.size() + more.length - start > FoundMessage.LARGEST;
            if (isTooLarge) {
                bytes.reset();
            } else {
                bytes.write(more, start, more.length - start);
            }
        }
    }
}
