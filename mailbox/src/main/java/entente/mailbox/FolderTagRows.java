package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The retention tags that people gave folders themselves, in the file.
final class FolderTagRows {
    private FolderTagRows() {}

    /// Writes what an edit makes of them.
    static void put(Connection file, Address mailbox, FolderEdit.Made edit) throws SQLException {
        for (var gone : edit.removed()) {
            put(file, mailbox, gone, Optional.empty());
        }
        for (var tagged : edit.tags().entrySet()) {
            put(file, mailbox, tagged.getKey(), tagged.getValue());
        }
    }

    private static void put(Connection file, Address mailbox, FolderKey folder, Optional<UUID> tag)
            throws SQLException {
        Sql.update(
                file,
                "DELETE FROM folder_policy_tag WHERE mailbox = ? AND folder = ?",
                mailbox.toString(),
                FolderKey.text(folder));
        if (tag.isPresent()) {
            Sql.update(
                    file,
                    "INSERT INTO folder_policy_tag VALUES (?, ?, ?)",
                    mailbox.toString(),
                    FolderKey.text(folder),
                    tag.get().toString());
        }
    }

    /// Those of all mailboxes.
    static Map<Address, FolderTags> all(Connection file) throws SQLException {
        var given = new HashMap<Address, Map<FolderKey, UUID>>();
        Sql.query(
                file,
                "SELECT mailbox, folder, policy_tag FROM folder_policy_tag",
                row ->
                        given.computeIfAbsent(Address.of(row.getString(1)), _ -> new HashMap<>())
                                .put(
                                        FolderKey.parse(row.getString(2)),
                                        UUID.fromString(row.getString(3))));
        var tags = new HashMap<Address, FolderTags>();
        given.forEach((mailbox, folders) -> tags.put(mailbox, new FolderTags(folders)));
        return tags;
    }
}
