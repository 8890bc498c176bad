package entente.inspection;

import java.time.Duration;
import java.time.Instant;

/// How far one time is from another, as people say it: two units at most.
final class TimeWords {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeWords() {}

    static String from(Instant at, Instant time) {
        var apart = Duration.between(at, time).toSeconds();
        if (apart == 0) {
            return "now";
        }
        var words = words(Math.abs(apart));
        return apart > 0 ? "in " + words : words + " ago";
    }

    private static String words(long seconds) {
        if (seconds >= DAY) {
            return both(seconds, DAY, "day", HOUR, "hour");
        }
        if (seconds >= HOUR) {
            return both(seconds, HOUR, "hour", MINUTE, "minute");
        }
        return seconds >= MINUTE
                ? both(seconds, MINUTE, "minute", 1, "second")
                : many(seconds, "second");
    }

    private static String both(
            long seconds, long large, String largeName, long small, String smallName) {
        var rest = seconds % large / small;
        var first = many(seconds / large, largeName);
        return rest == 0 ? first : first + " " + many(rest, smallName);
    }

    private static String many(long count, String name) {
        return count + " " + name + (count == 1 ? "" : "s");
    }
}
