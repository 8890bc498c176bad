package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.Item;
import entente.mailbox.ItemPage;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import java.util.List;

/// How many items one search may still go through, and how much of them it may tell of, however many folders it names. For one request and no longer.
final class FindBudget {
    static final long MOST_GONE_THROUGH = 1_000_000;

    /// Also a folder that holds nothing is a way to the disk.
    private static final long A_FOLDER = 100;

    private final ItemBudget told = ItemBudget.toTell();
    private final ItemBudget read = ItemBudget.toWork();
    private long left = MOST_GONE_THROUGH;

    /// `thing`, if as many items may still be gone through as the folder holds. The first folder always may.
    <T> BatchResult<T> search(Found found, T thing) {
        var items = A_FOLDER + found.folder().items();
        if (items > left && left < MOST_GONE_THROUGH) {
            return BatchResult.refused(Code.FIND_TOO_MUCH_AT_ONCE);
        }
        left -= items;
        return BatchResult.done(thing);
    }

    BatchResult<ItemPage> tell(ItemPage page) {
        return tell(page.items(), page);
    }

    /// `thing`, if as much of these items may still be told.
    <T> BatchResult<T> tell(List<Item> items, T thing) {
        var bytes = items.stream().mapToLong(item -> ItemBudget.bytes(item, false)).sum();
        return told.spend(bytes, thing);
    }

    /// The item, if all of it may still be read.
    BatchResult<Item> read(Item item) {
        return read.spend(ItemBudget.bytes(item, true), item);
    }
}
