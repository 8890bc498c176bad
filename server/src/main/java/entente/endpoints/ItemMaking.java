package entente.endpoints;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewItem;
import java.util.Optional;
import java.util.Set;

/// Makes items of what requests bring.
final class ItemMaking {
    private static final Set<String> MESSAGES = Set.of("Message");
    private static final Set<String> OTHERS =
            Set.of(
                    "Item",
                    "PostItem",
                    "Contact",
                    "DistributionList",
                    "Task",
                    Replies.SUPPRESS_RECEIPT);

    private static final String APPOINTMENT = "CalendarItem";

    private ItemMaking() {}

    /// The item, where such a one can be made here.
    static BatchResult<NewItem> offered(NewItem item, CreateItem.Request ask) {
        if (isAppointment(item)) {
            return ask.invitations().isPresent()
                    ? BatchResult.done(item)
                    : BatchResult.refused(Code.MEETING_INVITATIONS_MISSING);
        }
        if (!isMessage(item) && !isAboutMeeting(item)) {
            return OTHERS.contains(item.element())
                    ? BatchResult.done(item)
                    : BatchResult.refused(Code.ITEM_KIND_NOT_OFFERED);
        }
        return ask.disposition().isPresent()
                ? BatchResult.done(item)
                : BatchResult.refused(Code.ITEM_DISPOSITION_MISSING);
    }

    /// Whether it answers an invitation, or calls a meeting off.
    static boolean isAboutMeeting(NewItem item) {
        return item.element().equals(MeetingCancelling.ELEMENT)
                || MeetingAnswer.ofElement(item.element()).isPresent();
    }

    /// Whether it is a message, be it one that answers another.
    private static boolean isMessage(NewItem item) {
        return MESSAGES.contains(item.element()) || ReplyKind.ofElement(item.element()).isPresent();
    }

    /// Whether it is an entry of a calendar, by its element or by the class that it says it has.
    static boolean isAppointment(NewItem item) {
        return item.element().equals(APPOINTMENT) || item.content().isAppointment();
    }

    /// What is to be done with it: only messages are sent, whatever a request says of all it brings.
    static Disposition disposition(NewItem item, Optional<Disposition> asked) {
        return isMessage(item) && !isAppointment(item)
                ? asked.orElse(Disposition.SAVE_ONLY)
                : Disposition.SAVE_ONLY;
    }

    /// Where an item goes for which no folder is named.
    static FolderRef usualPlace(NewItem item) {
        if (isAppointment(item)) {
            return new FolderRef.ByName(DefaultFolder.CALENDAR.wireName(), Optional.empty());
        }
        var place =
                switch (item.element()) {
                    case "Contact", "DistributionList" -> DefaultFolder.CONTACTS;
                    case "Task" -> DefaultFolder.TASKS;
                    default -> DefaultFolder.DRAFTS;
                };
        return new FolderRef.ByName(place.wireName(), Optional.empty());
    }

    /// What is brought, all of it: what its MIME says, where nothing else in the request says otherwise.
    static BatchResult<WholeItem> of(NewItem brought) {
        var item =
                brought.mime()
                        .map(WholeItem.EMPTY::saying)
                        .orElseGet(() -> BatchResult.done(WholeItem.EMPTY));
        item = item.then(whole -> whole.with(new ItemEdit.SetProperties(flagged(brought))));
        for (var kind : Addressee.Kind.values()) {
            var people = brought.content().of(kind);
            if (!people.isEmpty()) {
                item = item.then(whole -> whole.with(new ItemEdit.SetAddressees(kind, people)));
            }
        }
        if (brought.body().isPresent()) {
            var body = brought.body().get();
            item = item.then(whole -> whole.with(new ItemEdit.SetBody(body)));
        }
        return item.then(whole -> whole.attaching(brought.attachments()));
    }

    /// What is new is read, and a message a draft, unless the request says otherwise.
    private static Properties flagged(NewItem brought) {
        var properties = brought.content().properties();
        if (brought.flagged()) {
            return properties;
        }
        var flags = properties.number(Known.FLAGS).orElse(Known.FLAG_READ);
        var draft = isMessage(brought) ? Known.FLAG_UNSENT : 0;
        return properties.with(Known.FLAGS, flags | draft);
    }
}
