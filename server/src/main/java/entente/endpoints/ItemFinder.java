package entente.endpoints;

import entente.mailbox.Change;
import entente.mailbox.Item;
import entente.mailbox.ItemId;
import entente.mailbox.Items;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import java.util.Optional;

/// Finds the item that a request names, if there is one and it is the caller's own.
///
/// Of another's mailbox nothing is said, not even whether there is such an item.
final class ItemFinder {
    private final Items items;

    ItemFinder(Items items) {
        this.items = items;
    }

    BatchResult<Item> find(Caller caller, ItemRef ref) {
        return own(caller, ref)
                .then(id ->
                        items.item(id)
                                .map(BatchResult::done)
                                .orElseGet(() -> BatchResult.refused(Code.ITEM_UNKNOWN)));
    }

    /// The item; refused where `mindsKey` and it was changed since the change key that the request has for it, if it has one.
    BatchResult<Item> findCurrent(Caller caller, ItemRef ref, boolean mindsKey) {
        return find(caller, ref).then(item -> current(item, ref, mindsKey));
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

    /// The id, where it is one of an item in the caller's mailbox; that the item is there is not said.
    BatchResult<ItemId> own(Caller caller, ItemRef ref) {
        return ItemId.parse(ref.id())
                .map(id -> owned(caller, id))
                .orElseGet(() -> BatchResult.refused(Code.ITEM_ID_MALFORMED));
    }

    private static BatchResult<ItemId> owned(Caller caller, ItemId id) {
        return caller instanceof Caller.OwnPerson(var address) && address.equals(id.mailbox())
                ? BatchResult.done(id)
                : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }
}
