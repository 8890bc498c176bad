package entente.question;

import entente.question.TimeZoneRule.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/// One year of a zone as a rule that a client could have spelled out.
final class ZoneYear {
    private ZoneYear() {}

    static TimeZoneRule rule(ZoneRules rules, int year) {
        var start = startOf(year);
        var changes = changes(rules, start, startOf(year + 1));
        var rule =
                switch (changes.size()) {
                    case 1 ->
                            rule(
                                    undone(changes.getFirst(), year),
                                    changes.getFirst(),
                                    ZoneYear::once);
                    case 2 -> rule(changes.getFirst(), changes.getLast(), ZoneYear::yearly);
                    default -> Optional.<TimeZoneRule>empty();
                };
        return rule.orElseGet(() -> TimeZoneRule.fixed(bias(rules.getOffset(start))));
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules, Instant start, Instant end) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        for (var next = rules.nextTransition(start);
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        return changes;
    }

    /// The change that `only` undoes, put before the year begins on any clock.
    private static ZoneOffsetTransition undone(ZoneOffsetTransition only, int year) {
        return ZoneOffsetTransition.of(
                LocalDate.of(year - 1, 12, 30).atStartOfDay(),
                only.getOffsetAfter(),
                only.getOffsetBefore());
    }

    /// Empty where neither change undoes the other.
    private static Optional<TimeZoneRule> rule(
            ZoneOffsetTransition one,
            ZoneOffsetTransition other,
            BiFunction<Integer, ZoneOffsetTransition, Change> spelled) {
        if (!one.getOffsetBefore().equals(other.getOffsetAfter())
                || !one.getOffsetAfter().equals(other.getOffsetBefore())) {
            return Optional.empty();
        }
        var toDaylight = one.isGap() ? one : other;
        var toStandard = one.isGap() ? other : one;
        var standard = bias(toStandard.getOffsetAfter());
        var daylight = bias(toDaylight.getOffsetAfter());
        return Optional.of(
                new TimeZoneRule(
                        standard,
                        Optional.of(spelled.apply(0, toStandard)),
                        Optional.of(spelled.apply(daylight - standard, toDaylight))));
    }

    private static Change yearly(int bias, ZoneOffsetTransition transition) {
        var wall = transition.getDateTimeBefore();
        var day = wall.getDayOfMonth();
        var isLast = day + 7 > wall.toLocalDate().lengthOfMonth();
        return new Change(
                bias,
                wall.toLocalTime(),
                isLast ? 5 : (day - 1) / 7 + 1,
                wall.getMonthValue(),
                Optional.of(wall.getDayOfWeek()),
                OptionalInt.empty());
    }

    private static Change once(int bias, ZoneOffsetTransition transition) {
        var wall = transition.getDateTimeBefore();
        return new Change(
                bias,
                wall.toLocalTime(),
                wall.getDayOfMonth(),
                wall.getMonthValue(),
                Optional.of(wall.getDayOfWeek()),
                OptionalInt.of(wall.getYear()));
    }

    private static int bias(ZoneOffset offset) {
        return -offset.getTotalSeconds() / 60;
    }
}
