package entente.availability;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The merged string of EWS `MergedFreeBusy`: one digit for each interval of a window, the first begins with the window.
///
/// Any overlap colours a slot and the strongest status wins. Digits as Exchange2013 and later read them: 0 free,
/// 1 tentative, 2 busy, 3 out of office, 4 working elsewhere, 5 no data. The last slot may reach beyond the window; what
/// lies beyond colours nothing.
public final class MergedString {
    /// By the ordinal of [Status].
    private static final String DIGITS = "041235";

    private static final String NO_DATA = "5";

    private static final Status[] STATUSES = Status.values();

    private static final long NANOS_IN_SECOND = 1_000_000_000L;

    private MergedString() {}

    /// The string of these blocks, ordered by start: ⌈window ÷ interval⌉ digits.
    public static String of(List<BusyBlock> blocks, Window window, Duration interval) {
        var step = interval.toNanos();
        var slots = new Slots(slotsIn(window, interval));
        for (var block : blocks) {
            var start = later(block.start(), window.start());
            var end = earlier(block.end(), window.end());
            if (start.isBefore(end)) {
                var from = nanosBetween(window.start(), start) / step;
                var to = Math.ceilDiv(nanosBetween(window.start(), end), step);
                slots.lay(block.status(), (int) from, (int) to);
            }
        }
        return slots.written(DIGITS);
    }

    /// One string for several people: in each slot the strongest status any of them has. Where a string ends before the
    /// longest does, or holds what is no digit, nothing is known.
    public static String combine(List<String> strings) {
        var length = 0;
        for (var string : strings) {
            length = Math.max(length, string.length());
        }
        var slots = new Slots(length);
        for (var string : strings) {
            for (var slot = 0; slot < length; slot++) {
                slots.lay(
                        slot < string.length() ? status(string.charAt(slot)) : Status.NO_DATA,
                        slot,
                        slot + 1);
            }
        }
        return slots.written(DIGITS);
    }

    /// The string with as many digits as the window has slots: what is missing is not known, what is too much is cut off.
    static String fitted(String string, Window window, Duration interval) {
        var slots = slotsIn(window, interval);
        return string.length() < slots
                ? string + NO_DATA.repeat(slots - string.length())
                : string.substring(0, slots);
    }

    /// The string read back: one block for each run of equal digits that are not free, ordered by start.
    static List<BusyBlock> blocks(String string, Window window, Duration interval) {
        var digits = fitted(string, window, interval);
        var blocks = new ArrayList<BusyBlock>();
        for (int from = 0, to; from < digits.length(); from = to) {
            to = endOfRun(digits, from);
            var status = status(digits.charAt(from));
            if (status != Status.FREE) {
                var start = window.start().plus(interval.multipliedBy(from));
                var end = earlier(window.start().plus(interval.multipliedBy(to)), window.end());
                blocks.add(new BusyBlock(start, end, status, Optional.empty()));
            }
        }
        return blocks;
    }

    private static int endOfRun(String digits, int from) {
        var to = from + 1;
        while (to < digits.length() && digits.charAt(to) == digits.charAt(from)) {
            to++;
        }
        return to;
    }

    private static int slotsIn(Window window, Duration interval) {
        var length = nanosBetween(window.start(), window.end());
        return Math.toIntExact(Math.ceilDiv(length, interval.toNanos()));
    }

    private static Status status(char digit) {
        var rank = DIGITS.indexOf(digit);
        return rank < 0 ? Status.NO_DATA : STATUSES[rank];
    }

    /// Both lie in one window, so this fits (292 years).
    private static long nanosBetween(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) * NANOS_IN_SECOND
                + to.getNano()
                - from.getNano();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
