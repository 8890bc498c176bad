package entente.calendar;

import biweekly.util.Duration;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long an event lasts: whole days on the owner's clock, 23 or 25 hours when the clock changes, and then exact seconds
/// (RFC 5545, 3.3.6). DTEND of a timed event gives seconds alone (3.8.5.3: the same exact duration for each occurrence).
record Length(int days, long seconds) {
    static final Length NONE = new Length(0, 0);
    static final Length ONE_DAY = new Length(1, 0);
    private static final Duration EMPTY = Duration.builder().build();
    private static final int MOST_DAYS = 36_600;

    static Length parse(ContentLine property, String value) throws Malformed {
        try {
            var duration = Duration.parse(value.toUpperCase(Locale.ROOT));
            if (duration.equals(EMPTY)) {
                throw new Malformed(property, "is not a duration");
            }
            var days = number(duration.getWeeks()) * 7 + number(duration.getDays());
            var seconds =
                    number(duration.getHours()) * 3600
                            + number(duration.getMinutes()) * 60
                            + number(duration.getSeconds());
            return duration.isPrior()
                    ? bounded(property, -days, -seconds)
                    : bounded(property, days, seconds);
        } catch (IllegalArgumentException unreadable) {
            throw new Malformed(property, "is not a duration");
        }
    }

    static Length between(ContentLine property, Moment start, Moment end) throws Malformed {
        var seconds = end.epochSecond() - start.epochSecond();
        if (start.isDate() && end.isDate()) {
            var days =
                    end.local().toLocalDate().toEpochDay()
                            - start.local().toLocalDate().toEpochDay();
            // A day that ends on itself is how some writers put one day.
            return days == 0 ? ONE_DAY : bounded(property, days, 0);
        }
        return bounded(property, 0, seconds);
    }

    /// When an event that starts at `local` ends, in seconds since 1970.
    long endOf(LocalDateTime local, ZoneRules zone) {
        return Moment.epochSecond(days == 0 ? local : local.plusDays(days), zone) + seconds;
    }

    /// No occurrence lasts longer, whatever the clock does.
    long mostSeconds() {
        return (days == 0 ? 0 : (days + 1) * 86_400L) + seconds;
    }

    private static Length bounded(ContentLine property, long days, long seconds) throws Malformed {
        if (days < 0 || seconds < 0) {
            throw new Malformed(property, "ends the event before it starts");
        }
        if (days + seconds / 86_400 > MOST_DAYS) {
            throw new Malformed(property, "makes the event longer than a hundred years");
        }
        return new Length((int) days, seconds);
    }

    private static long number(@Nullable Integer part) {
        return part == null ? 0 : part;
    }
}
