package entente.endpoints;

import entente.calendar.CalendarObject;
import entente.item.Known;
import entente.mailbox.Change;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.FolderAccess;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import entente.wire.ews.OccurrenceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the item that a request names, if there is one and it is the caller's own, or lies in a folder in which she may do what she wants with it.
///
/// Of what she may not read in another's mailbox nothing is said, not even whether there is such an item.
final class ItemFinder {
    /// What an item is wanted for.
    enum Wish {
        /// Whatever only its mailbox's owner may do.
        OWN,
        READ,
        COPY,
        CHANGE,
        DELETE
    }

    private final Items items;
    private final FolderFinder folders;
    private final AppointmentFinder appointments;

    ItemFinder(MailboxStore store) {
        this.items = store;
        this.folders = new FolderFinder(store);
        this.appointments = new AppointmentFinder(store);
    }

    /// The item itself; refused where an occurrence is named.
    BatchResult<Item> find(Caller caller, ItemRef ref) {
        return findNamed(caller, ref).then(ItemFinder::whole);
    }

    /// The same of what may be in another's mailbox.
    BatchResult<Item> find(Caller caller, ItemRef ref, Wish wish) {
        return findNamed(caller, ref, wish).then(ItemFinder::whole);
    }

    /// The item, or which occurrence of it.
    BatchResult<NamedItem> findNamed(Caller caller, ItemRef ref) {
        return findNamed(caller, ref, Wish.OWN);
    }

    /// The same of what may be in another's mailbox.
    BatchResult<NamedItem> findNamed(Caller caller, ItemRef ref, Wish wish) {
        var occurrence = OccurrenceRef.parse(ref.id());
        var item =
                parsed(occurrence.map(OccurrenceRef::item).orElse(ref.id()))
                        .then(id -> isOwn(caller, id) ? found(id) : shared(caller, id, wish));
        var key = occurrence.map(OccurrenceRef::key);
        return switch (ref.which()) {
            case ItemRef.Which.Itself _ ->
                    item.then(found -> BatchResult.done(new NamedItem(found, key)));
            case ItemRef.Which.Master _ ->
                    key.isPresent()
                            ? item.then(found -> BatchResult.done(whole(found)))
                            : BatchResult.refused(Code.OCCURRENCE_EXPECTED);
            case ItemRef.Which.Occurrence(var index) ->
                    item.then(found ->
                            appointments
                                    .key(found, index)
                                    .then(one ->
                                            BatchResult.done(
                                                    new NamedItem(found, Optional.of(one)))));
        };
    }

    /// The item; refused where `mindsKey` and it was changed since the change key that the request has for it, if it has one.
    BatchResult<Item> findCurrent(Caller caller, ItemRef ref, boolean mindsKey) {
        return find(caller, ref).then(item -> current(item, ref, mindsKey));
    }

    /// The same of an item or an occurrence of it.
    BatchResult<NamedItem> findNamedCurrent(Caller caller, ItemRef ref, boolean mindsKey) {
        return findNamedCurrent(caller, ref, mindsKey, Wish.OWN);
    }

    /// The same of what may be in another's mailbox.
    BatchResult<NamedItem> findNamedCurrent(
            Caller caller, ItemRef ref, boolean mindsKey, Wish wish) {
        return findNamed(caller, ref, wish)
                .then(named ->
                        current(named.item(), ref, mindsKey).then(_ -> BatchResult.done(named)));
    }

    private static NamedItem whole(Item item) {
        return new NamedItem(item, Optional.empty());
    }

    private static BatchResult<Item> whole(NamedItem named) {
        return named.occurrence().isEmpty()
                ? BatchResult.done(named.item())
                : BatchResult.refused(Code.OCCURRENCE_NOT_MOVED);
    }

    /// An item in another's mailbox. Of what is private there, and not for the caller, appointments may be read, as far as that goes ([Withheld]), and nothing else.
    private BatchResult<Item> shared(Caller caller, ItemId id, Wish wish) {
        var item =
                items.item(id)
                        .filter(found -> !Withheld.isUntold(found) || seesPrivate(caller, found));
        var access = item.flatMap(found -> folders.access(caller, found.folder()));
        if (access.isEmpty() || !access.get().rights().readsItems() || wish == Wish.OWN) {
            return BatchResult.refused(Code.ITEMS_NOT_SHARED);
        }
        return wish == Wish.READ
                        || (allows(access.get(), item.get(), wish)
                                && (access.get().seesPrivate() || !holdsPrivate(item.get())))
                ? BatchResult.done(item.get())
                : BatchResult.refused(Code.ITEM_CHANGE_FORBIDDEN);
    }

    /// That the caller may do so with an item still when it is done; nothing in her own mailbox.
    List<ItemAct> giving(Caller caller, Item item, Wish wish) {
        return caller instanceof Caller.OwnPerson(var person) && !isOwn(caller, item.id())
                ? List.of(
                        new ItemAct.Giving(
                                item.folder(),
                                person,
                                holdsPrivate(item),
                                rights ->
                                        rights.readsItems()
                                                && allows(
                                                        new FolderAccess(
                                                                person, rights, false, false),
                                                        item,
                                                        wish)))
                : List.of();
    }

    /// Whether the caller may change and delete that item, which she may read.
    boolean mayChange(Caller caller, Item item) {
        return folders.access(caller, item.folder())
                .filter(access ->
                        allows(access, item, Wish.CHANGE) && allows(access, item, Wish.DELETE))
                .isPresent();
    }

    private static boolean allows(FolderAccess access, Item item, Wish wish) {
        var made =
                item.content()
                        .properties()
                        .text(Known.CREATOR_ADDRESS)
                        .flatMap(Address::parse)
                        .equals(Optional.of(access.person()));
        return switch (wish) {
            case OWN -> access.owned();
            case READ, COPY -> access.readsItems();
            case CHANGE -> access.owned() || access.rights().edit().covers(made);
            case DELETE -> access.owned() || access.rights().delete().covers(made);
        };
    }

    /// Whether what is private in the item's folder is for the caller too.
    boolean seesPrivate(Caller caller, Item item) {
        return folders.access(caller, item.folder()).filter(FolderAccess::seesPrivate).isPresent();
    }

    /// Whether something of it is for those alone who see what is private.
    boolean holdsPrivate(Item item) {
        return item.content().isPrivate()
                || appointments
                        .find(item)
                        .map(CalendarObject::holdsPrivate)
                        .orElseGet(() -> isUnreadable(item));
    }

    /// Whether nobody knows what an item says that no appointment could be read of, nor whether that is private.
    static boolean isUnreadable(Item item) {
        return item.content().isAppointment() && item.hasSource();
    }

    /// Whether an item is in the caller's own mailbox.
    static boolean isOwn(Caller caller, ItemId id) {
        return caller instanceof Caller.OwnPerson(var address) && address.equals(id.mailbox());
    }

    private BatchResult<Item> found(ItemId id) {
        return items.item(id)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_UNKNOWN));
    }

    private static BatchResult<Item> current(Item item, ItemRef ref, boolean mindsKey) {
        var key = ref.changeKey();
        if (key.isPresent() && !Change.couldBeKey(key.get())) {
            return BatchResult.refused(Code.ITEM_CHANGE_KEY_MALFORMED);
        }
        return mindsKey && key.isPresent() && !key.get().equals(item.changed().key())
                ? BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE)
                : BatchResult.done(item);
    }

    /// Whether an item is as it was found, and where. If so, what was read of it meanwhile is all of that moment.
    boolean isStill(Item item) {
        return items.item(item.id()).equals(Optional.of(item));
    }

    /// An item that something is to be done with, and what has to be so still when it is.
    record Aim(ItemId item, List<ItemAct> conditions) {
        Aim {
            conditions = List.copyOf(conditions);
        }
    }

    /// What a request means to do something with; that an item of the caller's own is there is not said, unless that has to be known for it.
    BatchResult<Aim> aim(Caller caller, ItemRef ref, Wish wish) {
        var isPlain =
                ref.which() instanceof ItemRef.Which.Itself
                        && OccurrenceRef.parse(ref.id()).isEmpty();
        return isPlain && ItemId.parse(ref.id()).filter(id -> isOwn(caller, id)).isPresent()
                ? parsed(ref.id()).then(id -> BatchResult.done(new Aim(id, List.of())))
                : find(caller, ref, wish).then(item -> BatchResult.done(aim(caller, item, wish)));
    }

    Aim aim(Caller caller, Item item, Wish wish) {
        var conditions = new ArrayList<>(giving(caller, item, wish));
        if (!conditions.isEmpty()) {
            conditions.add(ItemAct.unchanged(item));
        }
        return new Aim(item.id(), conditions);
    }

    private static BatchResult<ItemId> parsed(String text) {
        return ItemId.parse(text)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_ID_MALFORMED));
    }
}
