package entente.calendar;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue.Many;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a calendar object says of the item that it is (MS-OXOCAL 2.2.1): its properties, those who are invited (required ones as `TO`, optional ones as `CC`,
/// resources as `BCC`), and its text. Of a series these are the facts of the series as a whole.
public record AppointmentFacts(
        Properties properties, List<Addressee> addressees, Optional<Body> body) {
    /// The properties that a calendar object says: none of these is kept beside it.
    public static final Set<PropertyId> SAID =
            Set.of(
                    Known.SUBJECT,
                    Known.SENSITIVITY,
                    Known.IMPORTANCE,
                    Known.CATEGORIES,
                    Known.REMINDER_SET,
                    Known.REMINDER_DUE,
                    Known.REMINDER_MINUTES,
                    Known.FROM_NAME,
                    Known.FROM_ADDRESS,
                    Known.APPOINTMENT_START,
                    Known.APPOINTMENT_END,
                    Known.LOCATION,
                    Known.BUSY_STATUS,
                    Known.ALL_DAY,
                    Known.APPOINTMENT_STATE,
                    Known.RESPONSE_STATUS,
                    Known.RECURRING,
                    Known.APPOINTMENT_SEQUENCE,
                    Known.NEW_TIME_REFUSED,
                    Known.RESPONSE_REQUESTED,
                    Known.GLOBAL_OBJECT_ID,
                    Known.CLEAN_GLOBAL_OBJECT_ID);

    public AppointmentFacts {
        addressees = List.copyOf(addressees);
    }

    public static AppointmentFacts of(CalendarObject object) {
        return of(object.appointment());
    }

    /// Those of an appointment, or of one occurrence.
    public static AppointmentFacts of(Appointment said) {
        return new AppointmentFacts(
                marks(said).and(times(said)).and(people(said)), addressees(said), said.body());
    }

    /// What is normal is not said, as in a message.
    private static Properties marks(Appointment said) {
        var marks =
                Properties.NONE
                        .with(Known.BUSY_STATUS, Numbers.of(said.status()))
                        .with(Known.REMINDER_SET, said.reminderMinutes().isPresent());
        if (!said.subject().isEmpty()) {
            marks = marks.with(Known.SUBJECT, said.subject());
        }
        if (!said.location().isEmpty()) {
            marks = marks.with(Known.LOCATION, said.location());
        }
        if (said.importance() != 1) {
            marks = marks.with(Known.IMPORTANCE, said.importance());
        }
        if (said.sensitivity() != 0) {
            marks = marks.with(Known.SENSITIVITY, said.sensitivity());
        }
        if (!said.categories().isEmpty()) {
            marks = marks.with(Known.CATEGORIES, Many.texts(said.categories()));
        }
        return said.reminderMinutes().isEmpty()
                ? marks
                : marks.with(Known.REMINDER_DUE, said.start())
                        .with(Known.REMINDER_MINUTES, said.reminderMinutes().getAsInt());
    }

    private static Properties times(Appointment said) {
        var id = GlobalObjectId.of(said.uid());
        return Properties.NONE
                .with(Known.APPOINTMENT_START, said.start())
                .with(Known.APPOINTMENT_END, said.end())
                .with(Known.ALL_DAY, said.allDay())
                .with(Known.RECURRING, said.recurring())
                .with(
                        Known.GLOBAL_OBJECT_ID,
                        said.plannedOn().map(day -> GlobalObjectId.of(said.uid(), day)).orElse(id))
                .with(Known.CLEAN_GLOBAL_OBJECT_ID, id);
    }

    private static Properties people(Appointment said) {
        var people =
                Properties.NONE
                        .with(Known.APPOINTMENT_STATE, state(said))
                        .with(Known.RESPONSE_STATUS, Numbers.of(said.myResponse()))
                        .with(Known.APPOINTMENT_SEQUENCE, said.sequence())
                        .with(Known.NEW_TIME_REFUSED, !said.newTimeAllowed())
                        .with(Known.RESPONSE_REQUESTED, said.responseRequested());
        var from = said.organizer();
        if (from.isPresent() && !from.get().name().isEmpty()) {
            people = people.with(Known.FROM_NAME, from.get().name());
        }
        return from.isPresent() && !from.get().address().isEmpty()
                ? people.with(Known.FROM_ADDRESS, from.get().address())
                : people;
    }

    private static int state(Appointment said) {
        var received = said.meeting() && said.myResponse() != Appointment.Response.ORGANIZER;
        return (said.meeting() ? Numbers.MEETING : 0)
                | (received ? Numbers.RECEIVED : 0)
                | (said.cancelled() ? Numbers.CANCELLED : 0);
    }

    private static List<Addressee> addressees(Appointment said) {
        return said.attendees().stream()
                .map(who -> new Addressee(Numbers.line(who.role()), who.name(), who.address()))
                .toList();
    }
}
