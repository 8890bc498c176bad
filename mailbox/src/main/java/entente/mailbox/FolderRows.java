package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;

/// The last changes to a mailbox's default folders, in the file.
final class FolderRows {
    private FolderRows() {}

    /// Notes that a folder changed now, and gives the holding with that.
    static Holding changed(Connection file, Holding holding, DefaultFolder folder, Instant now)
            throws SQLException {
        var tree = holding.folders();
        var change = new Change(tree.latest() + 1, now.truncatedTo(ChronoUnit.MILLIS));
        Sql.update(
                file,
                """
                INSERT INTO folder_change VALUES (?, ?, ?, ?)
                ON CONFLICT (mailbox, folder) DO UPDATE SET number = excluded.number, millis = excluded.millis\
                """,
                holding.address().toString(),
                folder.wireName(),
                change.number(),
                change.at().toEpochMilli());
        return holding.with(tree.with(tree.defaults().and(folder, change)));
    }

    /// The holding with what its folders' last changes are. Those of a mailbox from a file that knew none begin now.
    static Holding read(Connection file, Holding holding, Instant now) throws SQLException {
        var known = holding.with(holding.folders().with(changes(file, holding.address())));
        return known.mailbox().isPresent() && known.folders().defaults().isNone()
                ? changed(file, known, DefaultFolder.ROOT, now)
                : known;
    }

    private static FolderChanges changes(Connection file, Address mailbox) throws SQLException {
        var changes = new EnumMap<DefaultFolder, Change>(DefaultFolder.class);
        Sql.query(
                file,
                "SELECT folder, number, millis FROM folder_change WHERE mailbox = ?",
                row -> {
                    var change = new Change(row.getLong(2), Instant.ofEpochMilli(row.getLong(3)));
                    DefaultFolder.parse(row.getString(1))
                            .ifPresent(folder -> changes.put(folder, change));
                    return change;
                },
                mailbox.toString());
        return new FolderChanges(changes);
    }
}
