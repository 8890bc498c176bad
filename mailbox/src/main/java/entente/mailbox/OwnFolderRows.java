package entente.mailbox;

import entente.mailbox.FolderHistory.Placement;
import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders that people made, and where folders lay before, in the file.
final class OwnFolderRows {
    private OwnFolderRows() {}

    /// Writes an edit of the scene's tree, after which the history is that.
    static void put(Connection file, FolderScene scene, FolderEdit.Made edit, FolderHistory history)
            throws SQLException {
        var mailbox = scene.mailbox().toString();
        for (var key : edit.removed()) {
            Sql.update(
                    file,
                    "DELETE FROM folder WHERE mailbox = ? AND folder = ?",
                    mailbox,
                    key.hex());
        }
        for (var folder : edit.put()) {
            put(file, mailbox, folder);
        }
        for (var placement : scene.tree().placements(edit, scene.now())) {
            put(file, mailbox, placement);
        }
        if (history.forgotten() > scene.tree().history().forgotten()) {
            forget(file, mailbox, history.forgotten());
        }
    }

    /// The own folders of all mailboxes; nothing is said of the default ones, nor of tags.
    static Map<Address, FolderTree> all(Connection file) throws SQLException {
        var folders = new HashMap<Address, List<OwnFolder>>();
        Sql.query(
                file,
                "SELECT mailbox, folder, parent, name, class, made_millis, number, millis FROM folder",
                row -> at(row, folders).add(folder(row)));
        var placements = new HashMap<Address, List<Placement>>();
        Sql.query(
                file,
                "SELECT mailbox, number, folder, parent_before, millis FROM folder_placement ORDER BY mailbox, number",
                row -> at(row, placements).add(placement(row)));
        var forgotten = new HashMap<Address, Long>();
        Sql.query(
                file,
                "SELECT mailbox, forgotten FROM folder_history",
                row -> forgotten.put(Address.of(row.getString(1)), row.getLong(2)));
        return trees(folders, placements, forgotten);
    }

    private static Map<Address, FolderTree> trees(
            Map<Address, List<OwnFolder>> folders,
            Map<Address, List<Placement>> placements,
            Map<Address, Long> forgotten) {
        var mailboxes = new HashSet<>(folders.keySet());
        // One whose last folder was removed has its history alone.
        mailboxes.addAll(placements.keySet());
        mailboxes.addAll(forgotten.keySet());
        var trees = new HashMap<Address, FolderTree>();
        for (var mailbox : mailboxes) {
            var history =
                    new FolderHistory(
                            forgotten.getOrDefault(mailbox, 0L),
                            placements.getOrDefault(mailbox, List.of()));
            trees.put(mailbox, tree(folders.getOrDefault(mailbox, List.of()), history));
        }
        return trees;
    }

    private static FolderTree tree(List<OwnFolder> own, FolderHistory history) {
        return new FolderTree(
                FolderChanges.NONE, OwnFolders.NONE.with(own, List.of()), history, FolderTags.NONE);
    }

    private static <T> List<T> at(ResultSet row, Map<Address, List<T>> lists) throws SQLException {
        return lists.computeIfAbsent(Address.of(row.getString(1)), _ -> new ArrayList<>());
    }

    private static OwnFolder folder(ResultSet row) throws SQLException {
        return new OwnFolder(
                new FolderKey.Own(row.getString(2)),
                FolderKey.parse(row.getString(3)),
                new FolderName(row.getString(4)),
                new FolderClass(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                new Change(row.getLong(7), Instant.ofEpochMilli(row.getLong(8))));
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return new Placement(
                new Change(row.getLong(2), Instant.ofEpochMilli(row.getLong(5))),
                new FolderKey.Own(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(FolderKey::parse));
    }

    private static void put(Connection file, String mailbox, OwnFolder folder) throws SQLException {
        Sql.update(
                file,
                """
                INSERT INTO folder VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (mailbox, folder) DO UPDATE SET parent = excluded.parent, name = excluded.name,
                    class = excluded.class, made_millis = excluded.made_millis, number = excluded.number,
                    millis = excluded.millis\
                """,
                mailbox,
                folder.key().hex(),
                FolderKey.text(folder.parent()),
                folder.name().text(),
                folder.folderClass().text(),
                folder.made().toEpochMilli(),
                folder.changed().number(),
                folder.changed().at().toEpochMilli());
    }

    private static void put(Connection file, String mailbox, Placement placement)
            throws SQLException {
        Sql.update(
                file,
                "INSERT INTO folder_placement VALUES (?, ?, ?, ?, ?)",
                mailbox,
                placement.number(),
                placement.folder().hex(),
                placement.before().map(FolderKey::text),
                placement.change().at().toEpochMilli());
    }

    private static void forget(Connection file, String mailbox, long number) throws SQLException {
        Sql.update(
                file,
                "DELETE FROM folder_placement WHERE mailbox = ? AND number <= ?",
                mailbox,
                number);
        Sql.update(
                file,
                """
                INSERT INTO folder_history VALUES (?, ?)
                ON CONFLICT (mailbox) DO UPDATE SET forgotten = excluded.forgotten\
                """,
                mailbox,
                number);
    }
}
