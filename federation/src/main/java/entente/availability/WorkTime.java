package entente.availability;

import entente.question.TimeZoneRule;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// When a meeting is in work time: when all of it is in the working hours of everyone whose working hours are known, each
/// on the clock of the zone she works in. Where nobody's are, Monday to Friday from 8 to 17 in the asking zone.
final class WorkTime {
    private static final WorkingPeriod USUAL =
            new WorkingPeriod(
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    8 * 60,
                    17 * 60);

    /// People who work the same hours in the same zone are asked once.
    private final List<Hours> hours;

    private WorkTime(Set<WorkingHours> distinct) {
        hours = distinct.stream().map(Hours::of).toList();
    }

    static WorkTime of(List<Attendee> attendees, TimeZoneRule asking) {
        var distinct = new LinkedHashSet<WorkingHours>();
        attendees.forEach(attendee -> addHours(attendee.time(), distinct));
        return new WorkTime(
                distinct.isEmpty() ? Set.of(new WorkingHours(asking, List.of(USUAL))) : distinct);
    }

    private static void addHours(Attendee.Time time, Set<WorkingHours> distinct) {
        switch (time) {
            case Attendee.Known known -> known.workingHours().ifPresent(distinct::add);
            case Attendee.Group(var members) ->
                    members.forEach(member -> addHours(member, distinct));
            case Attendee.Unknown _, Attendee.TooBigGroup _ -> {}
        }
    }

    boolean covers(Instant start, Instant end) {
        for (var one : hours) {
            if (!one.cover(start, end)) {
                return false;
            }
        }
        return true;
    }

    /// One set of working hours, with its clock made ready.
    private record Hours(ZoneRules clock, List<WorkingPeriod> periods) {
        static Hours of(WorkingHours hours) {
            return new Hours(hours.zone().rules(), hours.periods());
        }

        /// Goes from period to period, over midnight too, until the end is reached or nobody is at work.
        boolean cover(Instant start, Instant end) {
            var until = LocalDateTime.ofInstant(end, clock.getOffset(end));
            var at = LocalDateTime.ofInstant(start, clock.getOffset(start));
            do {
                var workEnds = minuteWorkEnds(at);
                if (workEnds < 0) {
                    return false;
                }
                at = at.toLocalDate().atStartOfDay().plusMinutes(workEnds);
            } while (at.isBefore(until));
            return true;
        }

        /// The minute of the day at which the period ends that `at` lies in, or -1 outside all periods.
        private int minuteWorkEnds(LocalDateTime at) {
            var minute = at.getHour() * 60 + at.getMinute();
            for (var period : periods) {
                if (period.startMinute() <= minute
                        && minute < period.endMinute()
                        && period.days().contains(at.getDayOfWeek())) {
                    return period.endMinute();
                }
            }
            return -1;
        }
    }
}
