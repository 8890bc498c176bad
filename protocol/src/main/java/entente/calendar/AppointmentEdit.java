package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Kind;
import entente.calendar.Appointment.Response;
import entente.item.Body;
import entente.question.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An appointment while it is put together or changed, which takes many steps. Begins as one about which nothing is said.
final class AppointmentEdit {
    String uid = "";
    String key = "";
    Kind kind = Kind.SINGLE;
    Instant start;
    Instant end;
    boolean allDay;
    ZoneId zone;
    ZoneId endZone;
    Status status = Status.BUSY;
    String subject = "";
    String location = "";
    Optional<Body> body = Optional.empty();
    List<String> categories = List.of();
    int importance = 1;
    int sensitivity;
    OptionalInt reminderMinutes = OptionalInt.empty();
    Optional<Attendee> organizer = Optional.empty();
    List<Attendee> attendees = List.of();
    Response myResponse = Response.NONE;
    boolean cancelled;
    boolean responseRequested = true;
    boolean newTimeAllowed = true;
    int sequence;
    Instant stamp = Instant.EPOCH;
    boolean recurring;
    Optional<Recurrence> recurrence = Optional.empty();

    AppointmentEdit(Instant start, Instant end, ZoneId zone) {
        this.start = start;
        this.end = end;
        this.zone = zone;
        this.endZone = zone;
    }

    AppointmentEdit(Appointment from) {
        uid = from.uid();
        key = from.key();
        kind = from.kind();
        start = from.start();
        end = from.end();
        allDay = from.allDay();
        zone = from.zone();
        endZone = from.endZone();
        status = from.status();
        subject = from.subject();
        location = from.location();
        body = from.body();
        categories = from.categories();
        importance = from.importance();
        sensitivity = from.sensitivity();
        reminderMinutes = from.reminderMinutes();
        organizer = from.organizer();
        attendees = from.attendees();
        myResponse = from.myResponse();
        cancelled = from.cancelled();
        responseRequested = from.responseRequested();
        newTimeAllowed = from.newTimeAllowed();
        sequence = from.sequence();
        stamp = from.stamp();
        recurring = from.recurring();
        recurrence = from.recurrence();
    }

    Appointment done() {
        return new Appointment(
                uid,
                key,
                kind,
                start,
                end,
                allDay,
                zone,
                endZone,
                status,
                subject,
                location,
                body,
                categories,
                importance,
                sensitivity,
                reminderMinutes,
                organizer,
                attendees,
                myResponse,
                cancelled,
                responseRequested,
                newTimeAllowed,
                sequence,
                stamp,
                recurring,
                recurrence);
    }
}
