package entente.mailbox;

import entente.item.Filter;
import entente.item.Known;
import entente.item.PropertyValue;
import entente.item.ValueOrder;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The page of a folder's items that a query asks for, of what is in the file at one moment; a shorter one where these say more than [AnswerBudget] allows.
///
/// Where an index has the items in the order that is asked for, only it is gone through, and nothing but the page is read; where all is meant that was received in some time,
/// not even the index before the page ([ItemPlaces]). Otherwise each item that could be meant is read, and of each that is the key is kept, never the item, and of what it is
/// sorted by the beginning.
final class ItemListing {
    /// Up to here a page is reached as fast by going there.
    private static final int NEAR = 1_000;

    private final Connection file;
    private final Address mailbox;
    private final FolderKey folder;
    private final ItemQuery query;
    private final ItemConditions conditions;
    private final AnswerBudget budget = new AnswerBudget();

    ItemListing(Connection file, Address mailbox, FolderKey folder, ItemQuery query) {
        this.file = file;
        this.mailbox = mailbox;
        this.folder = folder;
        this.query = query;
        this.conditions = ItemConditions.of(query.filter());
    }

    ItemPage page() throws SQLException {
        if (conditions.isWhole() && isByReceived()) {
            var span = conditions.span().filter(_ -> !isNear());
            return span.isPresent() ? placed(span.get()) : page(indexed(), total());
        }
        var sorted = sorted();
        var from = Math.min(query.offset(), sorted.size());
        var to = (int) Math.min((long) from + query.most(), sorted.size());
        return page(
                query.fromEnd()
                        ? sorted.subList(sorted.size() - to, sorted.size() - from)
                        : sorted.subList(from, to),
                sorted.size());
    }

    /// What goes through the index for a page, and its values.
    String indexedSql() {
        return "SELECT item"
                + from()
                + (isBackwards()
                        ? " ORDER BY received_millis, item DESC"
                        : " ORDER BY received_millis DESC, item")
                + " LIMIT ? OFFSET ?";
    }

    /// The same for a page that begins in the stretch of which one end is known.
    String placedSql() {
        return "SELECT item FROM item INDEXED BY item_received WHERE mailbox = ? AND folder = ? AND associated = ?"
                + (isBackwards()
                        ? " AND received_millis >= ? ORDER BY received_millis, item DESC"
                        : " AND received_millis < ? ORDER BY received_millis DESC, item")
                + " LIMIT ? OFFSET ?";
    }

    private ItemPage placed(ReceivedSpan span) throws SQLException {
        var places = ItemPlaces.of(file, mailbox, folder, query.associated());
        var first = places.before(span.from());
        var last = places.before(span.until());
        var most = Math.min(query.most(), last - first - query.offset());
        if (most <= 0) {
            return page(List.of(), (int) Math.max(0, last - first));
        }
        var beginning =
                isBackwards()
                        ? places.oldestFirst(first + query.offset())
                        : places.newestFirst(places.all() - last + query.offset());
        var keys =
                Sql.query(
                        file,
                        placedSql(),
                        row -> row.getString(1),
                        mailbox.toString(),
                        FolderKey.text(folder),
                        query.associated(),
                        beginning.millis(),
                        most,
                        beginning.skipped());
        return page(query.fromEnd() ? keys.reversed() : keys, (int) (last - first));
    }

    private ItemPage page(List<String> keys, int total) throws SQLException {
        var items = new ArrayList<Item>();
        for (var key : query.fromEnd() ? keys.reversed() : keys) {
            var item = ItemRows.find(file, mailbox, key, budget);
            if (item.isEmpty()) {
                break;
            }
            items.add(item.get().in(mailbox));
        }
        var next = (int) Math.min((long) query.offset() + items.size(), Integer.MAX_VALUE);
        return new ItemPage(query.fromEnd() ? items.reversed() : items, next, total, next >= total);
    }

    private List<String> indexed() throws SQLException {
        var keys =
                Sql.query(
                        file,
                        indexedSql(),
                        row -> row.getString(1),
                        values(query.most(), query.offset()));
        return query.fromEnd() ? keys.reversed() : keys;
    }

    private int total() throws SQLException {
        if (conditions.isNone() || (conditions.isUnread() && !query.associated())) {
            var contents = ContentsRows.of(file, mailbox, folder);
            if (conditions.isUnread()) {
                return contents.unread();
            }
            return query.associated() ? contents.associated() : contents.items();
        }
        return Sql.query(file, "SELECT count(*)" + from(), row -> row.getInt(1), values())
                .getFirst();
    }

    /// The keys of all that are meant, in their order.
    private List<String> sorted() throws SQLException {
        record Sortable(String key, List<Optional<PropertyValue>> by) {}
        var found = new ArrayList<Sortable>();
        var times = 1 + query.filter().map(Filter::parts).orElse(0);
        Sql.query(
                file,
                "SELECT " + ItemRows.COLUMNS + from() + " ORDER BY received_millis DESC, item",
                row -> {
                    budget.look(row, times);
                    var item = ItemRows.read(row);
                    var properties = item.in(mailbox).content().properties();
                    var isMeant = query.filter().orElse(new Filter.All(List.of()));
                    if (isMeant.matches(properties)) {
                        var by =
                                query.order().stream()
                                        .map(order ->
                                                properties
                                                        .find(order.property())
                                                        .map(ValueOrder::beginning))
                                        .toList();
                        found.add(new Sortable(item.key(), by));
                    }
                    return Optional.empty();
                },
                values());
        // The sort keeps the order of those alike.
        var comparator = Comparator.<Sortable>comparingInt(_ -> 0);
        for (var i = 0; i < query.order().size(); i++) {
            var at = i;
            var one =
                    Comparator.<Sortable, Optional<PropertyValue>>comparing(
                            each -> each.by().get(at), ValueOrder.ABSENT_FIRST);
            comparator =
                    comparator.thenComparing(
                            query.order().get(at).descending() ? one.reversed() : one);
        }
        return found.stream().sorted(comparator).map(Sortable::key).toList();
    }

    private String from() {
        return " FROM item INDEXED BY %s WHERE mailbox = ? AND folder = ? AND associated = ?%s"
                .formatted(conditions.index(), conditions.sql());
    }

    private Object[] values(Object... more) {
        return Stream.of(
                        Stream.of(mailbox.toString(), FolderKey.text(folder), query.associated()),
                        conditions.values(),
                        Stream.of(more))
                .flatMap(each -> each)
                .toArray();
    }

    private boolean isByReceived() {
        return query.order().isEmpty()
                || (query.order().size() == 1
                        && query.order().getFirst().property().equals(Known.RECEIVED));
    }

    private boolean isNear() {
        return conditions.isNone() && query.offset() < NEAR;
    }

    private boolean isBackwards() {
        var oldestFirst = !query.order().isEmpty() && !query.order().getFirst().descending();
        return oldestFirst != query.fromEnd();
    }
}
