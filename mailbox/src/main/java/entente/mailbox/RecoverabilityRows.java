package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// For how long mailboxes keep what is deleted, in the file. Read from there whenever something is to go, in the transaction in which it goes.
final class RecoverabilityRows {
    private RecoverabilityRows() {}

    /// Of the mailboxes of which something was said.
    static Map<Address, Recoverability> all(Connection file) throws SQLException {
        var all = new HashMap<Address, Recoverability>();
        var inPlace = InPlaceHoldRows.all(file);
        Sql.query(
                file,
                """
                SELECT single_item, days, calendar_days, warning, quota,
                    hold_millis, hold_days, hold_owner, hold_comment, mailbox
                FROM recoverability\
                """,
                row -> {
                    var mailbox = Address.of(row.getString(10));
                    return all.put(mailbox, read(row, inPlace.getOrDefault(mailbox, List.of())));
                });
        return all;
    }

    static Recoverability of(Connection file, Address mailbox) throws SQLException {
        var said =
                Sql.query(
                        file,
                        """
                        SELECT single_item, days, calendar_days, warning, quota,
                            hold_millis, hold_days, hold_owner, hold_comment
                        FROM recoverability WHERE mailbox = ?\
                        """,
                        row -> read(row, List.of()),
                        mailbox.toString());
        return said.isEmpty()
                ? Recoverability.INITIAL
                : said.getFirst().with(InPlaceHoldRows.of(file, mailbox));
    }

    static void put(Connection file, Address mailbox, Recoverability kept) throws SQLException {
        var hold = kept.hold();
        Sql.update(
                file,
                """
                INSERT INTO recoverability VALUES (?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?)
                ON CONFLICT (mailbox) DO UPDATE SET single_item = excluded.single_item, days = excluded.days,
                    calendar_days = excluded.calendar_days, warning = excluded.warning, quota = excluded.quota,
                    revision = recoverability.revision + 1,
                    hold_millis = excluded.hold_millis, hold_days = excluded.hold_days,
                    hold_owner = excluded.hold_owner, hold_comment = excluded.hold_comment\
                """,
                mailbox.toString(),
                kept.singleItemRecovery(),
                kept.days(),
                kept.calendarDays(),
                kept.warning(),
                kept.quota(),
                hold.map(one -> one.since().toEpochMilli()),
                hold.map(LitigationHold::days)
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt),
                hold.map(LitigationHold::owner),
                hold.flatMap(LitigationHold::comment));
        InPlaceHoldRows.put(file, mailbox, kept.inPlace());
    }

    /// Mailboxes of which something else was said since the times of their items were set, and how often something was.
    static List<Changed> changed(Connection file) throws SQLException {
        return Sql.query(
                file,
                "SELECT mailbox, revision FROM recoverability WHERE revision <> reviewed ORDER BY mailbox",
                row -> new Changed(Address.of(row.getString(1)), row.getLong(2)));
    }

    record Changed(Address mailbox, long revision) {}

    /// Notes that the times of all items are as of that revision.
    static void reviewed(Connection file, Changed changed) throws SQLException {
        Sql.update(
                file,
                "UPDATE recoverability SET reviewed = ? WHERE mailbox = ?",
                changed.revision(),
                changed.mailbox().toString());
    }

    private static Recoverability read(ResultSet row, List<InPlaceHold> inPlace)
            throws SQLException {
        return new Recoverability(
                row.getBoolean(1),
                row.getInt(2),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                hold(row),
                inPlace);
    }

    private static Optional<LitigationHold> hold(ResultSet row) throws SQLException {
        var since = row.getLong(6);
        if (row.wasNull()) {
            return Optional.empty();
        }
        var days = row.getInt(7);
        var bounded = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return Optional.of(
                new LitigationHold(
                        Instant.ofEpochMilli(since),
                        bounded,
                        row.getString(8),
                        Optional.ofNullable(row.getString(9))));
    }
}
