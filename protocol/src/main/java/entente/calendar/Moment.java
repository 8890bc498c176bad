package entente.calendar;

import biweekly.util.DateTimeComponents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// A DATE or DATE-TIME of an iCalendar file (RFC 5545, 3.3.4 and 3.3.5): the time on the clock, and the clock's rules.
///
/// A date is the midnight at which it begins. A time that the clock skips is taken with the offset before the gap and one it shows
/// twice is the first, as 3.3.5 has it; that goes for each occurrence of a series too, where 3.3.10 would rather drop it: a meeting that
/// vanishes once a year is worse than one that is an hour late.
record Moment(LocalDateTime local, ZoneRules zone, boolean isDate) {
    static final ZoneRules UTC = ZoneOffset.UTC.getRules();
    private static final int FIRST_YEAR = 1600;
    private static final int LAST_YEAR = 2500;

    /// Reads a property with one date; `zones` knows the clock its TZID means.
    static Moment read(ContentLine property, Zones zones) throws Malformed {
        return read(property, property.value(), property.isDate(property.value()), zones);
    }

    /// Reads one value of a property that may hold several.
    static Moment read(ContentLine property, String value, boolean date, Zones zones)
            throws Malformed {
        try {
            var parts = DateTimeComponents.parse(value);
            var day = LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new Malformed(
                        property,
                        "lies outside the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
            }
            if (date) {
                return new Moment(day.atStartOfDay(), zones.ofOwner(), true);
            }
            if (!parts.hasTime()) {
                throw new Malformed(property, "is not a date and time");
            }
            // Second 60 is a leap second, which our clocks do not have.
            var time =
                    LocalTime.of(
                            parts.getHour(), parts.getMinute(), Math.min(parts.getSecond(), 59));
            return new Moment(day.atTime(time), zone(property, parts, zones), false);
        } catch (IllegalArgumentException unreadable) {
            throw new Malformed(property, "is not a date" + (date ? "" : " and time"));
        } catch (DateTimeException impossible) {
            throw new Malformed(property, "is no date of the calendar");
        }
    }

    /// Seconds since 1970 at `local` on the clock of `zone`.
    static long epochSecond(LocalDateTime local, ZoneRules zone) {
        return local.toEpochSecond(zone.getOffset(local));
    }

    long epochSecond() {
        return epochSecond(local, zone);
    }

    /// What this clock shows at `epochSecond`.
    LocalDateTime localAt(long epochSecond) {
        return LocalDateTime.ofEpochSecond(
                epochSecond, 0, zone.getOffset(Instant.ofEpochSecond(epochSecond)));
    }

    private static ZoneRules zone(ContentLine property, DateTimeComponents parts, Zones zones)
            throws Malformed {
        if (parts.isUtc()) {
            return UTC;
        }
        var id = property.parameter("TZID");
        return id.isPresent() ? zones.named(property, id.get()) : zones.ofOwner();
    }
}
