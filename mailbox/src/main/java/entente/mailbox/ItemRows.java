package entente.mailbox;

import entente.item.Known;
import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Items in the file, one by one.
final class ItemRows {
    /// What [#read] reads, in its order.
    static final String COLUMNS =
            """
            item, folder, came, number, content_number, change_number, millis, made_millis, received_millis,
            size, has_source, read, associated, last_parent, facts, policy_tag\
            """;

    static final String INSERT =
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String REPLACE =
            """
            UPDATE item SET folder = ?, came = ?, number = ?, content_number = ?, change_number = ?,
                millis = ?, received_millis = ?, read = ?, size = ?, message_id = ?, client_name = ?,
                last_parent = ?, has_source = ?, facts = ?, policy_tag = ? WHERE mailbox = ? AND item = ?\
            """;

    /// Puts an item into a folder with a number, and says where it was deleted from.
    static final String MOVE =
            """
            UPDATE item SET folder = ?, came = ?, number = ?, last_parent = ?
            WHERE mailbox = ? AND item = ?\
            """;

    private static final String BY_KEY =
            "SELECT " + COLUMNS + " FROM item WHERE mailbox = ? AND item = ?";

    private ItemRows() {}

    /// The item that has this id; empty when none has, also where it lies in another folder now.
    static Optional<StoredItem> find(Connection file, ItemId id) throws SQLException {
        var key = EntryId.itemPart(id.entryId());
        return key.isEmpty()
                ? Optional.empty()
                : find(file, id.mailbox(), key.get())
                        .filter(item -> item.id(id.mailbox()).equals(id));
    }

    static Optional<StoredItem> find(Connection file, Address mailbox, String key)
            throws SQLException {
        return Sql.query(file, BY_KEY, ItemRows::read, mailbox.toString(), key).stream()
                .findFirst();
    }

    /// The same; empty also where a budget is spent.
    static Optional<StoredItem> find(
            Connection file, Address mailbox, String key, AnswerBudget budget) throws SQLException {
        return Sql.query(file, BY_KEY, budget::read, mailbox.toString(), key).stream()
                .findFirst()
                .flatMap(item -> item);
    }

    static StoredItem read(ResultSet row) throws SQLException {
        return new StoredItem(
                row.getString(1),
                FolderKey.parse(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                new Change(row.getLong(6), Instant.ofEpochMilli(row.getLong(7))),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                row.getLong(10),
                row.getBoolean(11),
                new KeptContent(
                        FactsReader.read(row.getBytes(15)),
                        row.getBoolean(12),
                        row.getBoolean(13),
                        Optional.empty(),
                        Optional.ofNullable(row.getString(14)),
                        Optional.ofNullable(row.getString(16)).map(UUID::fromString)));
    }

    static void put(Connection file, Address mailbox, StoredItem item) throws SQLException {
        Sql.update(file, INSERT, values(mailbox, item));
    }

    /// Of a new row.
    static Object[] values(Address mailbox, StoredItem item) {
        return new Object[] {
            mailbox.toString(),
            item.key(),
            FolderKey.text(item.folder()),
            item.came(),
            item.number(),
            item.contentNumber(),
            item.changed().number(),
            item.changed().at().toEpochMilli(),
            item.made().toEpochMilli(),
            item.received().toEpochMilli(),
            item.kept().read(),
            item.kept().associated(),
            item.size(),
            item.kept().sought(Known.MESSAGE_ID),
            item.kept().sought(Known.CLIENT_NAME),
            item.kept().lastParent(),
            item.hasSource(),
            Facts.written(item.kept().content()),
            item.kept().policyTag().map(UUID::toString)
        };
    }

    /// Puts an item in the place of the one with its key.
    static void replace(Connection file, Address mailbox, VersionKeeping.Versioned item)
            throws SQLException {
        Sql.update(file, REPLACE, replacing(mailbox, item));
    }

    /// Of a row in the place of the one with its key.
    static Object[] replacing(Address mailbox, VersionKeeping.Versioned versioned) {
        var item = versioned.item();
        return new Object[] {
            FolderKey.text(item.folder()),
            item.came(),
            item.number(),
            item.contentNumber(),
            item.changed().number(),
            item.changed().at().toEpochMilli(),
            item.received().toEpochMilli(),
            item.kept().read(),
            item.size(),
            item.kept().sought(Known.MESSAGE_ID),
            item.kept().sought(Known.CLIENT_NAME),
            item.kept().lastParent(),
            item.hasSource(),
            Facts.written(item.kept().content()),
            item.kept().policyTag().map(UUID::toString),
            mailbox.toString(),
            item.key()
        };
    }

    static MailboxSize size(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT count(*), coalesce(sum(size), 0), coalesce(sum(length(facts)), 0)
                            + (SELECT coalesce(sum(length(bytes)), 0) FROM piece WHERE mailbox = ?1)
                        FROM item WHERE mailbox = ?1\
                        """,
                        row -> new MailboxSize(row.getLong(1), row.getLong(2), row.getLong(3)),
                        mailbox.toString())
                .getFirst();
    }
}
