package entente.wire.mime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.DateTimeFieldImpl;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.MimeUtil;

/// A moment as header fields have it (RFC 5322, 3.3 and 4.3), to the second. Those before 1601 or after 9999 are none, since no other protocol here can say them.
final class HeaderDate {
    private static final int LONGEST = 100;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern COMMENTS = Pattern.compile("\\([^()]*\\)");
    private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private HeaderDate() {}

    static Optional<Instant> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = BLANKS.matcher(COMMENTS.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
        var field = new RawField("Date", plain);
        return strictly(field)
                .or(() -> leniently(field))
                .map(Date::toInstant)
                .map(date -> date.truncatedTo(ChronoUnit.SECONDS))
                .filter(HeaderDate::canBeSaid);
    }

    static boolean canBeSaid(Instant date) {
        return !date.isBefore(FIRST) && date.isBefore(END);
    }

    static String write(Instant date) {
        return MimeUtil.formatDate(Date.from(date), TimeZone.getTimeZone("UTC"));
    }

    private static Optional<Date> strictly(RawField field) {
        try {
            return Optional.ofNullable(
                    DateTimeFieldImpl.PARSER.parse(field, DecodeMonitor.SILENT).getDate());
        } catch (IllegalArgumentException numberTooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Date> leniently(RawField field) {
        return Optional.ofNullable(
                DateTimeFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT).getDate());
    }
}
