package entente.mailbox;

import java.util.List;

/// What came, what is otherwise now, of what only was read or not changed, and what went. `state` is what to ask with next; `last` says that there
/// is nothing more. Where it is not the last, the state is another one than before.
public record ItemChanges(
        String state,
        boolean last,
        List<Item> created,
        List<Item> updated,
        List<Item> readOrNot,
        List<ItemId> deleted) {
    public ItemChanges {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        readOrNot = List.copyOf(readOrNot);
        deleted = List.copyOf(deleted);
    }
}
