package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Of each copy in Calendar Logging, and of each in Versions that is of a calendar, what it was made for: of which item it is, who changed that, and when. A row goes with its copy. Copies in Versions from before there was a log have rows where the record says of which change in a calendar folder they are.
///
/// `gap` says that the item was changed after these changes without a copy, or that the next copy went: what it said after them is not known. `number` is that of the copy as it was made, and stays where a copy goes from Versions to Calendar Logging. A copy is made for the first of `changes` changes, which end with `last_millis`.
final class CalendarLogRows {
    /// A step of [Schema].
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE calendar_log (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        item TEXT NOT NULL,
                        of_item TEXT NOT NULL,
                        number INTEGER NOT NULL,
                        millis INTEGER NOT NULL,
                        who TEXT NOT NULL,
                        way TEXT NOT NULL,
                        changes INTEGER NOT NULL,
                        last_millis INTEGER NOT NULL,
                        gap INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, item),
                        FOREIGN KEY (mailbox, item) REFERENCES item ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE UNIQUE INDEX calendar_log_number ON calendar_log (mailbox, number)",
                    "CREATE INDEX calendar_log_of ON calendar_log (mailbox, of_item, number)",
                    "CREATE INDEX removed_logged ON removed (mailbox, entered_millis, number) WHERE folder = 'calendarlogging'",
                    "ALTER TABLE removal_record ADD COLUMN calendar INTEGER NOT NULL DEFAULT 0",
                    """
                    UPDATE removal_record SET calendar = 1 WHERE folder_before = 'calendar' OR EXISTS (
                        SELECT 1 FROM folder WHERE folder.mailbox = removal_record.mailbox
                            AND folder.folder = removal_record.folder_before AND lower(class) LIKE 'ipf.appointment%')\
                    """,
                    "CREATE INDEX removal_record_calendar ON removal_record (mailbox, number) WHERE calendar = 1",
                    "CREATE INDEX removal_record_not_logged ON removal_record (mailbox, item, millis) WHERE reason = 'not-logged'",
                    """
                    INSERT INTO calendar_log
                    SELECT record.mailbox, item.item, record.item, record.number, record.millis, who, way, 1, record.millis, 0
                    FROM removal_record AS record JOIN item ON item.mailbox = record.mailbox
                        AND item.folder = 'recoverableitemsversions' AND item.number = record.number
                    WHERE reason = 'changed' AND calendar = 1\
                    """);

    /// Changes that somebody makes to one item within that time of the first share its copy.
    static final Duration SHARED = Duration.ofMinutes(5);

    private CalendarLogRows() {}

    /// Notes for what a copy was made.
    static void put(
            Connection file, Address mailbox, StoredItem copy, String of, Instant now, Actor by)
            throws SQLException {
        Sql.update(
                file,
                "INSERT INTO calendar_log VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?5, 0)",
                mailbox.toString(),
                copy.key(),
                of,
                copy.number(),
                now.toEpochMilli(),
                by.who(),
                by.way().name());
    }

    /// Has a change share the newest copy of an item; false where that was made for somebody else's or too long ago, where it was changed since without a copy, or where there is none.
    static boolean share(Connection file, Address mailbox, String of, Instant now, Actor by)
            throws SQLException {
        var newest =
                Sql.query(
                                file,
                                """
                                SELECT item, who, way, millis, gap FROM calendar_log INDEXED BY calendar_log_of
                                WHERE mailbox = ? AND of_item = ? ORDER BY number DESC LIMIT 1\
                                """,
                                Newest::read,
                                mailbox.toString(),
                                of)
                        .stream()
                        .findFirst()
                        .filter(copy -> copy.isSharedBy(by, now));
        if (newest.isPresent()) {
            Sql.update(
                    file,
                    "UPDATE calendar_log SET changes = changes + 1, last_millis = ? WHERE mailbox = ? AND item = ?",
                    now.toEpochMilli(),
                    mailbox.toString(),
                    newest.get().copy());
        }
        return newest.isPresent();
    }

    private record Newest(String copy, Actor by, Instant at, boolean gap) {
        private static Newest read(ResultSet row) throws SQLException {
            return new Newest(
                    row.getString(1),
                    new Actor(row.getString(2), Actor.Way.valueOf(row.getString(3))),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getBoolean(5));
        }

        /// Not where the clock was put back meanwhile.
        private boolean isSharedBy(Actor other, Instant now) {
            return !gap && by.equals(other) && !now.isBefore(at) && now.isBefore(at.plus(SHARED));
        }
    }

    /// Notes that an item was changed without a copy: nobody knows what it said after the last change that has one.
    static void putGap(Connection file, Address mailbox, String of) throws SQLException {
        Sql.update(
                file,
                """
                UPDATE calendar_log SET gap = 1 WHERE mailbox = ?1 AND number = (
                    SELECT max(number) FROM calendar_log WHERE mailbox = ?1 AND of_item = ?2)\
                """,
                mailbox.toString(),
                of);
    }

    /// Notes that a copy goes: nobody knows what its item said after the change before.
    static void putGapBefore(Connection file, Address mailbox, String copy) throws SQLException {
        Sql.update(
                file,
                """
                UPDATE calendar_log SET gap = 1 WHERE mailbox = ?1 AND number = (
                    SELECT max(older.number) FROM calendar_log AS older JOIN calendar_log AS going
                        ON older.mailbox = going.mailbox AND older.of_item = going.of_item AND older.number < going.number
                    WHERE going.mailbox = ?1 AND going.item = ?2)\
                """,
                mailbox.toString(),
                copy);
    }

    /// Whether a copy is in the log.
    static boolean has(Connection file, Address mailbox, String copy) throws SQLException {
        return !Sql.query(
                        file,
                        "SELECT item FROM calendar_log WHERE mailbox = ? AND item = ?",
                        row -> row.getString(1),
                        mailbox.toString(),
                        copy)
                .isEmpty();
    }

    /// The key of the first copy of an item that was made after the change of that number: what it said after that change, and until the next that was logged.
    static Optional<String> copyAfter(Connection file, Address mailbox, String of, long number)
            throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT item FROM calendar_log INDEXED BY calendar_log_of
                        WHERE mailbox = ? AND of_item = ? AND number > ? ORDER BY number LIMIT 1\
                        """,
                        row -> row.getString(1),
                        mailbox.toString(),
                        of,
                        number)
                .stream()
                .findFirst();
    }

    /// The key of the last copy that was made of an item before the change of that number.
    static Optional<String> copyBefore(Connection file, Address mailbox, String of, long number)
            throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT item FROM calendar_log INDEXED BY calendar_log_of
                        WHERE mailbox = ? AND of_item = ? AND number < ? ORDER BY number DESC LIMIT 1\
                        """,
                        row -> row.getString(1),
                        mailbox.toString(),
                        of,
                        number)
                .stream()
                .findFirst();
    }
}
