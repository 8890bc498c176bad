package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.CalendarObject;
import entente.calendar.Recurrence;
import entente.problem.Code;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// Whether an appointment can be as a request would have it ("Recurrence" in the EWS reference).
final class AppointmentChecks {
    private static final int MOST_YEARS = 5;

    private AppointmentChecks() {}

    /// Why it cannot; empty where it can.
    static Optional<Code> refusal(Appointment appointment) {
        if (appointment.end().isBefore(appointment.start())) {
            return Optional.of(Code.APPOINTMENT_ENDS_BEFORE_START);
        }
        // On its clock: a day that is an hour longer is one day all the same.
        var start = appointment.start().atZone(appointment.zone()).toLocalDateTime();
        var end = appointment.end().atZone(appointment.zone()).toLocalDateTime();
        if (end.isAfter(start.plusYears(MOST_YEARS))) {
            return Optional.of(Code.APPOINTMENT_TOO_LONG);
        }
        return appointment
                .recurrence()
                .flatMap(recurrence -> refusal(recurrence, Duration.between(start, end)));
    }

    /// Why an occurrence cannot be so among the others of its series: it is on another's day, or overlaps it. Of a series that Exchange could not say nothing is known.
    static Optional<Code> refusal(CalendarObject series, Appointment before, Appointment after) {
        var index = series.indexOf(before.key());
        if (index.isEmpty()
                || series.appointment().recurrence().isEmpty()
                || (before.start().equals(after.start()) && before.end().equals(after.end()))) {
            return Optional.empty();
        }
        var earlier = neighbour(series, index.getAsInt() - 1);
        var later = neighbour(series, index.getAsInt() + 1);
        return earlier.filter(one -> !isBetween(one, after)).isPresent()
                        || later.filter(one -> !isBetween(after, one)).isPresent()
                ? Optional.of(Code.OCCURRENCES_CROSSING)
                : Optional.empty();
    }

    private static Optional<Appointment> neighbour(CalendarObject series, int index) {
        return index < 1 ? Optional.empty() : series.keyAt(index).flatMap(series::occurrence);
    }

    private static boolean isBetween(Appointment one, Appointment next) {
        return !one.end().isAfter(next.start())
                && LocalDate.ofInstant(one.start(), one.zone())
                        .isBefore(LocalDate.ofInstant(next.start(), one.zone()));
    }

    private static Optional<Code> refusal(Recurrence recurrence, Duration lasting) {
        return recurrence.range() instanceof Recurrence.Range.Until(var start, var end)
                        && end.isBefore(start)
                ? Optional.of(Code.RECURRENCE_EMPTY)
                : Optional.of(Code.OCCURRENCES_TOO_LONG)
                        .filter(_ -> lasting.compareTo(shortest(recurrence.pattern())) > 0);
    }

    /// The least time from one occurrence to the next.
    private static Duration shortest(Recurrence.Pattern pattern) {
        return switch (pattern) {
            case Recurrence.Pattern.Daily(var interval) -> Duration.ofDays(interval);
            case Recurrence.Pattern.Weekly weekly -> shortest(weekly);
            case Recurrence.Pattern.Monthly(var interval, _) -> Duration.ofDays(28L * interval);
            case Recurrence.Pattern.MonthlyByDay(var interval, _, _) ->
                    Duration.ofDays(28L * interval);
            case Recurrence.Pattern.Yearly _, Recurrence.Pattern.YearlyByDay _ ->
                    Duration.ofDays(364);
        };
    }

    /// From each of its days to the next, and from the last one to the first of the next week that counts.
    private static Duration shortest(Recurrence.Pattern.Weekly weekly) {
        var days =
                weekly.days().stream()
                        .map(day -> Math.floorMod(day.compareTo(weekly.firstDay()), 7))
                        .sorted()
                        .toList();
        var shortest = 7 * weekly.interval() + days.getFirst() - days.getLast();
        for (var index = 1; index < days.size(); index++) {
            shortest = Math.min(shortest, days.get(index) - days.get(index - 1));
        }
        return Duration.ofDays(shortest);
    }
}
