package entente.calendar;

import biweekly.util.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A VALARM (RFC 5545, 3.6.6) as a reminder: so many minutes before the start.
final class Alarm {
    private Alarm() {}

    /// The minutes of the first alarm of `event` that goes off at its start or before; `start` is in seconds since 1970.
    static OptionalInt minutes(Component event, long start) {
        return event.parts("VALARM")
                .map(alarm -> minutesOf(alarm, start))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /// `event` with its reminder so many minutes before the start, or without any: of several alarms, the one that was the reminder is moved.
    static Component with(Component event, long start, OptionalInt minutes) {
        if (minutes.isEmpty()) {
            return event.withParts("VALARM", List.of());
        }
        var trigger = Line.of("TRIGGER", "-PT" + minutes.getAsInt() + "M");
        var alarms = new ArrayList<>(event.parts("VALARM").toList());
        for (var at = 0; at < alarms.size(); at++) {
            if (minutesOf(alarms.get(at), start).isPresent()) {
                alarms.set(
                        at,
                        alarms.get(at)
                                .with("TRIGGER", List.of(trigger))
                                .with("ACKNOWLEDGED", List.of()));
                return event.withParts("VALARM", alarms);
            }
        }
        var alarm = new Component("VALARM", 0);
        for (var line :
                List.of(
                        Line.of("ACTION", "DISPLAY"),
                        Line.of("DESCRIPTION", "Reminder"),
                        trigger)) {
            alarm.add(ContentLine.read(line, 0), line);
        }
        alarms.addFirst(alarm);
        return event.withParts("VALARM", alarms);
    }

    /// Whether an alarm of `event` goes off at a time of its own.
    static boolean hasTime(Component event) {
        return event.parts("VALARM")
                .flatMap(alarm -> alarm.first("TRIGGER").stream())
                .anyMatch(trigger -> !isRelative(trigger));
    }

    private static boolean isRelative(ContentLine trigger) {
        return trigger.value().toUpperCase(Locale.ROOT).contains("P");
    }

    private static OptionalInt minutesOf(Component alarm, long start) {
        var trigger = alarm.first("TRIGGER");
        // Some writers put an alarm that never goes off where somebody wants none.
        var never = alarm.first("ACTION").filter(does -> does.value().equalsIgnoreCase("NONE"));
        if (trigger.isEmpty() || never.isPresent()) {
            return OptionalInt.empty();
        }
        return isRelative(trigger.get()) ? before(trigger.get()) : absolute(trigger.get(), start);
    }

    private static OptionalInt before(ContentLine trigger) {
        if (trigger.parameter("RELATED").map("END"::equalsIgnoreCase).orElse(false)) {
            return OptionalInt.empty();
        }
        try {
            var duration = Duration.parse(trigger.value().toUpperCase(Locale.ROOT));
            var seconds =
                    number(duration.getWeeks()) * 7 * 86_400
                            + number(duration.getDays()) * 86_400
                            + number(duration.getHours()) * 3600
                            + number(duration.getMinutes()) * 60
                            + number(duration.getSeconds());
            return duration.isPrior() || seconds == 0 ? whole(seconds) : OptionalInt.empty();
        } catch (IllegalArgumentException unreadable) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt absolute(ContentLine trigger, long start) {
        try {
            var at = Moment.read(trigger, new Zones(ZoneOffset.UTC, List.of()));
            return whole(start - at.epochSecond());
        } catch (Malformed unreadable) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt whole(long seconds) {
        var minutes = seconds / 60;
        return seconds < 0 || minutes > Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of((int) minutes);
    }

    private static long number(@Nullable Integer part) {
        return part == null ? 0 : part;
    }
}
