package entente.question;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A zone as a client spells it out: an offset, and at most one change to summer time and back each year.
///
/// The arithmetic is that of EWS `SerializableTimeZone`: UTC = local + `bias` + the change's own bias, in minutes, so a
/// zone east of Greenwich has a negative bias. Both changes are present or neither is.
public record TimeZoneRule(int bias, Optional<Change> standard, Optional<Change> daylight) {
    public static final TimeZoneRule UTC = fixed(0);

    /// When the clock changes: on the `dayOrder`-th `dayOfWeek` of `month` (5 is the last), at `time` on the clock before the
    /// change, in whole seconds; with `year` (1 to 9999), once, on day `dayOrder` of the month.
    public record Change(
            int bias,
            LocalTime time,
            int dayOrder,
            int month,
            Optional<DayOfWeek> dayOfWeek,
            OptionalInt year) {
        public Change {
            if (month < 1 || month > 12 || dayOrder < 1 || dayOrder > (year.isPresent() ? 31 : 5)) {
                throw new IllegalArgumentException(
                        "a change of the clock needs a month and a day in it");
            }
            if (year.isEmpty() && dayOfWeek.isEmpty()) {
                throw new IllegalArgumentException(
                        "a yearly change of the clock needs a day of the week");
            }
            if (year.isPresent() && (year.getAsInt() < 1 || year.getAsInt() > 9999)) {
                throw new IllegalArgumentException(
                        "the year of a change of the clock is 1 to 9999");
            }
            // Windows spells the end of a day as 23:59:59.999.
            time = time.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    public TimeZoneRule {
        if (standard.isPresent() != daylight.isPresent()) {
            throw new IllegalArgumentException(
                    "a zone changes its clock twice a year or not at all");
        }
        if (Math.abs(bias) > 18 * 60
                || outOfBounds(bias, standard)
                || outOfBounds(bias, daylight)) {
            throw new IllegalArgumentException("an offset from UTC is at most 18 hours");
        }
        if (standard.isPresent() && sameInstantOrOffset(standard.get(), daylight.orElseThrow())) {
            bias += standard.get().bias();
            standard = Optional.empty();
            daylight = Optional.empty();
        }
    }

    public static TimeZoneRule fixed(int bias) {
        return new TimeZoneRule(bias, Optional.empty(), Optional.empty());
    }

    /// The rule that these zone rules follow in `year` (UTC). A year in which the clock changes only once, for good, becomes
    /// a rule for that year; one that no rule can tell keeps its first offset.
    public static TimeZoneRule of(ZoneRules rules, int year) {
        return ZoneYear.rule(rules, year);
    }

    /// The instant of a wall-clock time here. A time that the clock skips is taken with the offset before the gap, one that it
    /// shows twice with the earlier.
    public Instant toInstant(LocalDateTime local) {
        return local.toInstant(rules().getOffset(local));
    }

    /// What the clock here shows at an instant.
    public LocalDateTime toLocal(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules().getOffset(instant));
    }

    /// The same rule as `java.time` has it. Costly: keep the result for the length of one request.
    public ZoneRules rules() {
        if (standard.isEmpty() || daylight.isEmpty()) {
            return ZoneRules.of(offset(bias));
        }
        var summer = offset(bias + daylight.get().bias());
        var winter = offset(bias + standard.get().bias());
        return standard.get().year().isPresent() || daylight.get().year().isPresent()
                ? once(daylight.get(), standard.get(), winter, summer)
                : yearly(daylight.get(), standard.get(), winter, summer);
    }

    private static ZoneRules yearly(
            Change toSummer, Change toWinter, ZoneOffset winter, ZoneOffset summer) {
        var rules =
                List.of(rule(toSummer, winter, summer), rule(toWinter, summer, winter)).stream()
                        .sorted(Comparator.comparing(rule -> rule.createTransition(1900)))
                        .toList();
        // ZoneRules reads its yearly rules only after a first transition that is spelled out.
        var first = rules.getFirst().createTransition(1900);
        var second = rules.getLast().createTransition(1900);
        return ZoneRules.of(
                winter, first.getOffsetBefore(), List.of(), List.of(first, second), rules);
    }

    private static ZoneOffsetTransitionRule rule(
            Change change, ZoneOffset before, ZoneOffset after) {
        var indicator = change.dayOrder() == 5 ? -1 : 1 + (change.dayOrder() - 1) * 7;
        return ZoneOffsetTransitionRule.of(
                Month.of(change.month()),
                indicator,
                change.dayOfWeek().orElseThrow(),
                change.time(),
                false,
                TimeDefinition.WALL,
                before,
                before,
                after);
    }

    private static ZoneRules once(
            Change toSummer, Change toWinter, ZoneOffset winter, ZoneOffset summer) {
        var year = toSummer.year().orElseGet(() -> toWinter.year().orElseThrow());
        var spring =
                ZoneOffsetTransition.of(on(toSummer, year).atTime(toSummer.time()), winter, summer);
        var autumn =
                ZoneOffsetTransition.of(on(toWinter, year).atTime(toWinter.time()), summer, winter);
        return spring.compareTo(autumn) < 0
                ? ZoneRules.of(winter, winter, List.of(), List.of(spring, autumn), List.of())
                : ZoneRules.of(winter, summer, List.of(), List.of(autumn, spring), List.of());
    }

    private static LocalDate on(Change change, int year) {
        var month = LocalDate.of(change.year().orElse(year), change.month(), 1);
        if (change.year().isPresent()) {
            return month.withDayOfMonth(Math.min(change.dayOrder(), month.lengthOfMonth()));
        }
        var day = change.dayOfWeek().orElseThrow();
        return change.dayOrder() == 5
                ? month.with(TemporalAdjusters.lastInMonth(day))
                : month.with(TemporalAdjusters.dayOfWeekInMonth(change.dayOrder(), day));
    }

    private static ZoneOffset offset(int bias) {
        return ZoneOffset.ofTotalSeconds(-bias * 60);
    }

    private static boolean outOfBounds(int bias, Optional<Change> change) {
        return change.isPresent() && Math.abs(bias + change.get().bias()) > 18 * 60;
    }

    /// EWS `SerializableTimeZone`: identical transitions, or no difference between the two, mean that the clock never changes.
    private static boolean sameInstantOrOffset(Change one, Change other) {
        return one.bias() == other.bias()
                || (one.month() == other.month()
                        && one.dayOrder() == other.dayOrder()
                        && one.dayOfWeek().equals(other.dayOfWeek())
                        && one.time().equals(other.time())
                        && one.year().equals(other.year()));
    }
}
