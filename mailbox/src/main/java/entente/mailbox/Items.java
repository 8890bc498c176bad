package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.item.Body;
import entente.item.Octets;
import entente.question.Address;
import entente.question.Window;
import java.util.List;
import java.util.Optional;

/// The items of the mailboxes that are here, as far as their owners see them: what was purged is not among them ([RecoverableItems]). Answers from the disk, beside whoever writes; who may ask is asked before.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read.
public interface Items {
    /// The item that has this id; empty when none has.
    Optional<Item> item(ItemId id);

    /// Its text; empty where it has none.
    Optional<Body> body(ItemId id);

    /// The MIME message that it came as, which where it is large is read when it is wanted; empty where it came otherwise, or was changed since in a way that the message does not say. Of an appointment
    /// it is the iCalendar object that it is.
    Optional<Octets> source(ItemId id);

    /// All that an item says of the appointment that it is; empty where it is none, has no source, or none that can be understood. Of one that was changed since it was read it is what it said then, or says now.
    Optional<CalendarObject> appointment(Item item);

    /// The bytes of an attachment that is not within the source, as none of an appointment is; empty where there is none of that number.
    Optional<Octets> attachment(ItemId id, int number);

    /// Those of a folder that a query asks for; empty where there is no such folder.
    Optional<ItemPage> find(FolderId folder, ItemQuery query);

    /// What somebody has to be told of a folder's items who was told all up to a state, or who knows nothing; at most `most` changes. Empty
    /// where there is no such folder, or the state is none of it or from too long ago, so that only everything would do.
    Optional<ItemChanges> changedSince(FolderId folder, Optional<String> state, int most);

    /// The occurrences of a calendar folder's appointments that touch `window` ([entente.question.BusyBlock#touches]), cancelled ones left out, by start and then end. Empty
    /// where there is no such folder, or it is no calendar. Answered from memory.
    Optional<List<ViewEntry>> calendarView(FolderId folder, Window window);

    /// The appointment in the default calendar that has this UID; where several have, always the same of them. Empty where none has. Answered from memory.
    Optional<ItemId> itemOf(Address mailbox, String uid);

    /// What the items of a mailbox take; empty where it is not here. All of them are gone through for it.
    Optional<MailboxSize> sizeOf(Address mailbox);
}
