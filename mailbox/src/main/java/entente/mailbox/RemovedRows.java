package entente.mailbox;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Texts;
import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Since when items are in Deleted Items and in Recoverable Items, in the file. Of a folder within Deleted Items it is those that were moved into it. An item that is in none of these has no row that counts; one that was made in Deleted Items, or copied there, has none.
final class RemovedRows {
    /// Of one item. `restored` says that people have what this is a held copy of.
    record Removed(Optional<Instant> deleted, Optional<Instant> entered, boolean restored) {
        static final Removed NOT_YET = new Removed(Optional.empty(), Optional.empty(), false);

        /// What came into Deleted Items then.
        static Removed at(Instant deleted) {
            return new Removed(Optional.of(deleted), Optional.empty(), false);
        }

        Removed entered(Instant now) {
            return new Removed(deleted, Optional.of(now), restored);
        }
    }

    static final String PUT =
            """
            INSERT INTO removed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (mailbox, item) DO UPDATE SET folder = excluded.folder, number = excluded.number,
                deleted_millis = excluded.deleted_millis, entered_millis = excluded.entered_millis,
                restored = excluded.restored, until_millis = excluded.until_millis\
            """;

    static final String DUE =
            "SELECT mailbox, item FROM removed WHERE until_millis <= ? ORDER BY until_millis LIMIT ?";

    static final String AFTER =
            "SELECT item FROM removed WHERE mailbox = ? AND item > ? ORDER BY item LIMIT ?";

    private static final int LONGEST_SENDER = 320;
    private static final List<String> OF_CALENDARS =
            List.of("ipm.appointment", "ipm.schedule.meeting");

    private RemovedRows() {}

    static Removed find(Connection file, Address mailbox, String item) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT deleted_millis, entered_millis, restored FROM removed WHERE mailbox = ? AND item = ?",
                        row -> read(row, 1),
                        mailbox.toString(),
                        item)
                .stream()
                .findFirst()
                .orElse(Removed.NOT_YET);
    }

    /// From that column on.
    static Removed read(ResultSet row, int first) throws SQLException {
        return new Removed(time(row, first), time(row, first + 1), row.getBoolean(first + 2));
    }

    /// Of a row for an item that lies in that folder now, where its last change has that number.
    static Object[] values(
            Address mailbox,
            StoredItem item,
            FolderKey folder,
            long number,
            Removed since,
            Optional<Instant> until) {
        return new Object[] {
            mailbox.toString(),
            item.key(),
            FolderKey.text(folder),
            number,
            since.deleted().map(Instant::toEpochMilli),
            since.entered().map(Instant::toEpochMilli),
            sender(item.kept().content()),
            since.restored(),
            until.map(Instant::toEpochMilli)
        };
    }

    /// The mailboxes and keys of those that somebody has to look at, by when that was due.
    static List<Due> due(Connection file, Instant now, int most) throws SQLException {
        return Sql.query(
                file,
                DUE,
                row -> new Due(Address.of(row.getString(1)), row.getString(2)),
                now.toEpochMilli(),
                most);
    }

    record Due(Address mailbox, String item) {}

    /// The keys of those of one mailbox that somebody has to look at, by their order and after one.
    static List<String> dueIn(Connection file, Address mailbox, Instant now, String item, int most)
            throws SQLException {
        return Sql.query(
                file,
                "SELECT item FROM removed WHERE mailbox = ? AND until_millis <= ? AND item > ? ORDER BY item LIMIT ?",
                row -> row.getString(1),
                mailbox.toString(),
                now.toEpochMilli(),
                item,
                most);
    }

    static void putUntil(Connection file, Address mailbox, String item, Optional<Instant> until)
            throws SQLException {
        Sql.update(
                file,
                "UPDATE removed SET until_millis = ? WHERE mailbox = ? AND item = ?",
                until.map(Instant::toEpochMilli),
                mailbox.toString(),
                item);
    }

    /// Has one be looked at then, unless it lies where nobody has to look.
    static void putOff(Connection file, Address mailbox, String item, Instant until)
            throws SQLException {
        Sql.update(
                file,
                "UPDATE removed SET until_millis = ? WHERE mailbox = ? AND item = ? AND (entered_millis IS NOT NULL OR until_millis IS NOT NULL)",
                until.toEpochMilli(),
                mailbox.toString(),
                item);
    }

    /// The keys of those of a mailbox after one, by their order.
    static List<String> after(Connection file, Address mailbox, String item, int most)
            throws SQLException {
        return Sql.query(file, AFTER, row -> row.getString(1), mailbox.toString(), item, most);
    }

    static void remove(Connection file, Address mailbox, String item) throws SQLException {
        Sql.update(
                file,
                "DELETE FROM removed WHERE mailbox = ? AND item = ?",
                mailbox.toString(),
                item);
    }

    /// Whether it is kept as long as appointments are.
    static boolean isOfCalendar(StoredItem item) {
        var itemClass = Texts.folded(item.kept().content().itemClass());
        return OF_CALENDARS.stream().anyMatch(itemClass::startsWith);
    }

    /// Whom it is from, as items are found by that; an empty text where nobody is named.
    static String sender(ItemContent content) {
        var properties = content.properties();
        return properties
                .text(Known.FROM_ADDRESS)
                .or(() -> properties.text(Known.SENDER_ADDRESS))
                .map(RemovedRows::sought)
                .orElse("");
    }

    /// A sender as items are found by it.
    static String sought(String sender) {
        var folded = Texts.folded(sender.strip());
        return folded.length() > LONGEST_SENDER ? folded.substring(0, LONGEST_SENDER) : folded;
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
