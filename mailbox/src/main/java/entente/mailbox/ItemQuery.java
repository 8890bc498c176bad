package entente.mailbox;

import entente.item.Filter;
import entente.item.PropertyId;
import java.util.List;
import java.util.Optional;

/// Which items of a folder, in which order, and which of those.
///
/// `order` is by property, the first one counting most; those alike, or all where it is empty, go by when they were received, newest first. `associated` asks for
/// those that are not shown to people, and for no others. `offset` is counted from the beginning, or if `fromEnd` from the end and backwards; `most` is at least one.
public record ItemQuery(
        Optional<Filter> filter,
        List<Order> order,
        boolean associated,
        int offset,
        int most,
        boolean fromEnd) {
    public record Order(PropertyId property, boolean descending) {}

    public ItemQuery {
        order = List.copyOf(order);
        if (offset < 0 || most < 1) {
            throw new IllegalArgumentException("a page has an offset from 0 and an entry at least");
        }
    }
}
