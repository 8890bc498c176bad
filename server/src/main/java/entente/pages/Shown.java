package entente.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts, times and sizes as pages show them.
final class Shown {
    private static final int LONGEST_LINE = 200;
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Space}\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]+");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private Shown() {}

    /// A moment on somebody's clock, and as machines read it.
    record Moment(String text, String iso) {
        static Moment of(Instant time, ZoneId zone) {
            return new Moment(
                    MOMENT.format(time.atZone(zone)),
                    time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /// A text that somebody else wrote, as one line of at most [#LONGEST_LINE] characters. What controls how a line is set, or which way it is read, is a blank.
    static String line(String text) {
        var line = NO_TEXT.matcher(cut(text, LONGEST_LINE + 1)).replaceAll(" ").strip();
        return line.length() > LONGEST_LINE ? cut(line, LONGEST_LINE - 1) + "…" : line;
    }

    /// The first characters of a text; none of them is half of one.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return Character.isHighSurrogate(text.charAt(most - 1))
                ? text.substring(0, most - 1)
                : text.substring(0, most);
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? "%.0f kB".formatted(bytes / 1e3)
                : "%.1f MB".formatted(bytes / 1e6);
    }
}
