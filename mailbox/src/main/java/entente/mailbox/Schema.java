package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The tables of a store's file, and how an older file gets them. A step that has been released is never changed; a new one is added behind it.
final class Schema {
    /// Each step takes a file from the version of its index to the next. Tables are keyed by mailbox first, so that one mailbox's rows
    /// lie together; `acceptance`, `photo`, `piece` and `outgoing` keep their row ids, because their rows are long.
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE recipient (
                                address TEXT PRIMARY KEY,
                                kind TEXT NOT NULL,
                                display_name TEXT NOT NULL,
                                zone TEXT,
                                target TEXT
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE member (
                                recipient TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                position INTEGER NOT NULL,
                                address TEXT NOT NULL,
                                PRIMARY KEY (recipient, position)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE password (
                                address TEXT PRIMARY KEY,
                                administrator INTEGER NOT NULL,
                                memory INTEGER NOT NULL,
                                passes INTEGER NOT NULL,
                                lanes INTEGER NOT NULL,
                                salt BLOB NOT NULL,
                                hash BLOB NOT NULL
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE permission (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                who TEXT NOT NULL,
                                level TEXT NOT NULL,
                                PRIMARY KEY (mailbox, who)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE working_period (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                position INTEGER NOT NULL,
                                zone TEXT NOT NULL,
                                days INTEGER NOT NULL,
                                start_minute INTEGER NOT NULL,
                                end_minute INTEGER NOT NULL,
                                PRIMARY KEY (mailbox, position)
                            ) STRICT, WITHOUT ROWID\
                            """,
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
                            """,
                            """
                            CREATE TABLE event_zones (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                digest TEXT NOT NULL,
                                text TEXT NOT NULL,
                                PRIMARY KEY (mailbox, digest)
                            ) STRICT\
                            """),
                    List.of(
                            """
                            CREATE TABLE folder_change (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                folder TEXT NOT NULL,
                                number INTEGER NOT NULL,
                                millis INTEGER NOT NULL,
                                PRIMARY KEY (mailbox, folder)
                            ) STRICT, WITHOUT ROWID\
                            """),
                    List.of(
                            """
                            CREATE TABLE acceptance (
                                recipient TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                                reply_state TEXT NOT NULL,
                                reply_from TEXT,
                                reply_until TEXT,
                                internal_text TEXT,
                                external_text TEXT,
                                external_audience TEXT NOT NULL,
                                language TEXT,
                                quota INTEGER,
                                stated_use INTEGER NOT NULL,
                                largest_message INTEGER,
                                insiders_only INTEGER NOT NULL,
                                custom_tip TEXT
                            ) STRICT\
                            """,
                            """
                            CREATE TABLE acceptance_person (
                                recipient TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                part TEXT NOT NULL,
                                address TEXT NOT NULL,
                                PRIMARY KEY (recipient, part, address)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE photo (
                                mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                                hash TEXT NOT NULL,
                                jpeg BLOB NOT NULL
                            ) STRICT\
                            """),
                    List.of(
                            """
                            CREATE TABLE withheld_from_others (
                                mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE
                            ) STRICT, WITHOUT ROWID\
                            """),
                    List.of(
                            """
                            CREATE TABLE folder (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                folder TEXT NOT NULL,
                                parent TEXT NOT NULL,
                                name TEXT NOT NULL,
                                class TEXT NOT NULL,
                                made_millis INTEGER NOT NULL,
                                number INTEGER NOT NULL,
                                millis INTEGER NOT NULL,
                                PRIMARY KEY (mailbox, folder)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE folder_placement (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                number INTEGER NOT NULL,
                                folder TEXT NOT NULL,
                                parent_before TEXT,
                                PRIMARY KEY (mailbox, number, folder)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE folder_history (
                                mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                                forgotten INTEGER NOT NULL
                            ) STRICT, WITHOUT ROWID\
                            """),
                    ItemTables.FIRST,
                    // Events become items: EventMigration, which goes by the newest tables of
                    // items.
                    List.of(),
                    // Permissions were those of the calendar alone.
                    List.of(
                            """
                            CREATE TABLE folder_permission (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                folder TEXT NOT NULL,
                                who TEXT NOT NULL,
                                rights TEXT NOT NULL,
                                PRIMARY KEY (mailbox, folder, who)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            "INSERT INTO folder_permission SELECT mailbox, 'calendar', who, level FROM permission",
                            "DROP TABLE permission"),
                    EventTables.FIRST,
                    OutboxTables.FIRST,
                    List.of(
                            """
                            CREATE TABLE reply_given (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                sender TEXT NOT NULL,
                                PRIMARY KEY (mailbox, sender)
                            ) STRICT, WITHOUT ROWID\
                            """),
                    List.of(
                            """
                            CREATE TABLE delegate (
                                mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                                person TEXT NOT NULL,
                                copies INTEGER NOT NULL,
                                private_too INTEGER NOT NULL,
                                PRIMARY KEY (mailbox, person)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE meeting_requests (
                                mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                                delivered TEXT NOT NULL
                            ) STRICT, WITHOUT ROWID\
                            """),
                    TrackingTables.FIRST,
                    ServicePasswordRows.FIRST,
                    OutboxTables.PIECES,
                    RecoveryTables.FIRST,
                    EventTables.DATED_FAST,
                    StretchTables.FIRST,
                    List.of(
                            """
                            CREATE INDEX item_unread ON item (mailbox, folder, associated, received_millis DESC, item)
                            WHERE read = 0\
                            """),
                    RetentionTables.FIRST,
                    RecoveryTables.IN_PLACE,
                    RecoveryTables.BY_SENDER,
                    CalendarLogRows.FIRST,
                    RetentionTables.PERSONAL);

    private Schema() {}

    /// Brings a file to the newest version, each step in a transaction of its own. What is made of what was there is made `now`.
    static void bringUpToDate(Connection file, Instant now) throws SQLException {
        var version = version(file);
        if (version > STEPS.size()) {
            throw new SQLException("the file was written by a newer version of this program");
        }
        for (var step : STEPS.subList(version, STEPS.size())) {
            Sql.begin(file);
            for (var sql : step) {
                Sql.update(file, sql);
            }
            Sql.update(file, "UPDATE schema_version SET version = version + 1");
            Sql.commit(file);
        }
        EventMigration.make(file, now);
    }

    private static int version(Connection file) throws SQLException {
        Sql.begin(file);
        Sql.update(
                file,
                "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
        Sql.update(
                file,
                "INSERT INTO schema_version SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM schema_version)");
        Sql.commit(file);
        return Sql.query(file, "SELECT version FROM schema_version", row -> row.getInt(1))
                .getFirst();
    }
}
