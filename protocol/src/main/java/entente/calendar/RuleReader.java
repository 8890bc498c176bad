package entente.calendar;

import entente.calendar.Recurrence.Days;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.calendar.Recurrence.Which;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;

/// A series' rule (RFC 5545, 3.3.10) in Exchange's terms, where it can be said in them exactly: one RRULE, no further dates, and a start that the rule falls on.
/// A rule that passes over short months, such as BYMONTHDAY=31, is none of these.
final class RuleReader {
    private static final int MOST_DAYS = 999;
    private static final int MOST_WEEKS_OR_MONTHS = 99;
    private static final List<Which> WHICH = List.of(Which.values());
    private static final Set<Part> SAYABLE =
            EnumSet.of(
                    Part.FREQ,
                    Part.INTERVAL,
                    Part.COUNT,
                    Part.UNTIL,
                    Part.WKST,
                    Part.BYDAY,
                    Part.BYMONTHDAY,
                    Part.BYMONTH,
                    Part.BYSETPOS);

    private final RecurrenceRule rule;
    private final LocalDateTime start;

    private RuleReader(RecurrenceRule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
    }

    static Optional<Recurrence> read(Component event, Moment start) {
        var rules = event.all("RRULE").toList();
        if (rules.size() != 1
                || event.first("RDATE").isPresent()
                || event.first("EXRULE").isPresent()) {
            return Optional.empty();
        }
        try {
            var rule = new RecurrenceRule(rules.getFirst().value(), RfcMode.RFC5545_LAX);
            var said = EnumSet.allOf(Part.class).stream().filter(rule::hasPart);
            return said.allMatch(SAYABLE::contains)
                    ? new RuleReader(rule, start.local()).recurrence(start)
                    : Optional.empty();
        } catch (InvalidRecurrenceRuleException
                | IllegalArgumentException
                | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Recurrence> recurrence(Moment from) {
        return pattern()
                .filter(pattern -> pattern.holdsOn(start.toLocalDate()))
                .map(pattern -> new Recurrence(pattern, range(from)));
    }

    private Optional<Pattern> pattern() {
        var most =
                switch (rule.getFreq()) {
                    case DAILY -> MOST_DAYS;
                    case WEEKLY, MONTHLY -> MOST_WEEKS_OR_MONTHS;
                    case YEARLY -> MOST_WEEKS_OR_MONTHS / 12;
                    default -> 0;
                };
        if (rule.getInterval() > most) {
            return Optional.empty();
        }
        return switch (rule.getFreq()) {
            case DAILY -> daily();
            case WEEKLY -> weekly();
            case MONTHLY -> has(Part.BYMONTH) ? Optional.empty() : ofMonth(rule.getInterval());
            default -> yearly();
        };
    }

    private Optional<Pattern> daily() {
        if (has(Part.BYMONTHDAY) || has(Part.BYMONTH) || has(Part.BYSETPOS)) {
            return Optional.empty();
        }
        if (!has(Part.BYDAY)) {
            return Optional.of(new Pattern.Daily(rule.getInterval()));
        }
        return rule.getInterval() == 1 ? weekly() : Optional.empty();
    }

    private Optional<Pattern> weekly() {
        if (has(Part.BYMONTHDAY) || has(Part.BYMONTH) || has(Part.BYSETPOS)) {
            return Optional.empty();
        }
        var days = has(Part.BYDAY) ? days() : Set.of(start.getDayOfWeek());
        return position().isEmpty()
                ? Optional.of(new Pattern.Weekly(rule.getInterval(), days, firstDay()))
                : Optional.empty();
    }

    /// A year's interval is one of twelve months.
    private Optional<Pattern> yearly() {
        // The library counts months from 0 on.
        var months = numbers(Part.BYMONTH);
        if (months.isEmpty()
                ? has(Part.BYDAY) || has(Part.BYMONTHDAY) || has(Part.BYSETPOS)
                : !months.equals(List.of(start.getMonthValue() - 1))) {
            return Optional.empty();
        }
        if (rule.getInterval() > 1) {
            return ofMonth(12 * rule.getInterval());
        }
        var month = start.getMonth();
        return dayOf(month.minLength())
                .<Pattern>map(day -> new Pattern.Yearly(month, day))
                .or(() ->
                        namedDays()
                                .flatMap(days ->
                                        which().map(which ->
                                                new Pattern.YearlyByDay(month, days, which))));
    }

    private Optional<Pattern> ofMonth(int interval) {
        // Over several years a month may be of any length only if it is February.
        var shortest = interval % 12 == 0 ? start.getMonth().minLength() : 28;
        return dayOf(shortest)
                .<Pattern>map(day -> new Pattern.Monthly(interval, day))
                .or(() ->
                        namedDays()
                                .flatMap(days ->
                                        which().map(which ->
                                                new Pattern.MonthlyByDay(interval, days, which))));
    }

    /// Which day of months that have at least so many.
    private Optional<Integer> dayOf(int shortest) {
        if (has(Part.BYDAY)) {
            return Optional.empty();
        }
        var days = numbers(Part.BYMONTHDAY);
        if (days.equals(List.of(-1)) && !has(Part.BYSETPOS)) {
            return Optional.of(31);
        }
        if (has(Part.BYSETPOS)) {
            return lastOf(days);
        }
        var day = days.isEmpty() ? List.of(start.getDayOfMonth()) : days;
        return day.size() == 1 && day.getFirst() >= 1 && day.getFirst() <= shortest
                ? Optional.of(day.getFirst())
                : Optional.empty();
    }

    /// The last of several days up to one that not each month has.
    private Optional<Integer> lastOf(List<Integer> days) {
        var all = days.stream().distinct().sorted().toList();
        return !all.isEmpty()
                        && numbers(Part.BYSETPOS).equals(List.of(-1))
                        && all.equals(IntStream.rangeClosed(28, all.getLast()).boxed().toList())
                ? Optional.of(all.getLast())
                : Optional.empty();
    }

    /// Which days BYDAY means, a position before their names aside.
    private Optional<Days> namedDays() {
        var named = has(Part.BYMONTHDAY) || !has(Part.BYDAY) ? Set.of() : days();
        return List.of(Days.values()).stream()
                .filter(days -> days.ofWeek().equals(named))
                .findFirst();
    }

    /// The position before the only name, or the only one of BYSETPOS.
    private Optional<Which> which() {
        var positions = numbers(Part.BYSETPOS);
        var position =
                positions.isEmpty() && rule.getByDayPart().size() == 1
                        ? position()
                        : positions.size() == 1 && position().isEmpty()
                                ? OptionalInt.of(positions.getFirst())
                                : OptionalInt.empty();
        return switch (position.orElse(0)) {
            case -1 -> Optional.of(Which.LAST);
            case 1, 2, 3, 4 -> Optional.of(WHICH.get(position.getAsInt() - 1));
            default -> Optional.empty();
        };
    }

    /// That of the first day which has one.
    private OptionalInt position() {
        return weekdays().stream().mapToInt(day -> day.pos).filter(pos -> pos != 0).findFirst();
    }

    private Set<DayOfWeek> days() {
        return weekdays().stream()
                .map(day -> day(day.weekday.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    private List<WeekdayNum> weekdays() {
        return Objects.requireNonNullElse(rule.getByDayPart(), List.of());
    }

    private DayOfWeek firstDay() {
        return day(rule.getWeekStart().name());
    }

    private static DayOfWeek day(String name) {
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> numbers(Part part) {
        return has(part) ? List.copyOf(rule.getByPart(part)) : List.of();
    }

    private boolean has(Part part) {
        return rule.hasPart(part);
    }

    private Range range(Moment from) {
        var first = start.toLocalDate();
        if (rule.getCount() != null) {
            return new Range.Numbered(first, rule.getCount());
        }
        if (rule.getUntil() == null) {
            return new Range.NoEnd(first);
        }
        var last = lastDay(rule.getUntil(), from);
        return new Range.Until(first, last.isBefore(first) ? first : last);
    }

    /// The last day on which an occurrence may start.
    private LocalDate lastDay(DateTime until, Moment from) {
        var second = Math.floorDiv(until.getTimestamp(), 1000L);
        var written = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        if (until.isAllDay() || from.isDate()) {
            return written.toLocalDate();
        }
        var local = until.isFloating() ? written : from.localAt(second);
        return local.toLocalTime().isBefore(start.toLocalTime())
                ? local.toLocalDate().minusDays(1)
                : local.toLocalDate();
    }
}
