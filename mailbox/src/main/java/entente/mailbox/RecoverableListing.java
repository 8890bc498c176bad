package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A page of deleted items, of what is in the file at one moment. An index has them newest first, and those in Recoverable Items by their sender too; one that is asked for by its entry id is found by that; what else is asked for is looked for in up to [#MOST_LOOKED_AT] of them.
final class RecoverableListing {
    static final int MOST_LOOKED_AT = 5_000;

    private static final int AFTER_THE_ITEM = 17;

    private static final String TOLD =
            """
            SELECT item.item, item.folder, came, item.number, content_number, change_number, millis, made_millis,
                received_millis, size, has_source, read, associated, last_parent, facts, policy_tag,
                deleted_millis, entered_millis, coalesce(restored, 0)
            """;

    static final String NEWEST =
            TOLD
                    + """
                    FROM item INDEXED BY item_number LEFT JOIN removed
                        ON removed.mailbox = item.mailbox AND removed.item = item.item
                    WHERE item.mailbox = ? AND item.folder = ? AND item.number < ? AND associated = 0
                    ORDER BY item.number DESC LIMIT ?\
                    """;

    static final String NEWEST_OF_SENDER =
            TOLD
                    + """
                    FROM removed INDEXED BY removed_sender JOIN item
                        ON item.mailbox = removed.mailbox AND item.item = removed.item
                    WHERE removed.mailbox = ? AND removed.folder = ? AND sender = ? AND removed.number < ?
                        AND associated = 0
                    ORDER BY removed.number DESC LIMIT ?\
                    """;

    static final String BY_KEY =
            TOLD
                    + """
                    FROM item LEFT JOIN removed ON removed.mailbox = item.mailbox AND removed.item = item.item
                    WHERE item.mailbox = ? AND item.item = ? AND item.folder = ? AND item.number < ?
                        AND associated = 0\
                    """;

    static final String OLDEST =
            TOLD
                    + """
                    FROM item INDEXED BY item_number LEFT JOIN removed
                        ON removed.mailbox = item.mailbox AND removed.item = item.item
                    WHERE item.mailbox = ? AND item.folder = ? ORDER BY item.number LIMIT ?\
                    """;

    static final String OLDEST_LOGGED =
            TOLD
                    + """
                    FROM removed INDEXED BY removed_logged JOIN item
                        ON item.mailbox = removed.mailbox AND item.item = removed.item
                    WHERE removed.mailbox = ? AND removed.folder = 'calendarlogging'
                    ORDER BY entered_millis, removed.number LIMIT ?\
                    """;

    private static final int AT_ONCE = 100;

    private record Row(StoredItem stored, Item told, RemovedRows.Removed removed) {}

    private final Connection file;
    private final Address mailbox;
    private final RecoveryQuery query;
    private final Predicate<RecoverableItem> also;

    /// What is to be told of has to be as `query` says, and `also` has to hold for it.
    RecoverableListing(
            Connection file,
            Address mailbox,
            RecoveryQuery query,
            Predicate<RecoverableItem> also) {
        this.file = file;
        this.mailbox = mailbox;
        this.query = query;
        this.also = also;
    }

    /// An item, and when it came into Recoverable Items; what is newest where nobody knows.
    private record Entered(StoredItem item, Instant at) {
        private static Entered read(ResultSet row) throws SQLException {
            return new Entered(
                    ItemRows.read(row),
                    RemovedRows.read(row, AFTER_THE_ITEM).entered().orElse(Instant.MAX));
        }
    }

    /// Those of Deletions and of Calendar Logging that have been longest in Recoverable Items.
    static List<StoredItem> oldest(Connection file, Address mailbox, int most) throws SQLException {
        var oldest = new ArrayList<>(logged(file, mailbox, most));
        oldest.addAll(
                Sql.query(
                        file,
                        OLDEST,
                        Entered::read,
                        mailbox.toString(),
                        FolderKey.text(RecoverableFolder.DELETIONS),
                        most));
        return oldest.stream()
                .sorted(
                        Comparator.comparing(Entered::at)
                                .thenComparingLong(entered -> entered.item().number()))
                .limit(most)
                .map(Entered::item)
                .toList();
    }

    /// Those of Calendar Logging alone.
    static List<StoredItem> oldestLogged(Connection file, Address mailbox, int most)
            throws SQLException {
        return logged(file, mailbox, most).stream().map(Entered::item).toList();
    }

    private static List<Entered> logged(Connection file, Address mailbox, int most)
            throws SQLException {
        return Sql.query(file, OLDEST_LOGGED, Entered::read, mailbox.toString(), most);
    }

    RecoveryPage page() throws SQLException {
        return query.entryId().isPresent() ? one(query.entryId().get()) : listed();
    }

    private RecoveryPage one(String entryId) throws SQLException {
        var key = EntryId.itemPart(entryId.toUpperCase(Locale.ROOT));
        var found = new ArrayList<RecoverableItem>();
        if (key.isPresent()) {
            var rows =
                    Sql.query(
                            file,
                            BY_KEY,
                            this::read,
                            mailbox.toString(),
                            key.get(),
                            FolderKey.text(query.source().folder()),
                            before());
            rows.stream().filter(this::isMeant).map(this::found).forEach(found::add);
        }
        return new RecoveryPage(found, Optional.empty());
    }

    private RecoveryPage listed() throws SQLException {
        var found = new ArrayList<RecoverableItem>();
        var budget = new AnswerBudget();
        var end = before();
        // Without a filter one more than wanted tells whether there are more.
        var atOnce = query.isAll() ? Math.min(query.most() + 1, AT_ONCE) : AT_ONCE;
        for (var looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
            var rows = rows(end, atOnce);
            for (var row : rows) {
                if (isMeant(row)) {
                    if (found.size() == query.most() || !budget.tells(row.stored())) {
                        return new RecoveryPage(found, Optional.of(end));
                    }
                    found.add(found(row));
                }
                end = row.stored().number();
            }
            if (rows.size() < atOnce) {
                return new RecoveryPage(found, Optional.empty());
            }
        }
        return new RecoveryPage(found, Optional.of(end));
    }

    private long before() {
        return query.before().orElse(Long.MAX_VALUE);
    }

    private boolean isMeant(Row row) {
        return !row.removed().restored() && query.matches(row.told()) && also.test(found(row));
    }

    private RecoverableItem found(Row row) {
        return new RecoverableItem(
                row.told(),
                query.source(),
                row.stored().number(),
                row.removed().deleted(),
                row.removed().entered());
    }

    private List<Row> rows(long before, int most) throws SQLException {
        var folder = FolderKey.text(query.source().folder());
        var sender =
                query.sender()
                        .filter(_ -> query.source().folder() instanceof RecoverableFolder)
                        .map(RemovedRows::sought);
        return sender.isPresent()
                ? Sql.query(
                        file,
                        NEWEST_OF_SENDER,
                        this::read,
                        mailbox.toString(),
                        folder,
                        sender.get(),
                        before,
                        most)
                : Sql.query(file, NEWEST, this::read, mailbox.toString(), folder, before, most);
    }

    private Row read(ResultSet row) throws SQLException {
        var item = ItemRows.read(row);
        return new Row(item, item.in(mailbox), RemovedRows.read(row, AFTER_THE_ITEM));
    }
}
