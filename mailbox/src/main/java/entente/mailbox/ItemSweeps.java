package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What is done with all items that lie right in a folder, in the file. Each has a number of its own for it, in the order in which they came.
final class ItemSweeps {
    private static final String SEEN =
            " FROM item INDEXED BY item_received WHERE mailbox = ? AND folder = ? AND associated = 0";

    private final Connection file;
    private final Address mailbox;

    ItemSweeps(Connection file, Address mailbox) {
        this.file = file;
        this.mailbox = mailbox;
    }

    /// Removes everything that is known of a folder that goes itself, also what people do not see: it is about the folder. What they saw is gone from it before.
    void drop(FolderKey folder) throws SQLException {
        for (var table : new String[] {"item", "folder_contents"}) {
            Sql.update(
                    file,
                    "DELETE FROM " + table + " WHERE mailbox = ? AND folder = ?",
                    mailbox.toString(),
                    FolderKey.text(folder));
        }
        GoneRows.remove(file, mailbox, folder);
    }

    /// Has those that people see be read, or none; false when all are as they should be.
    boolean mark(FolderKey folder, boolean read, Instant now) throws SQLException {
        long count =
                Sql.query(
                                file,
                                "SELECT count(*)" + SEEN + " AND read <> ?",
                                row -> row.getLong(1),
                                mailbox.toString(),
                                FolderKey.text(folder),
                                read)
                        .getFirst();
        return count > 0
                && Sql.update(
                                file,
                                """
                                UPDATE item SET read = ?, number = ranked.number, change_number = ranked.number, millis = ?
                                FROM (SELECT item AS key, ? - 1 + row_number() OVER (ORDER BY came) AS number
                                    FROM item INDEXED BY item_received
                                    WHERE mailbox = ? AND folder = ? AND associated = 0 AND read <> ?) AS ranked
                                WHERE item.mailbox = ? AND item.item = ranked.key\
                                """,
                                read,
                                now.toEpochMilli(),
                                ItemCounter.taken(file, mailbox, count),
                                mailbox.toString(),
                                FolderKey.text(folder),
                                read,
                                mailbox.toString())
                        > 0;
    }

    /// The same of those that are not private.
    boolean markOpen(FolderKey folder, boolean read, Instant now) throws SQLException {
        var open =
                Sql.query(
                                file,
                                "SELECT item, facts" + SEEN + " AND read <> ? ORDER BY came",
                                row ->
                                        FactsReader.read(row.getBytes(2)).isPrivate()
                                                ? Optional.<String>empty()
                                                : Optional.of(row.getString(1)),
                                mailbox.toString(),
                                FolderKey.text(folder),
                                read)
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        var number = open.isEmpty() ? 0 : ItemCounter.taken(file, mailbox, open.size());
        for (var key : open) {
            Sql.update(
                    file,
                    "UPDATE item SET read = ?1, number = ?2, change_number = ?2, millis = ?3 WHERE mailbox = ?4 AND item = ?5",
                    read,
                    number++,
                    now.toEpochMilli(),
                    mailbox.toString(),
                    key);
        }
        return !open.isEmpty();
    }

    /// Makes an item like each in another folder, also like those that people do not see.
    void copy(FolderKey from, FolderKey to, Instant now) throws SQLException {
        var keys =
                Sql.query(
                        file,
                        "SELECT item FROM item WHERE mailbox = ? AND folder = ? ORDER BY came",
                        row -> row.getString(1),
                        mailbox.toString(),
                        FolderKey.text(from));
        for (var key : keys) {
            copy(key, to, now);
        }
    }

    /// Makes an item there that is all that one is, and knows where that lies; gives its key.
    String version(StoredItem item, RecoverableFolder place) throws SQLException {
        var number = ItemCounter.taken(file, mailbox, 1);
        var version = StoredItem.drawnKey();
        Sql.update(
                file,
                """
                INSERT INTO item SELECT mailbox, ?1, ?2, ?3, ?3, ?3, ?3, millis, made_millis, received_millis, read, associated, size,
                    message_id, client_name, ?4, has_source, facts, policy_tag FROM item WHERE mailbox = ?5 AND item = ?6\
                """,
                version,
                FolderKey.text(place),
                number,
                EntryId.folderPart(EntryId.of(mailbox, item.folder())),
                mailbox.toString(),
                item.key());
        PieceRows.copy(file, mailbox, item.key(), version);
        return version;
    }

    /// Makes an item like one; gives its key.
    String copy(String key, FolderKey to, Instant now) throws SQLException {
        var number = ItemCounter.taken(file, mailbox, 1);
        var copy = StoredItem.drawnKey();
        Sql.update(
                file,
                """
                INSERT INTO item SELECT mailbox, ?1, ?2, ?3, ?3, ?3, ?3, ?4, ?4, received_millis, read, associated, size,
                    message_id, client_name, NULL, has_source, facts, policy_tag FROM item WHERE mailbox = ?5 AND item = ?6\
                """,
                copy,
                FolderKey.text(to),
                number,
                now.toEpochMilli(),
                mailbox.toString(),
                key);
        PieceRows.copy(file, mailbox, key, copy);
        ItemEventRows.copied(file, mailbox, number, key);
        return copy;
    }
}
