package entente.endpoints;

import entente.item.ItemContent;
import entente.item.PropertyValue;
import entente.mailbox.Item;
import entente.problem.Code;
import entente.wire.ews.BatchResult;

/// How many bytes of items one request may still have told, or read and written: a short question must not fill the memory or keep the server busy for
/// long. What goes beyond is refused in its place; the first is not, however large it is. For one request and no longer.
final class ItemBudget {
    private static final long TOLD = 64L << 20;
    private static final long WORK = 1L << 30;

    /// For the elements around what an item says.
    private static final long A_BIT = 1_024;

    private final long most;
    private long spent;

    private ItemBudget(long most) {
        this.most = most;
    }

    /// For what stands in an answer.
    static ItemBudget toTell() {
        return new ItemBudget(TOLD);
    }

    /// For what is gone through on the way to an answer.
    static ItemBudget toWork() {
        return new ItemBudget(WORK);
    }

    /// `thing`, if there are as many bytes left.
    <T> BatchResult<T> spend(long bytes, T thing) {
        if (spent > 0 && spent + bytes > most) {
            return BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE);
        }
        spent += bytes;
        return BatchResult.done(thing);
    }

    /// About how many bytes an item takes in an answer: `whole` with its text, source and attachments.
    static long bytes(Item item, boolean whole) {
        return A_BIT + (whole ? item.size() : said(item.content()));
    }

    private static long said(ItemContent content) {
        return content.properties().all().values().stream().mapToLong(ItemBudget::bytes).sum()
                + 100L * (content.addressees().size() + content.attachments().size());
    }

    private static long bytes(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(var text) -> text.length();
            case PropertyValue.Binary(var hex) -> hex.length();
            case PropertyValue.Many(_, var values) ->
                    values.stream().mapToLong(ItemBudget::bytes).sum();
            default -> Long.BYTES;
        };
    }
}
