package entente.calendar;

import biweekly.util.UtcOffset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A VTIMEZONE (RFC 5545, 3.6.5) as `java.time` has it: each change of the clock spelled out, to the year 2100.
final class ZoneDefinition {
    private static final LocalDateTime LAST = LocalDateTime.of(2100, 12, 31, 0, 0);
    private static final int MOST_CHANGES = 2000;

    /// The clock changes from one offset to the next at `at`, in seconds since 1970.
    private record Change(long at, ZoneOffset before, ZoneOffset after) {}

    private ZoneDefinition() {}

    static ZoneRules rules(Component timezone) throws Malformed {
        var changes = new ArrayList<Change>();
        for (var part : timezone.parts()) {
            if (part.name().equals("STANDARD") || part.name().equals("DAYLIGHT")) {
                part.check();
                addChanges(part, changes);
            }
        }
        if (changes.isEmpty()) {
            throw new Malformed("the VTIMEZONE in line %d has no rule".formatted(timezone.line()));
        }
        changes.sort(Comparator.comparingLong(Change::at));
        return rules(changes);
    }

    private static ZoneRules rules(List<Change> changes) {
        var first = changes.getFirst().before();
        var transitions = new ArrayList<ZoneOffsetTransition>();
        var offset = first;
        for (var change : changes) {
            if (!change.after().equals(offset)) {
                var wall = LocalDateTime.ofEpochSecond(change.at(), 0, offset);
                transitions.add(ZoneOffsetTransition.of(wall, offset, change.after()));
                offset = change.after();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private static void addChanges(Component part, List<Change> changes) throws Malformed {
        var start = required(part, "DTSTART");
        var before = offset(required(part, "TZOFFSETFROM"));
        var after = offset(required(part, "TZOFFSETTO"));
        // DTSTART is a time on the clock before the change.
        var clock = new Zones(before, List.of());
        var first = Moment.read(start, clock);
        changes.add(new Change(first.epochSecond(), before, after));
        for (var rule : part.all("RRULE").toList()) {
            var expansion = Expansion.read(rule, first);
            for (var at :
                    expansion.starts(
                            first.epochSecond(), Moment.epochSecond(LAST, before.getRules()))) {
                changes.add(new Change(at, before, after));
            }
        }
        for (var dates : part.all("RDATE").toList()) {
            for (var value : dates.values()) {
                var at = Moment.read(dates, value, dates.isDate(value), clock);
                changes.add(new Change(at.epochSecond(), before, after));
            }
        }
        if (changes.size() > MOST_CHANGES) {
            throw new Malformed(start, "begins a time zone that changes too often");
        }
    }

    private static ContentLine required(Component part, String property) throws Malformed {
        return part.first(property)
                .orElseThrow(() ->
                        new Malformed(
                                "the %s in line %d has no %s"
                                        .formatted(part.name(), part.line(), property)));
    }

    private static ZoneOffset offset(ContentLine property) throws Malformed {
        try {
            var millis = UtcOffset.parse(property.value()).getMillis();
            return ZoneOffset.ofTotalSeconds(Math.toIntExact(millis / 1000));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new Malformed(property, "is not an offset from UTC");
        }
    }
}
