package entente.wire.ews;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Days of the week by their EWS names (`DayOfWeekType`): `Sunday` to `Saturday`, and three words for several of them.
final class Days {
    private static final List<DayOfWeek> WEEKDAYS =
            List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private Days() {}

    static String name(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "Monday";
            case TUESDAY -> "Tuesday";
            case WEDNESDAY -> "Wednesday";
            case THURSDAY -> "Thursday";
            case FRIDAY -> "Friday";
            case SATURDAY -> "Saturday";
            case SUNDAY -> "Sunday";
        };
    }

    static Optional<DayOfWeek> one(String name) {
        for (var day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /// The days in a list with white space between them; names that are none are left out.
    static List<DayOfWeek> list(String names) {
        var days = new ArrayList<DayOfWeek>();
        for (var name : names.split("\\s+", -1)) {
            switch (name) {
                case "Day" -> days.addAll(List.of(DayOfWeek.values()));
                case "Weekday" -> days.addAll(WEEKDAYS);
                case "WeekendDay" -> days.addAll(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
                default -> one(name).ifPresent(days::add);
            }
        }
        return days.stream().distinct().toList();
    }

    static String names(List<DayOfWeek> days) {
        return String.join(" ", days.stream().map(Days::name).toList());
    }
}
