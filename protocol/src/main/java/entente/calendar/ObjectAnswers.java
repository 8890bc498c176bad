package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Meetings as those who are in them answer them and call them off.
final class ObjectAnswers {
    private ObjectAnswers() {}

    static boolean isOfOthers(CalendarObject object) {
        var said = object.appointment();
        return said.meeting() && said.myResponse() != Response.ORGANIZER;
    }

    static CalendarObject answered(
            CalendarObject object, Optional<String> occurrence, Response answer) {
        var edit = new AppointmentEdit(said(object, occurrence));
        var reader = new ObjectReader(object);
        var part = occurrence.flatMap(reader::part).orElseGet(reader::main);
        edit.myResponse = answer;
        edit.status = MeetingText.status(answer, MeetingText.meant(part.text()));
        return written(object, occurrence, edit);
    }

    static CalendarObject unanswered(CalendarObject object, Optional<String> occurrence) {
        var edit = new AppointmentEdit(said(object, occurrence));
        edit.attendees =
                edit.attendees.stream()
                        .map(who ->
                                who.response() == Response.ORGANIZER
                                        ? who
                                        : new Attendee(
                                                who.role(),
                                                who.name(),
                                                who.address(),
                                                Response.NOT_RESPONDED))
                        .toList();
        return written(object, occurrence, edit);
    }

    static CalendarObject calledOff(CalendarObject object, Instant now) {
        var parts = new TreeMap<>(object.parts());
        parts.replaceAll((_, part) -> {
            var sequence = part.event().sequence();
            return object.part(
                    MeetingText.calledOff(
                            part.text(),
                            sequence == Integer.MAX_VALUE ? sequence : sequence + 1,
                            now));
        });
        return object.with(List.of(), parts);
    }

    private static Appointment said(CalendarObject object, Optional<String> occurrence) {
        return standing(object, occurrence)
                .orElseThrow(() -> new IllegalArgumentException("there is no such occurrence"));
    }

    /// Also of an occurrence that was called off or declined, and is not shown for that.
    static Optional<Appointment> standing(CalendarObject object, Optional<String> occurrence) {
        if (occurrence.isEmpty()) {
            return Optional.of(object.appointment());
        }
        var reader = new ObjectReader(object);
        var key = occurrence.get();
        return reader.part(key)
                .filter(part -> part.event().replaces().isPresent())
                .map(reader::changed)
                .or(() -> object.occurrence(key));
    }

    private static CalendarObject written(
            CalendarObject object, Optional<String> occurrence, AppointmentEdit edit) {
        return occurrence.isEmpty() ? object.with(edit.done()) : object.withOccurrence(edit.done());
    }
}
