package entente.mailbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Makes a store's file one of a time when events were no items.
final class OldEvents {
    private static final List<String> OF_ITEMS =
            List.of("item_piece", "piece", "item", "item_gone", "item_counter", "folder_contents");
    private static final List<String> OF_EVENTS =
            List.of(
                    "item_told_of_coming",
                    "item_told_of_going",
                    "item_told_of_moving",
                    "item_told_of_changing",
                    "item_event_dated",
                    "item_counted_in_time",
                    "item_went_from_time",
                    "item_moved_in_time");
    private static final List<String> SINCE =
            List.of(
                    "calendar_log",
                    "item_stretch",
                    "outgoing_piece",
                    "outgoing_recipient",
                    "outgoing",
                    "reply_given",
                    "delegate",
                    "meeting_requests",
                    "tracked_event",
                    "tracked_recipient",
                    "tracked",
                    "service_password",
                    "removed",
                    "recoverability",
                    "in_place_hold",
                    "removal_record",
                    "retention",
                    "folder_policy_tag");
    private static final List<String> BEFORE =
            List.of(
                    "acceptance",
                    "acceptance_person",
                    "photo",
                    "withheld_from_others",
                    "folder",
                    "folder_placement",
                    "folder_history");

    /// Makes of items of now such as had no place for retention tags.
    static final List<String> UNTAGGED =
            List.of(
                    "DROP INDEX item_policy_tag",
                    "DROP INDEX item_received",
                    "ALTER TABLE item DROP COLUMN policy_tag",
                    "CREATE INDEX item_received ON item (mailbox, folder, associated, received_millis DESC, item)");

    private OldEvents() {}

    /// `version` is the one before events became items, or that before mail had settings. All items of the file are lost.
    static void into(Path path, int version) throws SQLException {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            Sql.update(file, "DROP TABLE item_event");
            for (var trigger : OF_EVENTS) {
                Sql.update(file, "DROP TRIGGER " + trigger);
            }
            Sql.update(file, "DROP INDEX item_unread");
            Sql.update(file, "ALTER TABLE folder_placement DROP COLUMN millis");
            for (var sql : UNTAGGED) {
                Sql.update(file, sql);
            }
            for (var table : SINCE) {
                Sql.update(file, "DROP TABLE " + table);
            }
            for (var table : OF_ITEMS) {
                Sql.update(file, version == 6 ? "DELETE FROM " + table : "DROP TABLE " + table);
            }
            if (version < 6) {
                for (var table : BEFORE) {
                    Sql.update(file, "DROP TABLE " + table);
                }
            }
            Sql.update(
                    file,
                    """
                    CREATE TABLE event (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        uid TEXT NOT NULL,
                        instance TEXT NOT NULL,
                        method TEXT NOT NULL,
                        zones TEXT NOT NULL,
                        text TEXT NOT NULL,
                        PRIMARY KEY (mailbox, uid, instance)
                    ) STRICT\
                    """);
            Sql.update(
                    file,
                    """
                    CREATE TABLE event_zones (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        digest TEXT NOT NULL,
                        text TEXT NOT NULL,
                        PRIMARY KEY (mailbox, digest)
                    ) STRICT\
                    """);
            unshare(file);
            Sql.update(file, "UPDATE schema_version SET version = ?", version);
        }
    }

    /// There were no permissions but those of the calendar.
    private static void unshare(Connection file) throws SQLException {
        Sql.update(
                file,
                """
                CREATE TABLE permission (
                    mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                    who TEXT NOT NULL,
                    level TEXT NOT NULL,
                    PRIMARY KEY (mailbox, who)
                ) STRICT, WITHOUT ROWID\
                """);
        Sql.update(
                file,
                "INSERT INTO permission SELECT mailbox, who, rights FROM folder_permission WHERE folder = 'calendar'");
        Sql.update(file, "DROP TABLE folder_permission");
    }

    static void add(Path path, String uid, String instance, String method, String text)
            throws SQLException {
        add(
                path,
                "INSERT INTO event VALUES ('mary@contoso.test', ?, ?, ?, 'z', ?)",
                uid,
                instance,
                method,
                text);
    }

    static void addZones(Path path, String text) throws SQLException {
        add(path, "INSERT INTO event_zones VALUES ('mary@contoso.test', 'z', ?)", text);
    }

    private static void add(Path path, String sql, Object... values) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            Sql.update(file, sql, values);
        }
    }
}
