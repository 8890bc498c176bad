package entente.calendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/// One recurrence rule (RFC 5545, 3.3.10), bound to the start it counts from, ready to be expanded.
///
/// Counts on the clock of the start's zone, so that nine o'clock stays nine o'clock. The start is always the first occurrence and the
/// first that COUNT counts, even where it does not fit the rule. Safe for use by several threads.
public final class Expansion {
    /// Occurrences in a row that may not lie closer together than [#SHORTEST_STRETCH].
    private static final int DENSITY_SAMPLE = 10_000;

    private static final long SHORTEST_STRETCH = 100 * 86_400L;
    private static final int DAY = 86_400;

    private final RecurrenceRule rule;
    private final Moment start;
    private final Until until;

    /// The last instant and the last time on the clock that may be an occurrence; one of them is out of reach.
    private record Until(long epochSecond, long localSecond) {
        static final Until NEVER = new Until(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private Expansion(RecurrenceRule rule, Moment start, Until until) {
        this.rule = rule;
        this.start = start;
        this.until = until;
    }

    /// Reads a rule such as `FREQ=WEEKLY;BYDAY=MO`. Fails on one that is none, or that would fill calendars: more than
    /// a hundred occurrences a day, for long.
    public static Expansion of(String rule, LocalDateTime start, ZoneRules zone) {
        try {
            return of(rule, new Moment(start, zone, false));
        } catch (InvalidRecurrenceRuleException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new IllegalArgumentException("not a recurrence rule: " + rule, e);
        }
    }

    static Expansion read(ContentLine property, Moment start) throws Malformed {
        try {
            return of(property.value(), start);
        } catch (InvalidRecurrenceRuleException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new Malformed(
                    property, "is no recurrence rule that can be followed: " + e.getMessage());
        }
    }

    private static Expansion of(String text, Moment start) throws InvalidRecurrenceRuleException {
        var rule = new RecurrenceRule(text, RfcMode.RFC5545_LAX);
        var until = Until.NEVER;
        if (rule.getUntil() != null) {
            // We compare instants ourselves: the library would count on the clock, which shows some
            // times twice.
            until = until(rule.getUntil(), start);
            rule.setUntil(null);
        }
        var expansion = new Expansion(rule, start, until);
        expansion.countTheStart();
        expansion.refuseFlood();
        return expansion;
    }

    /// The occurrences in `from` (inclusive) to `to` (exclusive), as seconds since 1970 in ascending order; the start is among
    /// them only if it fits the rule. Costs little more than what it gives, also far from the start, unless the rule has a COUNT.
    public long[] starts(long from, long to) {
        var found = new long[16];
        var size = 0;
        var ascending = true;
        var iterator = iterator();
        // The local clock is at most 18 hours from UTC.
        var firstLocal = Math.max(from - DAY, localSecond(start.local()));
        var lastLocal = to > Long.MAX_VALUE - DAY ? to : to + DAY;
        try {
            iterator.fastForward(Math.multiplyExact(firstLocal, 1000));
            while (iterator.hasNext()) {
                var local = Math.floorDiv(iterator.nextMillis(), 1000);
                var at = epochSecond(local);
                if (local >= lastLocal || at > until.epochSecond || local > until.localSecond) {
                    break;
                }
                if (at >= from && at < to) {
                    // Times that the clock skips are moved behind it, where others may be.
                    ascending &= size == 0 || at > found[size - 1];
                    found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                    found[size++] = at;
                }
            }
        } catch (IllegalArgumentException | IllegalStateException nothingFollows) {
            // The library gives up on a rule that does not come true any more, such as 30 February.
        }
        var starts = Arrays.copyOf(found, size);
        return ascending ? starts : Arrays.stream(starts).sorted().distinct().toArray();
    }

    /// Whether nothing says when it ends.
    boolean endless() {
        return rule.getCount() == null && until.equals(Until.NEVER);
    }

    private void countTheStart() throws InvalidRecurrenceRuleException {
        var iterator = iterator();
        var first = iterator.hasNext() ? iterator.nextMillis() / 1000 : Long.MIN_VALUE;
        var count = rule.getCount();
        if (count != null && first != localSecond(start.local())) {
            if (count == 1) {
                // Only the start is left; a rule cannot say "none".
                rule.setUntil(new DateTime(1, 0, 1, 0, 0, 0));
            } else {
                rule.setCount(count - 1);
            }
        }
    }

    private void refuseFlood() {
        var mayBeDense =
                rule.getFreq() == Freq.SECONDLY
                        || rule.getFreq() == Freq.MINUTELY
                        || rule.getFreq() == Freq.HOURLY
                        || rule.hasPart(Part.BYHOUR)
                        || rule.hasPart(Part.BYMINUTE)
                        || rule.hasPart(Part.BYSECOND);
        if (!mayBeDense) {
            return;
        }
        var iterator = iterator();
        var first = localSecond(start.local());
        for (var i = 0; i < DENSITY_SAMPLE && iterator.hasNext(); i++) {
            var local = iterator.nextMillis() / 1000;
            if (epochSecond(local) > until.epochSecond || local > until.localSecond) {
                return;
            }
            if (i == DENSITY_SAMPLE - 1 && local - first < SHORTEST_STRETCH) {
                throw new IllegalArgumentException("more than a hundred occurrences a day");
            }
        }
    }

    /// The library's iterators are not safe to create side by side.
    private RecurrenceRuleIterator iterator() {
        var at = start.local();
        var first =
                new DateTime(
                        at.getYear(),
                        at.getMonthValue() - 1,
                        at.getDayOfMonth(),
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond());
        synchronized (rule) {
            return rule.iterator(first);
        }
    }

    private long epochSecond(long localSecond) {
        return start.zone().isFixedOffset()
                ? localSecond - start.zone().getOffset(start.local()).getTotalSeconds()
                : Moment.epochSecond(
                        LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC), start.zone());
    }

    private static Until until(DateTime last, Moment start) {
        var second = last.getTimestamp() / 1000;
        if (last.isAllDay()) {
            return new Until(Long.MAX_VALUE, second + DAY - 1);
        }
        if (start.isDate()) {
            // The type should be that of the start (3.3.10); we take the day as it is written.
            return new Until(Long.MAX_VALUE, second);
        }
        return last.isFloating()
                ? new Until(Long.MAX_VALUE, second)
                : new Until(second, Long.MAX_VALUE);
    }

    private static long localSecond(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC);
    }
}
