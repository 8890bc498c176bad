package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What lies in folders, in the file, which counts it by itself.
final class ContentsRows {
    private ContentsRows() {}

    /// Of all mailboxes.
    static Map<Address, Contents> all(Connection file) throws SQLException {
        var all = new HashMap<Address, Map<FolderKey, Contents.OfFolder>>();
        Sql.query(
                file,
                "SELECT items, unread, associated, bytes, millis, newest, mailbox, folder FROM folder_contents",
                row ->
                        all.computeIfAbsent(Address.of(row.getString(7)), _ -> new HashMap<>())
                                .put(FolderKey.parse(row.getString(8)), read(row)));
        var contents = new HashMap<Address, Contents>();
        all.forEach((mailbox, folders) -> contents.put(mailbox, new Contents(folders)));
        return contents;
    }

    /// Notes that what lies in these folders changed now, and gives the holding with what lies in them. Places among many items are found fast afterwards.
    static Holding changed(
            Connection file, Holding holding, Collection<FolderKey> folders, Instant now)
            throws SQLException {
        var changed = new HashMap<FolderKey, Contents.OfFolder>();
        for (var folder : folders) {
            Sql.update(
                    file,
                    "UPDATE folder_contents SET millis = ? WHERE mailbox = ? AND folder = ?",
                    now.toEpochMilli(),
                    holding.address().toString(),
                    FolderKey.text(folder));
            changed.put(folder, of(file, holding.address(), folder));
            StretchRows.part(file, holding.address(), folder);
        }
        return holding.with(holding.contents().with(changed));
    }

    static Contents.OfFolder of(Connection file, Address mailbox, FolderKey folder)
            throws SQLException {
        return Sql.query(
                        file,
                        "SELECT items, unread, associated, bytes, millis, newest FROM folder_contents WHERE mailbox = ? AND folder = ?",
                        ContentsRows::read,
                        mailbox.toString(),
                        FolderKey.text(folder))
                .stream()
                .findFirst()
                .orElse(Contents.OfFolder.NOTHING);
    }

    private static Contents.OfFolder read(ResultSet row) throws SQLException {
        return new Contents.OfFolder(
                row.getInt(1),
                row.getInt(2),
                row.getInt(3),
                row.getLong(4),
                Optional.of(Instant.ofEpochMilli(row.getLong(5))),
                row.getLong(6));
    }
}
