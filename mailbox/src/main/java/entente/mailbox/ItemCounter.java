package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;

/// The numbers of the changes to a mailbox's items: each belongs to one item's change, none is given twice.
///
/// `last` is the newest; 0 before the first. What went is not known any more up to `forgotten`.
record ItemCounter(long last, long gone, long forgotten) {
    private static final ItemCounter NONE = new ItemCounter(0, 0, 0);

    static ItemCounter of(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT last, gone, forgotten FROM item_counter WHERE mailbox = ?",
                        row -> new ItemCounter(row.getLong(1), row.getLong(2), row.getLong(3)),
                        mailbox.toString())
                .stream()
                .findFirst()
                .orElse(NONE);
    }

    /// Takes so many numbers, the first of which is given.
    static long taken(Connection file, Address mailbox, long count) throws SQLException {
        var before = of(file, mailbox);
        new ItemCounter(before.last + count, before.gone, before.forgotten).put(file, mailbox);
        return before.last + 1;
    }

    void put(Connection file, Address mailbox) throws SQLException {
        Sql.update(
                file,
                """
                INSERT INTO item_counter VALUES (?, ?, ?, ?) ON CONFLICT (mailbox) DO UPDATE SET
                    last = excluded.last, gone = excluded.gone, forgotten = excluded.forgotten\
                """,
                mailbox.toString(),
                last,
                gone,
                forgotten);
    }
}
