package entente.endpoints;

import entente.mailbox.Change;
import entente.mailbox.Item;
import entente.mailbox.ItemId;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import entente.wire.ews.OccurrenceRef;
import java.util.Optional;

/// Finds the item that a request names, if there is one and it is the caller's own.
///
/// Of another's mailbox nothing is said, not even whether there is such an item.
final class ItemFinder {
    private final Items items;
    private final AppointmentFinder appointments;

    ItemFinder(MailboxStore store) {
        this.items = store;
        this.appointments = new AppointmentFinder(store);
    }

    /// The item itself; refused where an occurrence is named.
    BatchResult<Item> find(Caller caller, ItemRef ref) {
        return findNamed(caller, ref).then(ItemFinder::whole);
    }

    /// The item, or which occurrence of it.
    BatchResult<NamedItem> findNamed(Caller caller, ItemRef ref) {
        var occurrence = OccurrenceRef.parse(ref.id());
        var item =
                parsed(occurrence.map(OccurrenceRef::item).orElse(ref.id()))
                        .then(id -> owned(caller, id))
                        .then(this::found);
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
        return findNamed(caller, ref)
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

    /// The id, where it is one of an item in the caller's mailbox; that the item is there is not said, unless that has to be known for it.
    BatchResult<ItemId> own(Caller caller, ItemRef ref) {
        var isPlain =
                ref.which() instanceof ItemRef.Which.Itself
                        && OccurrenceRef.parse(ref.id()).isEmpty();
        return isPlain
                ? parsed(ref.id()).then(id -> owned(caller, id))
                : find(caller, ref).then(item -> BatchResult.done(item.id()));
    }

    private static BatchResult<ItemId> parsed(String text) {
        return ItemId.parse(text)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_ID_MALFORMED));
    }

    private static BatchResult<ItemId> owned(Caller caller, ItemId id) {
        return caller instanceof Caller.OwnPerson(var address) && address.equals(id.mailbox())
                ? BatchResult.done(id)
                : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }
}
