package entente.endpoints;

import entente.calendar.CalendarObject;
import entente.item.AttachmentPart;
import entente.item.Octets;
import entente.mailbox.FolderTrees;
import entente.mailbox.Item;
import entente.mailbox.ItemOutcome;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemShape;
import entente.wire.ews.OccurrenceRef;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.util.HashMap;
import java.util.Optional;

/// What an item's owner is told of it. Text and MIME are read from the disk only where they are wanted.
final class ItemTelling {
    private final Items items;
    private final FolderTrees folders;
    private final AppointmentFinder appointments;

    ItemTelling(MailboxStore store) {
        this(store, store);
    }

    private ItemTelling(MailboxStore store, Items items) {
        this.items = items;
        this.folders = store;
        this.appointments = new AppointmentFinder(store, items);
    }

    /// Also of items that their owners do not see.
    static ItemTelling everywhere(MailboxStore store) {
        return new ItemTelling(store, store.itemsEverywhere());
    }

    /// An item, or one occurrence of it; refused where that is not there any more.
    BatchResult<ItemElement> of(NamedItem named, AnswerShape shape) {
        return named.occurrence().isEmpty()
                ? BatchResult.done(of(named.item(), shape))
                : appointments
                        .find(named.item())
                        .map(object -> of(named, object, shape))
                        .orElseGet(() -> BatchResult.refused(Code.OCCURRENCE_DELETED));
    }

    /// The same where what its item says of the appointment is known.
    BatchResult<ItemElement> of(NamedItem named, CalendarObject object, AnswerShape shape) {
        return AppointmentFinder.of(object, named.occurrence())
                .then(appointment ->
                        BatchResult.done(
                                retained(
                                        named.item(),
                                        AppointmentTelling.of(
                                                named,
                                                object,
                                                appointment,
                                                parent(named.item()),
                                                shape.shape()),
                                        shape)));
    }

    private static ItemElement retained(Item item, ItemElement told, AnswerShape shape) {
        return shape.retention(item.id().mailbox())
                .map(retention -> retention.told(told, item))
                .orElse(told);
    }

    ItemElement of(Item item, AnswerShape shape) {
        return retained(item, plain(item, shape.shape()), shape);
    }

    /// Without what is told of retention.
    private ItemElement plain(Item item, ItemShape shape) {
        var appointment =
                shape.needsAppointment()
                        ? appointments.find(item)
                        : Optional.<CalendarObject>empty();
        return new ItemElement(
                id(item),
                parent(item),
                item.content(),
                shape.needsBody() ? items.body(item.id()) : Optional.empty(),
                shape.needsSource() ? Optional.of(source(item)) : Optional.empty(),
                item.made(),
                item.changed().at(),
                item.size(),
                true,
                appointment.map(object -> AppointmentTelling.whole(item, object, shape)));
    }

    /// Its id and class alone.
    static ItemElement ofId(Item item) {
        return ItemElement.ofId(id(item), item.content().itemClass());
    }

    /// The same of an occurrence, if it is one.
    static ItemElement ofId(NamedItem named) {
        return ItemElement.ofId(id(named), named.item().content().itemClass());
    }

    static FolderElement.Id id(NamedItem named) {
        var item = named.item();
        return named.occurrence()
                .map(key ->
                        new FolderElement.Id(
                                new OccurrenceRef(item.id().text(), key).text(),
                                item.changed().key()))
                .orElseGet(() -> id(item));
    }

    /// What became of an act that leaves one item there.
    static BatchResult<Item> left(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done(var item) -> BatchResult.done(item);
            case ItemOutcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case ItemOutcome.Gone _, ItemOutcome.Overtaken _ ->
                    BatchResult.refused(Code.ITEM_UNKNOWN);
        };
    }

    static FolderElement.Id id(Item item) {
        return new FolderElement.Id(item.id().text(), item.changed().key());
    }

    /// The MIME message that it came as, or one that is written from what is kept of it.
    Octets source(Item item) {
        return appointments
                .find(item)
                .map(CalendarObject::bytesForClients)
                .map(Octets::of)
                .or(() -> items.source(item.id()))
                .orElseGet(() -> written(item));
    }

    /// The bytes of an attachment, from wherever they are kept.
    Optional<Octets> attachment(Item item, AttachmentPart part) {
        var apart = items.attachment(item.id(), part.number());
        return apart.isPresent()
                ? apart
                : items.source(item.id()).flatMap(source -> within(source, part.number()));
    }

    /// All of an item, read from the disk.
    WholeItem whole(Item item) {
        var source = items.source(item.id());
        var bytes = new HashMap<Integer, Octets>();
        if (source.isEmpty() || item.content().isAppointment()) {
            for (var part : item.content().attachments()) {
                attachment(item, part).ifPresent(found -> bytes.put(part.number(), found));
            }
        }
        return new WholeItem(item.content(), items.body(item.id()), source, bytes);
    }

    private static Optional<Octets> within(Octets source, int number) {
        try {
            return MimeMessage.attachment(source, number);
        } catch (MimeMalformed e) {
            // It was read when it came.
            return Optional.empty();
        }
    }

    private Octets written(Item item) {
        return MimeMessage.write(
                item.content(),
                items.body(item.id()),
                number -> items.attachment(item.id(), number).orElse(Octets.NONE));
    }

    private Optional<FolderElement.Id> parent(Item item) {
        return folders.foldersOf(item.id().mailbox())
                .flatMap(among -> among.find(item.folder()))
                .map(folder -> new FolderElement.Id(folder.id().text(), folder.changed().key()));
    }
}
