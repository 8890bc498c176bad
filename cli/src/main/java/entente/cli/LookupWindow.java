package entente.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The window a lookup asks about, from what people write: `2026-03-02`, `2026-03-02T09:00` in a zone, or `2026-03-02T08:00:00Z`.
record LookupWindow(Instant start, Instant end) {
    static final int USUAL_DAYS = 5;

    /// `start` to `end`, or whole days from `start`; which without a start is the midnight that began today.
    static LookupWindow of(
            Optional<String> start,
            Optional<String> end,
            Optional<Integer> days,
            ZoneId zone,
            Instant now) {
        var from =
                start.map(text -> moment("--start", text, zone))
                        .orElseGet(() -> now.atZone(zone).toLocalDate().atStartOfDay(zone));
        var to =
                end.map(text -> moment("--end", text, zone))
                        .orElseGet(() -> from.plusDays(days.orElse(USUAL_DAYS)));
        if (!to.isAfter(from)) {
            throw CommandFailed.usage(
                    "The window ends before it begins: %s to %s.".formatted(from, to),
                    "Give an --end after the --start, or --days of 1 or more.");
        }
        return new LookupWindow(from.toInstant(), to.toInstant());
    }

    private static ZonedDateTime moment(String option, String text, ZoneId zone) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone);
            }
            return hasOffset(text)
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                    : LocalDateTime.parse(text).atZone(zone);
        } catch (DateTimeException malformed) {
            throw CommandFailed.usage(
                            "%s %s is no time.".formatted(option, text),
                            "Write 2026-03-02, 2026-03-02T09:00 or 2026-03-02T08:00:00Z.")
                    .causedBy(malformed);
        }
    }

    private static boolean hasOffset(String text) {
        var time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    }
}
