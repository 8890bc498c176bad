package entente.wire.ews;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// A point in time as XML Schema writes it (`xs:dateTime`): a clock's time, and the clock's offset where the writer gave one.
record WireTime(LocalDateTime local, Optional<ZoneOffset> offset) {
    private static final int SECONDS_END = 19;

    /// Reads `yyyy-MM-ddTHH:mm:ss`, with or without a fraction of up to nine digits, `Z` or `±hh:mm`; empty when it is none. Years
    /// are 1 to 9999, and 24:00:00 is the next day's start.
    static Optional<WireTime> parse(String text) {
        if (text.length() < SECONDS_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return Optional.empty();
        }
        try {
            var zoneAt = zoneStart(text);
            return Optional.of(new WireTime(local(text, zoneAt), offset(text.substring(zoneAt))));
        } catch (DateTimeException | NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    /// The instant that is meant, on a clock that follows `rules` unless the writer gave an offset.
    Instant in(ZoneRules rules) {
        return local.toInstant(offset.orElseGet(() -> rules.getOffset(local)));
    }

    private static LocalDateTime local(String text, int end) {
        var hour = digits(text, 11, 13);
        var midnight =
                LocalDateTime.of(
                        year(text),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        hour == 24 ? 0 : hour,
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        nanos(text, end));
        if (hour != 24) {
            return midnight;
        }
        if (!midnight.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("nothing comes after 24:00:00");
        }
        return midnight.plusDays(1);
    }

    private static int year(String text) {
        var year = digits(text, 0, 4);
        if (year == 0) {
            throw new DateTimeException("there is no year 0");
        }
        return year;
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        var fraction = text.substring(SECONDS_END + 1, end);
        if (text.charAt(SECONDS_END) != '.' || fraction.isEmpty() || fraction.length() > 9) {
            throw new DateTimeException("not a fraction of a second");
        }
        return digits((fraction + "000000000").substring(0, 9), 0, 9);
    }

    private static int zoneStart(String text) {
        for (var at = SECONDS_END; at < text.length(); at++) {
            if ("Z+-".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }

    private static Optional<ZoneOffset> offset(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text.equals("Z") ? ZoneOffset.UTC : hoursAndMinutes(text));
    }

    private static ZoneOffset hoursAndMinutes(String text) {
        if (text.length() != 6 || text.charAt(3) != ':') {
            throw new DateTimeException("not an offset from UTC");
        }
        return ZoneOffset.of(text);
    }

    private static int digits(String text, int from, int to) {
        var number = 0;
        for (var at = from; at < to; at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
