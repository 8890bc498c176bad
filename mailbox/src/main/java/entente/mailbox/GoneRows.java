package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;

/// Which items went from which folders, in the file: the newest [#MOST] of a mailbox.
final class GoneRows {
    static final long MOST = 50_000;

    static final String PUT = "INSERT INTO item_gone VALUES (?, ?, ?, ?, ?)";

    private GoneRows() {}

    /// Notes that one went, unless it was never told of.
    static void put(Connection file, Address mailbox, StoredItem item, long number)
            throws SQLException {
        if (!item.kept().associated()) {
            Sql.update(file, PUT, values(mailbox, item, number));
            added(file, mailbox, 1);
        }
    }

    /// Of a row.
    static Object[] values(Address mailbox, StoredItem item, long number) {
        return new Object[] {
            mailbox.toString(), FolderKey.text(item.folder()), number, item.key(), item.came()
        };
    }

    /// Forgets what went from a folder that goes itself: whoever asks learns that it has gone.
    static void remove(Connection file, Address mailbox, FolderKey folder) throws SQLException {
        var removed =
                Sql.update(
                        file,
                        "DELETE FROM item_gone WHERE mailbox = ? AND folder = ?",
                        mailbox.toString(),
                        FolderKey.text(folder));
        added(file, mailbox, -removed);
    }

    /// Counts rows that were put.
    static void added(Connection file, Address mailbox, long more) throws SQLException {
        if (more != 0) {
            var counter = ItemCounter.of(file, mailbox);
            var gone = counter.gone() + more;
            var now = new ItemCounter(counter.last(), gone, counter.forgotten());
            (gone > MOST ? forgot(file, mailbox, now) : now).put(file, mailbox);
        }
    }

    private static ItemCounter forgot(Connection file, Address mailbox, ItemCounter counter)
            throws SQLException {
        long last =
                Sql.query(
                                file,
                                "SELECT number FROM item_gone WHERE mailbox = ? ORDER BY number LIMIT 1 OFFSET ?",
                                row -> row.getLong(1),
                                mailbox.toString(),
                                counter.gone() - MOST - 1)
                        .getFirst();
        var forgotten =
                Sql.update(
                        file,
                        "DELETE FROM item_gone WHERE mailbox = ? AND number <= ?",
                        mailbox.toString(),
                        last);
        return new ItemCounter(counter.last(), counter.gone() - forgotten, last);
    }
}
