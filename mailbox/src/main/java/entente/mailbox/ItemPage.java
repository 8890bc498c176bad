package entente.mailbox;

import java.util.List;

/// Some of the items that a query asks for: `next` is the offset of the page after it, `total` how many there are in all, and `last` says that nothing
/// comes after.
public record ItemPage(List<Item> items, int next, int total, boolean last) {
    public ItemPage {
        items = List.copyOf(items);
    }
}
