package entente.calendar;

import entente.calendar.Recurrence.Days;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.calendar.Recurrence.Which;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An RRULE (RFC 5545, 3.3.10) that says what Exchange does.
final class RuleText {
    private static final int SHORTEST_MONTH = 28;

    private final List<String> parts = new ArrayList<>();

    private RuleText() {}

    /// The rule's value. `until` writes the last day of a range, in the way that suits the start of the series.
    static String of(Recurrence recurrence, UntilText until) {
        var text = new RuleText();
        text.add(recurrence.pattern());
        text.add(recurrence.range(), until);
        return String.join(";", text.parts);
    }

    /// How the last day of a series is written.
    @FunctionalInterface
    interface UntilText {
        String of(LocalDate last);
    }

    private void add(Pattern pattern) {
        switch (pattern) {
            case Pattern.Daily(var interval) -> frequency("DAILY", interval);
            case Pattern.Weekly(var interval, var days, var firstDay) -> {
                frequency("WEEKLY", interval);
                parts.add("BYDAY=" + names(days));
                parts.add("WKST=" + name(firstDay));
            }
            case Pattern.Monthly(var interval, var day) -> {
                frequency("MONTHLY", interval);
                if (day == 31) {
                    parts.add("BYMONTHDAY=-1");
                } else {
                    addDay(day, SHORTEST_MONTH);
                }
            }
            case Pattern.MonthlyByDay(var interval, var days, var which) -> {
                frequency("MONTHLY", interval);
                addDay(days, which);
            }
            case Pattern.Yearly(var month, var day) -> {
                yearly(month);
                addDay(day, month.minLength());
            }
            case Pattern.YearlyByDay(var month, var days, var which) -> {
                yearly(month);
                addDay(days, which);
            }
        }
    }

    private void yearly(Month month) {
        frequency("YEARLY", 1);
        parts.add("BYMONTH=" + month.getValue());
    }

    private void frequency(String unit, int interval) {
        parts.add("FREQ=" + unit);
        if (interval != 1) {
            parts.add("INTERVAL=" + interval);
        }
    }

    /// Where not each month has that day: the last of those up to it that there are.
    private void addDay(int day, int shortest) {
        if (day <= shortest) {
            parts.add("BYMONTHDAY=" + day);
            return;
        }
        parts.add(
                IntStream.rangeClosed(SHORTEST_MONTH, day)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "BYMONTHDAY=", "")));
        parts.add("BYSETPOS=-1");
    }

    private void addDay(Days days, Which which) {
        var position = which == Which.LAST ? -1 : List.of(Which.values()).indexOf(which) + 1;
        var named = days.ofWeek();
        if (named.size() == 1) {
            parts.add("BYDAY=" + position + names(named));
        } else {
            parts.add("BYDAY=" + names(named));
            parts.add("BYSETPOS=" + position);
        }
    }

    private void add(Range range, UntilText until) {
        switch (range) {
            case Range.NoEnd _ -> {}
            case Range.Until(_, var end) -> parts.add("UNTIL=" + until.of(end));
            case Range.Numbered(_, var occurrences) -> parts.add("COUNT=" + occurrences);
        }
    }

    private static String names(Collection<DayOfWeek> days) {
        return days.stream().sorted().map(RuleText::name).collect(Collectors.joining(","));
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
