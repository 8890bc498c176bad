package entente.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How an appointment repeats, as Exchange says it (MS-OXWSCDATA 2.2.4.24 `RecurrenceType`): a pattern, and from when until when.
///
/// A day of a month that is too short means its last one.
public record Recurrence(Pattern pattern, Range range) {
    /// No pattern waits longer for its next day, its interval aside.
    private static final int LONGEST_WAIT = 2 * 366;

    /// Intervals are in the unit of the pattern and at least 1.
    public sealed interface Pattern {
        record Daily(int interval) implements Pattern {}

        /// On these days, of which there is one at least, of each so manieth week; weeks begin on `firstDay`.
        record Weekly(int interval, Set<DayOfWeek> days, DayOfWeek firstDay) implements Pattern {
            public Weekly {
                days = Set.copyOf(EnumSet.copyOf(days));
            }
        }

        /// On that day, 1 to 31, of each so manieth month.
        record Monthly(int interval, int day) implements Pattern {}

        record MonthlyByDay(int interval, Days days, Which which) implements Pattern {}

        record Yearly(Month month, int day) implements Pattern {}

        record YearlyByDay(Month month, Days days, Which which) implements Pattern {}

        /// Whether it may fall on that day, its interval aside.
        default boolean holdsOn(LocalDate date) {
            return switch (this) {
                case Daily _ -> true;
                case Weekly(_, var days, _) -> days.contains(date.getDayOfWeek());
                case Monthly(_, var day) -> isDay(date, day);
                case MonthlyByDay(_, var days, var which) -> which.isOf(days, date);
                case Yearly(var month, var day) -> date.getMonth() == month && isDay(date, day);
                case YearlyByDay(var month, var days, var which) ->
                        date.getMonth() == month && which.isOf(days, date);
            };
        }

        private static boolean isDay(LocalDate date, int day) {
            return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
        }
    }

    /// Which days of a month are counted: those of a name, all, those from Monday to Friday, or the other two.
    public enum Days {
        SUNDAY,
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        DAY,
        WEEKDAY,
        WEEKEND_DAY;

        /// The days of the week that are counted.
        public Set<DayOfWeek> ofWeek() {
            return switch (this) {
                case DAY -> EnumSet.allOf(DayOfWeek.class);
                case WEEKDAY -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
                case WEEKEND_DAY -> EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                default -> EnumSet.of(DayOfWeek.valueOf(name()));
            };
        }
    }

    public enum Which {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST;

        private boolean isOf(Days counted, LocalDate date) {
            var days = counted.ofWeek();
            if (!days.contains(date.getDayOfWeek())) {
                return false;
            }
            var month = YearMonth.from(date);
            var first = this == LAST ? date.plusDays(1) : month.atDay(1);
            var end = this == LAST ? month.plusMonths(1).atDay(1) : date;
            var others =
                    first.datesUntil(end).filter(day -> days.contains(day.getDayOfWeek())).count();
            return others == (this == LAST ? 0 : List.of(values()).indexOf(this));
        }
    }

    /// `start` is the day, on the appointment's clock, from which on the pattern holds.
    public sealed interface Range {
        LocalDate start();

        record NoEnd(LocalDate start) implements Range {}

        /// `end` is the last day.
        record Until(LocalDate start, LocalDate end) implements Range {}

        /// So many times, at least once.
        record Numbered(LocalDate start, int occurrences) implements Range {}

        /// The same, from that day on.
        default Range from(LocalDate start) {
            return switch (this) {
                case NoEnd _ -> new NoEnd(start);
                case Until(_, var end) -> new Until(start, end);
                case Numbered(_, var occurrences) -> new Numbered(start, occurrences);
            };
        }
    }

    /// The first day from the range's start on that the pattern falls on: there the first occurrence is. It may lie after a range's last day; then there is none.
    public LocalDate firstStart() {
        var start = range.start();
        return start.datesUntil(start.plusDays(LONGEST_WAIT))
                .filter(pattern::holdsOn)
                .findFirst()
                .orElse(start);
    }
}
