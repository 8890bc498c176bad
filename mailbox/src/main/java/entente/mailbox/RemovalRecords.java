package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The record of what was taken away and came back, in the file: written with what it tells of, never changed, and kept for [#KEPT].
final class RemovalRecords {
    static final Duration KEPT = Duration.ofDays(90);

    static final String PUT = "INSERT INTO removal_record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// By the index of these lines alone.
    static final String NOT_LOGGED =
            """
            SELECT mailbox, count(*) FROM removal_record INDEXED BY removal_record_not_logged
            WHERE reason = 'not-logged' AND millis > ? AND millis <= ? GROUP BY mailbox\
            """;

    private static final int MOST_FORGOTTEN_AT_ONCE = 10_000;

    private RemovalRecords() {}

    /// Of a row; the number is that of the change to the item.
    static Object[] values(
            Address mailbox,
            StoredItem item,
            Optional<FolderKey> to,
            long number,
            Instant now,
            Actor by,
            RemovalRecord.Reason reason) {
        return new Object[] {
            mailbox.toString(),
            number,
            item.key(),
            now.toEpochMilli(),
            by.who(),
            by.way().name(),
            FolderKey.text(item.folder()),
            to.map(FolderKey::text),
            reason.toString(),
            RemovedRows.isOfCalendar(item)
        };
    }

    /// The newest of a mailbox, from before a number.
    static List<RemovalRecord> before(Connection file, Address mailbox, long number, int most)
            throws SQLException {
        return Sql.query(
                file,
                """
                SELECT number, item, millis, who, way, folder_before, folder, reason FROM removal_record
                WHERE mailbox = ? AND number < ? ORDER BY number DESC LIMIT ?\
                """,
                row -> read(mailbox, row),
                mailbox.toString(),
                number,
                most);
    }

    /// How many lines say that there was no room for what was said before, after one time and up to another, by mailbox.
    static Map<Address, Long> notLogged(Connection file, Instant after, Instant until)
            throws SQLException {
        return Sql.query(
                        file,
                        NOT_LOGGED,
                        row -> Map.entry(Address.of(row.getString(1)), row.getLong(2)),
                        after.toEpochMilli(),
                        until.toEpochMilli())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Whether one says that somebody's changes of an item were not logged, from no longer than [CalendarLogRows#SHARED] ago.
    static boolean hasNotLogged(
            Connection file, Address mailbox, String item, Instant now, Actor by)
            throws SQLException {
        return !Sql.query(
                        file,
                        """
                        SELECT number FROM removal_record INDEXED BY removal_record_not_logged
                        WHERE mailbox = ? AND item = ? AND millis > ? AND millis <= ? AND reason = 'not-logged'
                            AND who = ? AND way = ? LIMIT 1\
                        """,
                        row -> row.getLong(1),
                        mailbox.toString(),
                        item,
                        now.minus(CalendarLogRows.SHARED).toEpochMilli(),
                        now.toEpochMilli(),
                        by.who(),
                        by.way().name())
                .isEmpty();
    }

    /// Forgets some of those that are too old; false where there are none.
    static boolean forgetSome(Connection file, Instant now) throws SQLException {
        return Sql.update(
                        file,
                        """
                        DELETE FROM removal_record WHERE (mailbox, number) IN (
                            SELECT mailbox, number FROM removal_record WHERE millis < ? ORDER BY millis LIMIT ?)\
                        """,
                        now.minus(KEPT).toEpochMilli(),
                        MOST_FORGOTTEN_AT_ONCE)
                > 0;
    }

    private static RemovalRecord read(Address mailbox, ResultSet row) throws SQLException {
        return new RemovalRecord(
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                new Actor(row.getString(4), Actor.Way.valueOf(row.getString(5))),
                FolderId.of(mailbox, FolderKey.parse(row.getString(6))),
                Optional.ofNullable(row.getString(7))
                        .map(text -> FolderId.of(mailbox, FolderKey.parse(text))),
                RemovalRecord.Reason.of(row.getString(8)));
    }
}
