package entente.kql;

import entente.kql.Token.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads times: `2026-03-02`, the same day as `3/2/2026`, `2026-03-02T08:00:30Z` with or without seconds and offset, and `today` and the like.
final class Times {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern MOMENT =
            Pattern.compile(
                    "(\\d{4}-\\d{1,2}-\\d{1,2})T(\\d{2}):(\\d{2})(?::(\\d{2}))?(Z|[+-]\\d{2}:\\d{2})?",
                    Pattern.CASE_INSENSITIVE);

    private Times() {}

    static Query restriction(DateProperty property, Relation relation, Value value) throws Misread {
        var ends = Range.of(value);
        if (ends.isEmpty()) {
            return new Query.Dated(property, relation, when(value));
        }
        ends.get().requireAlone(relation);
        var first = when(ends.get().first());
        var last = when(ends.get().last());
        if (first instanceof When.Day(var from)
                && last instanceof When.Day(var to)
                && to.isBefore(from)) {
            throw Range.backwards(value.at());
        }
        return new Query.DatedBetween(property, first, last);
    }

    private static When when(Value value) throws Misread {
        var text = value.text().strip();
        if (value.beginning()) {
            throw unreadable(value);
        }
        try {
            var when = span(text).or(() -> day(text)).or(() -> second(text));
            return when.orElseThrow(() -> unreadable(value));
        } catch (DateTimeException | IllegalArgumentException noSuchDay) {
            throw unreadable(value);
        }
    }

    private static Misread unreadable(Value value) {
        return new Misread(
                value.at(),
                "this is no day and no time.",
                "Write such as 2026-03-02, 3/2/2026 (the month first), 2026-03-02T08:00Z, today, yesterday, \"this week\", \"this month\", \"last month\", \"this year\" or \"last year\"; a range as 2026-03-01..2026-03-31.");
    }

    private static Optional<When> span(String text) {
        var words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (var span : When.Span.values()) {
            if (span.words().equals(words)) {
                return Optional.of(new When.Relative(span));
            }
        }
        return Optional.empty();
    }

    private static Optional<When> day(String text) {
        var monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.matches()
                ? Optional.of(
                        new When.Day(
                                date(
                                        monthFirst.group(3),
                                        monthFirst.group(1),
                                        monthFirst.group(2))))
                : isoDay(text).map(When.Day::new);
    }

    private static Optional<When> second(String text) {
        var moment = MOMENT.matcher(text);
        if (!moment.matches()) {
            return Optional.empty();
        }
        var at =
                LocalDateTime.of(
                        isoDay(moment.group(1)).orElseThrow(),
                        LocalTime.of(
                                Integer.parseInt(moment.group(2)),
                                Integer.parseInt(moment.group(3)),
                                Integer.parseInt(
                                        Optional.ofNullable(moment.group(4)).orElse("0"))));
        var offset =
                Optional.ofNullable(moment.group(5))
                        .map(zone -> ZoneOffset.of(zone.toUpperCase(Locale.ROOT)));
        return Optional.of(new When.Second(at, offset));
    }

    private static Optional<LocalDate> isoDay(String text) {
        var day = DAY.matcher(text);
        return day.matches()
                ? Optional.of(date(day.group(1), day.group(2), day.group(3)))
                : Optional.empty();
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
