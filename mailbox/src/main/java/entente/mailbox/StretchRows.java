package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;

/// Keeps the stretches of a folder's items short, so that a place among many items is found by counting few of them ([ItemPlaces]).
final class StretchRows {
    static final String LONG =
            """
            SELECT associated, start_millis FROM item_stretch INDEXED BY item_stretch_long
            WHERE mailbox = ? AND folder = ? AND items > 2048\
            """;

    private static final String NEXT =
            """
            SELECT start_millis FROM item_stretch WHERE mailbox = ? AND folder = ? AND associated = ? AND start_millis > ?
            ORDER BY start_millis LIMIT 1\
            """;

    private static final String WITHIN =
            """
             WHERE mailbox = ? AND folder = ? AND associated = ? AND received_millis >= ? AND received_millis < ?\
            """;

    private static final String PARTED =
            StretchTables.parted("?", " INDEXED BY item_received" + WITHIN);

    private StretchRows() {}

    /// Parts those stretches of a folder that have become long.
    static void part(Connection file, Address mailbox, FolderKey folder) throws SQLException {
        record Found(boolean associated, long start) {}
        var of = new Object[] {mailbox.toString(), FolderKey.text(folder)};
        var found = Sql.query(file, LONG, row -> new Found(row.getBoolean(1), row.getLong(2)), of);
        for (var each : found) {
            part(file, mailbox, folder, each.associated, each.start);
        }
    }

    private static void part(
            Connection file, Address mailbox, FolderKey folder, boolean associated, long start)
            throws SQLException {
        var values = new Object[] {mailbox.toString(), FolderKey.text(folder), associated, start};
        var end =
                Sql.query(file, NEXT, row -> row.getLong(1), values).stream()
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
        var within = new Object[] {values[0], values[1], associated, start, end};
        // Items of one moment stay together, however many.
        if (first(file, "", within) < first(file, " DESC", within)) {
            Sql.update(
                    file,
                    "DELETE FROM item_stretch WHERE mailbox = ? AND folder = ? AND associated = ? AND start_millis = ?",
                    values);
            Sql.update(file, PARTED, start, values[0], values[1], associated, start, end);
        }
    }

    private static long first(Connection file, String order, Object... within) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT received_millis FROM item INDEXED BY item_received"
                                + WITHIN
                                + " ORDER BY received_millis"
                                + order
                                + " LIMIT 1",
                        row -> row.getLong(1),
                        within)
                .getFirst();
    }
}
