package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Which items of a folder came there long ago, in the file: found by indexes, in the order in which they came, without looking at others.
///
/// In Deleted Items it is when they were deleted that counts, elsewhere when they were received; also in Deleted Items of those that nobody deleted, as what was made there. Those that have tags of their own are found by these, wherever they lie.
final class DueRows {
    /// An item's key, since when it counts, and in which folder it lies.
    record Due(String item, Instant since, FolderKey folder) {
        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::since)
                        .thenComparing(Due::item, Comparator.reverseOrder());

        /// Before the first.
        static final Due NONE =
                new Due("", Instant.ofEpochMilli(Long.MIN_VALUE), DefaultFolder.ROOT);
    }

    static final String RECEIVED =
            """
            SELECT item, received_millis FROM item INDEXED BY item_received
            WHERE mailbox = ? AND folder = ? AND associated = 0 AND policy_tag IS NULL
                AND received_millis <= ? AND received_millis >= ? AND (received_millis > ? OR item < ?)\
            """;

    static final String OLDEST_FIRST = " ORDER BY received_millis, item DESC LIMIT ?";

    static final String NOT_DELETED =
            """
             AND NOT EXISTS (SELECT 1 FROM removed WHERE removed.mailbox = item.mailbox AND removed.item = item.item
                AND removed.folder = 'deleteditems' AND deleted_millis IS NOT NULL)\
            """;

    static final String DELETED =
            """
            SELECT item, deleted_millis FROM removed INDEXED BY removed_deleted
            WHERE mailbox = ? AND folder = 'deleteditems' AND deleted_millis IS NOT NULL
                AND deleted_millis <= ? AND deleted_millis >= ? AND (deleted_millis > ? OR item < ?)
                AND NOT EXISTS (SELECT 1 FROM item WHERE item.mailbox = removed.mailbox AND item.item = removed.item
                    AND policy_tag IS NOT NULL)
            ORDER BY deleted_millis, item DESC LIMIT ?\
            """;

    static final String TAGGED =
            "SELECT item, received_millis, folder FROM item INDEXED BY item_policy_tag WHERE "
                    + RetentionTables.TAGGED
                    + """
                     AND mailbox = ? AND policy_tag = ? AND received_millis <= ? AND received_millis >= ?
                        AND (received_millis > ? OR item > ?)
                    ORDER BY received_millis, item LIMIT ?\
                    """;

    private DueRows() {}

    /// Those that count since then or earlier and have no tag of their own, after one; at most so many.
    static List<Due> page(
            Connection file, Address mailbox, FolderKey folder, Instant then, Due after, int most)
            throws SQLException {
        if (folder != DefaultFolder.DELETED_ITEMS) {
            return received(file, mailbox, folder, "", then, after, most);
        }
        var all = new ArrayList<>(received(file, mailbox, folder, NOT_DELETED, then, after, most));
        all.addAll(deleted(file, mailbox, then, after, most));
        return all.stream().sorted(Due.ORDER).limit(most).toList();
    }

    /// Those that were received then or earlier and have that tag of their own, in whichever folder, after one; at most so many.
    static List<Due> tagged(
            Connection file, Address mailbox, UUID tag, Instant then, Due after, int most)
            throws SQLException {
        return Sql.query(
                file,
                TAGGED,
                row -> due(row, FolderKey.parse(row.getString(3))),
                mailbox.toString(),
                tag.toString(),
                then.toEpochMilli(),
                after.since().toEpochMilli(),
                after.since().toEpochMilli(),
                after.item(),
                most);
    }

    private static List<Due> received(
            Connection file,
            Address mailbox,
            FolderKey folder,
            String further,
            Instant then,
            Due after,
            int most)
            throws SQLException {
        return Sql.query(
                file,
                RECEIVED + further + OLDEST_FIRST,
                row -> due(row, folder),
                mailbox.toString(),
                FolderKey.text(folder),
                then.toEpochMilli(),
                after.since().toEpochMilli(),
                after.since().toEpochMilli(),
                after.item(),
                most);
    }

    private static List<Due> deleted(
            Connection file, Address mailbox, Instant then, Due after, int most)
            throws SQLException {
        return Sql.query(
                file,
                DELETED,
                row -> due(row, DefaultFolder.DELETED_ITEMS),
                mailbox.toString(),
                then.toEpochMilli(),
                after.since().toEpochMilli(),
                after.since().toEpochMilli(),
                after.item(),
                most);
    }

    private static Due due(ResultSet row, FolderKey folder) throws SQLException {
        return new Due(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), folder);
    }
}
