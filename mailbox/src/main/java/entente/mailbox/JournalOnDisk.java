package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The journal of items in a store's database. Which mailboxes there are is in memory.
final class JournalOnDisk implements ItemJournal {
    static final String AFTER =
            "SELECT "
                    + ItemRows.COLUMNS
                    + " FROM item WHERE mailbox = ? AND item > ? AND associated = 0 ORDER BY item LIMIT ?";

    private static final String NEWEST = "SELECT mailbox, last FROM item_counter";
    private static final String TOUCHED =
            "SELECT number, item, item_before FROM item_event WHERE mailbox = ? AND number > ? ORDER BY number LIMIT ?";

    private final Database file;
    private final Holdings holdings;

    private record Touch(long number, String item, Optional<String> before) {}

    JournalOnDisk(Database file, Holdings holdings) {
        this.file = file;
        this.holdings = holdings;
    }

    @Override
    public Map<Address, ItemMark> newestMarks() {
        var numbers = new HashMap<String, Long>();
        file.read(reader ->
                Sql.query(reader, NEWEST, row -> numbers.put(row.getString(1), row.getLong(2))));
        var marks = new HashMap<Address, ItemMark>();
        for (var holding : holdings.all()) {
            var mailbox = holding.address();
            tree(mailbox)
                    .ifPresent(tree ->
                            marks.put(
                                    mailbox,
                                    mark(tree, numbers.getOrDefault(mailbox.toString(), 0L))));
        }
        return marks;
    }

    @Override
    public Optional<ItemMark> newestMark(Address mailbox) {
        return tree(mailbox)
                .map(tree ->
                        mark(tree, file.read(reader -> ItemCounter.of(reader, mailbox).last())));
    }

    @Override
    public Optional<TouchedItems> touchedSince(Address mailbox, ItemMark mark) {
        return tree(mailbox)
                .filter(tree -> made(tree).equals(mark.made()))
                .filter(tree ->
                        mark.folders() <= tree.latest() && tree.history().reaches(mark.folders()))
                .flatMap(tree -> file.read(reader -> touched(reader, mailbox, tree, mark)));
    }

    private static Optional<TouchedItems> touched(
            Connection reader, Address mailbox, FolderTree tree, ItemMark mark)
            throws SQLException {
        var newest = ItemCounter.of(reader, mailbox).last();
        if (mark.number() > newest || mark.number() < newest - EventTables.MOST) {
            return Optional.empty();
        }
        var found =
                Sql.query(
                        reader,
                        TOUCHED,
                        row ->
                                new Touch(
                                        row.getLong(1),
                                        row.getString(2),
                                        Optional.ofNullable(row.getString(3))),
                        mailbox.toString(),
                        mark.number(),
                        MOST);
        var last = found.size() < MOST;
        var keys = new LinkedHashSet<String>();
        for (var touch : found) {
            keys.add(touch.item());
            touch.before().ifPresent(keys::add);
        }
        var number = last ? newest : found.getLast().number();
        return Optional.of(
                new TouchedItems(keys, gone(mailbox, tree, mark), mark(tree, number), last));
    }

    /// Folders that went since, and are not there.
    private static Set<FolderId> gone(Address mailbox, FolderTree tree, ItemMark mark) {
        return tree.history().placements().stream()
                .filter(placement -> placement.number() > mark.folders())
                .map(FolderHistory.Placement::folder)
                .filter(folder -> !tree.has(folder))
                .map(folder -> FolderId.of(mailbox, folder))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Item> itemOfKey(Address mailbox, String key) {
        return tree(mailbox)
                .flatMap(_ -> file.read(reader -> ItemRows.find(reader, mailbox, key)))
                .filter(item -> !item.kept().associated())
                .map(item -> item.in(mailbox));
    }

    @Override
    public List<Item> itemsAfter(Address mailbox, Optional<String> key, int most) {
        var budget = new AnswerBudget();
        return tree(mailbox).isEmpty()
                ? List.of()
                : file
                        .read(reader ->
                                Sql.query(
                                        reader,
                                        AFTER,
                                        budget::read,
                                        mailbox.toString(),
                                        key.orElse(""),
                                        most))
                        .stream()
                        .flatMap(Optional::stream)
                        .map(item -> item.in(mailbox))
                        .toList();
    }

    /// The folders of a mailbox that is here.
    private Optional<FolderTree> tree(Address mailbox) {
        return holdings.find(mailbox)
                .filter(holding -> holding.mailbox().isPresent())
                .map(Holding::folders);
    }

    private static Instant made(FolderTree tree) {
        return tree.defaults().made().orElseThrow().at();
    }

    private static ItemMark mark(FolderTree tree, long number) {
        return new ItemMark(made(tree), number, tree.latest());
    }
}
