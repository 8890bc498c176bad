package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.question.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An appointment with other values of an item's properties. A value of another type than the property has, or that means nothing, changes nothing.
final class PropertyEdits {
    /// What Outlook has where somebody asks for a reminder and does not say when.
    private static final int USUAL_REMINDER = 15;

    private final AppointmentEdit edit;

    private PropertyEdits(Appointment from) {
        this.edit = new AppointmentEdit(from);
    }

    static Appointment with(Appointment from, Properties changed) {
        var edits = new PropertyEdits(from);
        edits.setTexts(changed);
        edits.setMarks(changed);
        edits.setReminder(changed);
        edits.setPeople(changed);
        edits.setTimes(changed);
        return edits.edit.done();
    }

    static Appointment without(Appointment from, PropertyId id) {
        var usual = usual(id);
        if (usual.isPresent()) {
            return with(from, Properties.NONE.with(id, usual.get()));
        }
        return id.equals(Known.REMINDER_MINUTES) || id.equals(Known.REMINDER_DUE)
                ? with(from, Properties.NONE.with(Known.REMINDER_SET, false))
                : from;
    }

    /// What it means that nothing is said.
    private static Optional<PropertyValue> usual(PropertyId id) {
        if (List.of(Known.SUBJECT, Known.LOCATION, Known.FROM_NAME, Known.FROM_ADDRESS)
                .contains(id)) {
            return Optional.of(new PropertyValue.Text(""));
        }
        if (List.of(Known.REMINDER_SET, Known.ALL_DAY, Known.NEW_TIME_REFUSED).contains(id)) {
            return Optional.of(new PropertyValue.Flag(false));
        }
        if (id.equals(Known.RESPONSE_REQUESTED)) {
            return Optional.of(new PropertyValue.Flag(true));
        }
        if (id.equals(Known.IMPORTANCE)) {
            return Optional.of(new PropertyValue.Int32(1));
        }
        if (id.equals(Known.SENSITIVITY)) {
            return Optional.of(new PropertyValue.Int32(0));
        }
        if (id.equals(Known.BUSY_STATUS)) {
            return Optional.of(new PropertyValue.Int32(Numbers.of(Status.BUSY)));
        }
        return id.equals(Known.CATEGORIES)
                ? Optional.of(PropertyValue.Many.texts(List.of()))
                : Optional.empty();
    }

    private void setTexts(Properties changed) {
        edit.subject = changed.text(Known.SUBJECT).orElse(edit.subject);
        edit.location = changed.text(Known.LOCATION).orElse(edit.location);
        if (changed.find(Known.CATEGORIES).isPresent()) {
            edit.categories = changed.texts(Known.CATEGORIES);
        }
        for (var id : List.of(Known.CLEAN_GLOBAL_OBJECT_ID, Known.GLOBAL_OBJECT_ID)) {
            if (changed.find(id).orElse(null) instanceof PropertyValue.Binary binary) {
                edit.uid = GlobalObjectId.uid(binary).orElse(edit.uid);
            }
        }
    }

    private void setMarks(Properties changed) {
        edit.status =
                changed.number(Known.BUSY_STATUS).flatMap(Numbers::status).orElse(edit.status);
        edit.importance = changed.number(Known.IMPORTANCE).orElse(edit.importance);
        edit.sensitivity = changed.number(Known.SENSITIVITY).orElse(edit.sensitivity);
        edit.newTimeAllowed = !changed.flag(Known.NEW_TIME_REFUSED).orElse(!edit.newTimeAllowed);
        edit.responseRequested =
                changed.flag(Known.RESPONSE_REQUESTED).orElse(edit.responseRequested);
        edit.sequence = changed.number(Known.APPOINTMENT_SEQUENCE).orElse(edit.sequence);
        edit.cancelled =
                changed.number(Known.APPOINTMENT_STATE)
                        .map(state -> (state & Numbers.CANCELLED) != 0)
                        .orElse(edit.cancelled);
    }

    private void setReminder(Properties changed) {
        var minutes = changed.number(Known.REMINDER_MINUTES);
        var set =
                changed.flag(Known.REMINDER_SET)
                        .orElse(minutes.isPresent() || edit.reminderMinutes.isPresent());
        edit.reminderMinutes =
                set
                        ? OptionalInt.of(
                                minutes.orElse(edit.reminderMinutes.orElse(USUAL_REMINDER)))
                        : OptionalInt.empty();
    }

    private void setPeople(Properties changed) {
        edit.myResponse =
                changed.number(Known.RESPONSE_STATUS)
                        .flatMap(Numbers::response)
                        .orElse(edit.myResponse);
        var name = changed.text(Known.FROM_NAME);
        var address = changed.text(Known.FROM_ADDRESS);
        if (name.isPresent() || address.isPresent()) {
            edit.organizer =
                    Optional.of(
                                    new Attendee(
                                            Role.REQUIRED,
                                            name.orElse(
                                                    edit.organizer.map(Attendee::name).orElse("")),
                                            address.orElse(
                                                    edit.organizer
                                                            .map(Attendee::address)
                                                            .orElse("")),
                                            Response.ORGANIZER))
                            .filter(who -> !who.name().isEmpty() || !who.address().isEmpty());
        }
    }

    /// A series that starts on another day goes on from the first one then that its pattern falls on. What begins later, and is not said to end otherwise, lasts as long as before.
    private void setTimes(Properties changed) {
        var start = changed.time(Known.APPOINTMENT_START).orElse(edit.start);
        var end =
                changed.time(Known.APPOINTMENT_END)
                        .orElse(start.plus(Duration.between(edit.start, edit.end)));
        var moved = !start.equals(edit.start) || !end.equals(edit.end);
        edit.allDay = changed.flag(Known.ALL_DAY).orElse(edit.allDay);
        edit.start = start;
        edit.end = end;
        if (moved && edit.recurrence.isPresent()) {
            setRecurrence(edit, edit.recurrence.get().pattern(), day(edit));
        }
    }

    /// An appointment that repeats so: it begins on the first day that fits, at the same time and for as long as before.
    static Appointment with(Appointment from, Optional<Recurrence> recurrence) {
        var edit = new AppointmentEdit(from);
        edit.recurring = recurrence.isPresent();
        edit.kind = edit.recurring ? Appointment.Kind.MASTER : Appointment.Kind.SINGLE;
        edit.recurrence = recurrence;
        if (recurrence.isPresent()) {
            setRecurrence(edit, recurrence.get().pattern(), recurrence.get().range().start());
        }
        return edit.done();
    }

    private static void setRecurrence(
            AppointmentEdit edit, Recurrence.Pattern pattern, LocalDate from) {
        var range = edit.recurrence.orElseThrow().range().from(from);
        var first = new Recurrence(pattern, range).firstStart();
        var days = day(edit).until(first, ChronoUnit.DAYS);
        edit.recurrence = Optional.of(new Recurrence(pattern, range.from(first)));
        if (days != 0) {
            var length = Duration.between(edit.start, edit.end);
            var lastDay = edit.end.atZone(edit.zone).plusDays(days).toInstant();
            edit.start = moved(edit.start, edit, days);
            edit.end = edit.allDay ? lastDay : edit.start.plus(length);
        }
    }

    private static LocalDate day(AppointmentEdit edit) {
        return LocalDate.ofInstant(edit.start, edit.zone);
    }

    private static Instant moved(Instant at, AppointmentEdit edit, long days) {
        return at.atZone(edit.zone).plusDays(days).toInstant();
    }
}
