package entente.availability;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The times at which a meeting may begin, numbered in order: each full and half hour of a clock, as long as the meeting
/// ends within the window.
final class Starts {
    private static final int STEP = 30 * 60;

    private final long[] seconds;
    private final long duration;
    private final List<Day> days;

    /// The starts from number `from` to before `to` are on `date`.
    record Day(LocalDate date, int from, int to) {}

    private Starts(long[] seconds, long duration, List<Day> days) {
        this.seconds = seconds;
        this.duration = duration;
        this.days = days;
    }

    static Starts in(Window window, Duration duration, ZoneRules clock) {
        var last = window.end().minus(duration).getEpochSecond();
        var seconds = new long[(int) window.length().dividedBy(Duration.ofSeconds(STEP)) + 1];
        var days = new ArrayList<Day>();
        var count = 0;
        var date =
                LocalDateTime.ofInstant(window.start(), clock.getOffset(window.start()))
                        .toLocalDate();
        for (var day = window.start(); day.isBefore(window.end()); day = startOf(date, clock)) {
            var from = count;
            date = date.plusDays(1);
            var until = startOf(date, clock).getEpochSecond();
            for (var at = onTheHalfHour(day.getEpochSecond(), clock);
                    at < until && at <= last;
                    at = onTheHalfHour(at + STEP, clock)) {
                seconds[count++] = at;
            }
            days.add(new Day(date.minusDays(1), from, count));
        }
        return new Starts(Arrays.copyOf(seconds, count), duration.toSeconds(), List.copyOf(days));
    }

    int count() {
        return seconds.length;
    }

    List<Day> days() {
        return days;
    }

    Instant instant(int start) {
        return Instant.ofEpochSecond(seconds[start]);
    }

    /// For each start the strongest status of these blocks during a meeting that begins then.
    Slots slots(List<BusyBlock> blocks) {
        var slots = new Slots(seconds.length);
        for (var block : blocks) {
            if (block.start().isBefore(block.end())) {
                slots.lay(block.status(), firstMeetingInto(block.start()), firstFrom(block.end()));
            }
        }
        return slots;
    }

    /// The number of the first start whose meeting is not over at `instant`.
    private int firstMeetingInto(Instant instant) {
        return numberOf(instant.getEpochSecond() - duration + 1);
    }

    /// The number of the first start that is not before `instant`.
    private int firstFrom(Instant instant) {
        return numberOf(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
    }

    private int numberOf(long second) {
        var found = Arrays.binarySearch(seconds, second);
        return found < 0 ? -found - 1 : found;
    }

    private static Instant startOf(LocalDate date, ZoneRules clock) {
        var midnight = date.atStartOfDay();
        return midnight.toInstant(clock.getOffset(midnight));
    }

    /// The first second from `second` on at which the clock shows a full or half hour.
    private static long onTheHalfHour(long second, ZoneRules clock) {
        var shown = second + clock.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return second + Math.floorMod(-shown, STEP);
    }
}
