package entente.mailbox;

import java.util.Set;

/// Keys of items that were touched: made, changed, moved or removed; and folders that went with all that lay in them, whose items nobody names. `mark` is that of somebody who knows all of these; `last` says that there is nothing more.
public record TouchedItems(Set<String> keys, Set<FolderId> gone, ItemMark mark, boolean last) {
    public TouchedItems {
        keys = Set.copyOf(keys);
        gone = Set.copyOf(gone);
    }
}
