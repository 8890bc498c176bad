package entente.endpoints;

import entente.mailbox.Folder;
import entente.mailbox.FolderClass;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewItem;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// What making and changing appointments comes to, before anything is written: the item as it will be.
final class AppointmentRevisions {
    private final AppointmentFinder appointments;
    private final ItemTelling telling;
    private final InstantSource clock;

    AppointmentRevisions(MailboxStore store, InstantSource clock) {
        this.appointments = new AppointmentFinder(store);
        this.telling = new ItemTelling(store);
        this.clock = clock;
    }

    /// A new one for that folder, which has to be a calendar.
    BatchResult<WholeItem> made(Folder folder, NewItem brought) {
        return folder.kind() == FolderClass.Kind.CALENDAR
                ? editing(folder.id().mailbox()).then(editing -> editing.made(brought))
                : BatchResult.refused(Code.APPOINTMENT_PLACE_WRONG);
    }

    /// One after those edits, or the occurrence of it that is named.
    BatchResult<ItemAct.Update> edited(NamedItem named, List<ItemEdit> edits) {
        return revised(
                named.item(),
                editing -> editing.edited(telling.whole(named.item()), named.occurrence(), edits));
    }

    /// A series without the occurrence of that key.
    BatchResult<ItemAct.Update> without(Item item, String key) {
        return revised(item, editing -> editing.without(telling.whole(item), key));
    }

    private BatchResult<ItemAct.Update> revised(
            Item item, Function<AppointmentEditing, BatchResult<WholeItem>> revision) {
        return editing(item.id().mailbox())
                .then(revision)
                .then(after -> BatchResult.done(ItemRevisions.update(item, after, true)));
    }

    private BatchResult<AppointmentEditing> editing(Address mailbox) {
        return appointments
                .owner(mailbox)
                .map(owner -> BatchResult.done(new AppointmentEditing(owner, clock.instant())))
                .orElseGet(() -> BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN));
    }
}
