package entente.endpoints;

import entente.item.Filter;
import entente.item.Known;
import entente.item.PropertyValue;
import entente.mailbox.Item;
import entente.mailbox.ItemQuery;
import entente.mailbox.Items;
import java.util.List;
import java.util.Optional;

/// The items of a folder in the order in which they are exported. What comes or goes meanwhile may be among them or not; all others are, once.
final class ExportListing {
    private static final int PAGE = 100;

    private final Items items;
    private final ExportAsk ask;

    ExportListing(Items items, ExportAsk ask) {
        this.items = items;
        this.ask = ask;
    }

    /// The first of those after a mark, at most [#PAGE]; none after the last. Empty where there is no such folder.
    Optional<List<Item>> next(Optional<ExportMark> mark) {
        var offset = 0;
        while (true) {
            var found = items.find(ask.folder(), query(mark, offset));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var after =
                    found.get().items().stream()
                            .filter(item -> mark.isEmpty() || mark.get().isBefore(item))
                            .toList();
            // Of those that were received at the moment of the mark there may be more than a page.
            if (!after.isEmpty() || found.get().last()) {
                return Optional.of(after);
            }
            offset = found.get().next();
        }
    }

    private ItemQuery query(Optional<ExportMark> mark, int offset) {
        var from = mark.map(ExportMark::received).or(ask::since);
        var filter =
                from.<Filter>map(time ->
                        new Filter.Compared(
                                Known.RECEIVED,
                                Filter.Relation.GREATER_OR_EQUAL,
                                new PropertyValue.Time(time)));
        return new ItemQuery(
                filter,
                List.of(new ItemQuery.Order(Known.RECEIVED, false)),
                false,
                offset,
                PAGE,
                false);
    }
}
