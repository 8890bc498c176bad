package entente.bench;

import entente.calendar.Expansion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One week of a rule that began two years before: by the engine, which obeys all of RFC 5545, and by a loop that can do this very
/// rule and nothing else.
@State(Scope.Benchmark)
public class RuleExpansion {
    private static final String RULE = "FREQ=WEEKLY;BYDAY=MO,WE,FR";
    private static final Set<DayOfWeek> DAYS =
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final LocalDateTime START = LocalDateTime.of(2024, 3, 4, 9, 30);
    private static final ZoneRules ZONE = ZoneId.of("Europe/Berlin").getRules();

    private final LocalDate firstDay = LocalDate.of(2026, 3, 2);
    private final long from =
            START.with(firstDay).with(LocalTime.MIN).toEpochSecond(ZONE.getOffset(START));
    private final long to = from + 7 * 86_400;
    private final Expansion expansion = Expansion.of(RULE, START, ZONE);

    /// A fast wrong answer is no figure.
    @Setup
    public void bothGiveTheSame() {
        if (!Arrays.equals(byEngine(), byLoop()) || byEngine().length != 3) {
            throw new IllegalStateException("the two do not expand the rule alike");
        }
    }

    @Benchmark
    public long[] byEngine() {
        return expansion.starts(from, to);
    }

    @Benchmark
    public long[] byLoop() {
        var found = new long[7];
        var size = 0;
        for (var day = START; ; day = day.plusDays(1)) {
            if (!DAYS.contains(day.getDayOfWeek())) {
                continue;
            }
            var at = day.toEpochSecond(ZONE.getOffset(day));
            if (at >= to) {
                return Arrays.copyOf(found, size);
            }
            if (at >= from) {
                found[size++] = at;
            }
        }
    }
}
