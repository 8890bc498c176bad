package entente.wire.ews;

import entente.calendar.Appointment;
import entente.calendar.Occurrences;
import java.util.Map;
import java.util.Optional;

/// What an answer tells of an item that is an appointment (MS-OXWSMTGS 2.2.4.9 `CalendarItemType`), beside what every item has.
///
/// `occurrences` are those of a series, where the shape needs them, and `ids` the item ids of occurrences by their keys: one without an id is not told of.
public record AppointmentElement(
        Appointment appointment,
        Optional<Occurrences> occurrences,
        Map<String, FolderElement.Id> ids) {
    public AppointmentElement {
        ids = Map.copyOf(ids);
    }

    /// An appointment of whose occurrences nothing is told.
    public static AppointmentElement of(Appointment appointment) {
        return new AppointmentElement(appointment, Optional.empty(), Map.of());
    }
}
