package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.CalendarObject;
import entente.calendar.Owner;
import entente.mailbox.Directory;
import entente.mailbox.Item;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import java.util.Optional;

/// Finds what items say of appointments.
final class AppointmentFinder {
    private final Items items;
    private final Directory directory;

    AppointmentFinder(MailboxStore store) {
        this(store, store);
    }

    /// `items` are those that it may be asked about.
    AppointmentFinder(Directory directory, Items items) {
        this.items = items;
        this.directory = directory;
    }

    /// Whose mailbox that is, as calendars know her.
    Optional<Owner> owner(Address mailbox) {
        return directory
                .find(mailbox)
                .filter(Recipient.Mailbox.class::isInstance)
                .map(found -> new Owner(mailbox, ((Recipient.Mailbox) found).zone()));
    }

    /// All that an item says of its appointment; empty where it is none, or cannot be read.
    Optional<CalendarObject> find(Item item) {
        return items.appointment(item);
    }

    /// The key of the occurrence of that number, counted from 1.
    BatchResult<String> key(Item item, int index) {
        var object = find(item);
        if (object.isEmpty() || !object.get().appointment().recurring()) {
            return BatchResult.refused(Code.SERIES_EXPECTED);
        }
        var key = object.get().keyAt(index);
        if (key.isEmpty()) {
            return BatchResult.refused(Code.OCCURRENCE_INDEX_UNKNOWN);
        }
        return object.get().occurrence(key.get()).isPresent()
                ? BatchResult.done(key.get())
                : BatchResult.refused(Code.OCCURRENCE_DELETED);
    }

    /// The appointment as a whole, or the occurrence that is named of it; refused where that is not there any more.
    static BatchResult<Appointment> of(CalendarObject object, Optional<String> occurrence) {
        return occurrence.isEmpty()
                ? BatchResult.done(object.appointment())
                : object.occurrence(occurrence.get())
                        .map(BatchResult::done)
                        .orElseGet(() -> BatchResult.refused(Code.OCCURRENCE_DELETED));
    }
}
