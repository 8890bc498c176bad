package entente.mailbox;

import entente.question.Address;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// What others may do in a mailbox's folders, in the file. Rights that have a name stand there by it, others part by part.
final class PermissionRows {
    private static final String DEFAULT = "default";
    private static final String ANONYMOUS = "anonymous";

    private PermissionRows() {}

    /// Writes what a folder gives, in the place of what it gave.
    static void put(
            Connection file, Address mailbox, FolderKey folder, FolderPermissions permissions)
            throws SQLException {
        remove(file, mailbox, folder);
        put(file, mailbox, folder, DEFAULT, permissions.byDefault());
        put(file, mailbox, folder, ANONYMOUS, permissions.anonymous());
        for (var person : permissions.people().entrySet()) {
            put(file, mailbox, folder, person.getKey().toString(), person.getValue());
        }
    }

    static void remove(Connection file, Address mailbox, FolderKey folder) throws SQLException {
        Sql.update(
                file,
                "DELETE FROM folder_permission WHERE mailbox = ? AND folder = ?",
                mailbox.toString(),
                FolderKey.text(folder));
    }

    static void putShown(Connection file, Address mailbox, boolean toOthers) throws SQLException {
        Sql.update(
                file,
                toOthers
                        ? "DELETE FROM withheld_from_others WHERE mailbox = ?"
                        : "INSERT INTO withheld_from_others VALUES (?) ON CONFLICT DO NOTHING",
                mailbox.toString());
    }

    static Permissions read(Connection file, Address mailbox) throws SQLException {
        var rights = new HashMap<FolderKey, Map<String, FolderRights>>();
        Sql.query(
                file,
                "SELECT folder, who, rights FROM folder_permission WHERE mailbox = ?",
                row ->
                        rights.computeIfAbsent(
                                        FolderKey.parse(row.getString(1)), _ -> new HashMap<>())
                                .put(row.getString(2), parse(row.getString(3))),
                mailbox.toString());
        var withheld =
                Sql.query(
                        file,
                        "SELECT 1 FROM withheld_from_others WHERE mailbox = ?",
                        row -> row.getInt(1),
                        mailbox.toString());
        var byFolder = new HashMap<FolderKey, FolderPermissions>();
        rights.forEach((folder, byName) -> byFolder.put(folder, permissions(byName)));
        return new Permissions(byFolder, withheld.isEmpty(), DelegateRows.read(file, mailbox));
    }

    private static FolderPermissions permissions(Map<String, FolderRights> byName) {
        var people = new HashMap<Address, FolderRights>();
        byName.forEach((who, rights) ->
                Address.parse(who).ifPresent(person -> people.put(person, rights)));
        var none = PermissionLevel.NONE.rights();
        return new FolderPermissions(
                byName.getOrDefault(DEFAULT, none), byName.getOrDefault(ANONYMOUS, none), people);
    }

    private static void put(
            Connection file, Address mailbox, FolderKey folder, String who, FolderRights rights)
            throws SQLException {
        Sql.update(
                file,
                "INSERT INTO folder_permission VALUES (?, ?, ?, ?)",
                mailbox.toString(),
                FolderKey.text(folder),
                who,
                text(rights));
    }

    /// The name of its level where that says all of it, else eight words.
    static String text(FolderRights rights) {
        var level = rights.level().filter(named -> named.rights().equals(rights));
        return level.map(Enum::name)
                .orElseGet(() ->
                        String.join(
                                " ",
                                String.valueOf(rights.createItems()),
                                String.valueOf(rights.createFolders()),
                                String.valueOf(rights.owner()),
                                String.valueOf(rights.visible()),
                                String.valueOf(rights.contact()),
                                rights.edit().name(),
                                rights.delete().name(),
                                rights.read().name()));
    }

    static FolderRights parse(String text) {
        var words = text.split(" ", -1);
        return words.length == 1
                ? PermissionLevel.valueOf(text).rights()
                : new FolderRights(
                        Boolean.parseBoolean(words[0]),
                        Boolean.parseBoolean(words[1]),
                        Boolean.parseBoolean(words[2]),
                        Boolean.parseBoolean(words[3]),
                        Boolean.parseBoolean(words[4]),
                        Extent.valueOf(words[5]),
                        Extent.valueOf(words[6]),
                        Reading.valueOf(words[7]));
    }
}
