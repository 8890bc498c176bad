package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.ItemPage;
import entente.mailbox.ItemQuery;
import entente.problem.Code;
import entente.wire.ews.BatchResult;

/// How many items one search may still go through, and how much of them it may tell of, however many folders it names. For one request and no longer.
final class FindBudget {
    static final long MOST_GONE_THROUGH = 1_000_000;

    /// Also a folder that holds nothing is a way to the disk.
    private static final long A_FOLDER = 100;

    private final ItemBudget told = ItemBudget.toTell();
    private long left = MOST_GONE_THROUGH;

    /// The query, if as many items may still be gone through as the folder holds. The first folder always may.
    BatchResult<ItemQuery> search(Found found, ItemQuery query) {
        var items = A_FOLDER + found.folder().items();
        if (items > left && left < MOST_GONE_THROUGH) {
            return BatchResult.refused(Code.FIND_TOO_MUCH_AT_ONCE);
        }
        left -= items;
        return BatchResult.done(query);
    }

    BatchResult<ItemPage> tell(ItemPage page) {
        var bytes = page.items().stream().mapToLong(item -> ItemBudget.bytes(item, false)).sum();
        return told.spend(bytes, page);
    }
}
