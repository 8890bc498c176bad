package entente.mailfiles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The line before a message of an mbox file: `From`, who sent it, and when it came, as C's `asctime` writes it (RFC 4155), perhaps with an offset; without one it is UTC.
final class FromLine {
    private static final int LONGEST = 1000;
    private static final byte[] START = "From ".getBytes(ISO_8859_1);
    private static final Pattern DATE =
            Pattern.compile(
                    "\\b([A-Z][a-z]{2}) +(\\d{1,2}) +(\\d{2}:\\d{2})(:\\d{2})?(?: +([+-]\\d{4}|[A-Z]{1,5}))? +(\\d{4})(?: +([+-]\\d{4}))?");
    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("MMM d HH:mm:ss yyyy")
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private FromLine() {}

    static boolean begins(byte[] line) {
        return startsAt(line, 0);
    }

    /// Whether a line between messages is one, and not a text that happens to begin like one.
    static boolean isOne(byte[] line) {
        return begins(line) && line.length < LONGEST && DATE.matcher(text(line)).find();
    }

    /// Whether a line is one of a text that would look like it but for `>` before it.
    static boolean isQuoted(byte[] line) {
        var at = 0;
        while (at < line.length && line[at] == '>') {
            at++;
        }
        return at > 0 && startsAt(line, at);
    }

    static Optional<Instant> received(byte[] line) {
        var date = DATE.matcher(text(line));
        if (!date.find()) {
            return Optional.empty();
        }
        var seconds = date.group(4) == null ? ":00" : date.group(4);
        var zone = date.group(7) != null ? date.group(7) : date.group(5);
        try {
            var local =
                    LocalDateTime.parse(
                            "%s %s %s%s %s"
                                    .formatted(
                                            date.group(1),
                                            date.group(2),
                                            date.group(3),
                                            seconds,
                                            date.group(6)),
                            READ);
            return Optional.of(
                    local.toInstant(
                            zone == null || Character.isLetter(zone.charAt(0))
                                    ? ZoneOffset.UTC
                                    : ZoneOffset.of(zone)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    static byte[] write(Instant received) {
        return "From MAILER-DAEMON %s\n".formatted(WRITTEN.format(received)).getBytes(ISO_8859_1);
    }

    private static boolean startsAt(byte[] line, int at) {
        return line.length - at >= START.length
                && Arrays.equals(line, at, at + START.length, START, 0, START.length);
    }

    private static String text(byte[] line) {
        return new String(line, 0, Math.min(line.length, LONGEST), ISO_8859_1);
    }
}
