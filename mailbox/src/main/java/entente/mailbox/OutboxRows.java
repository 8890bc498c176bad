package entente.mailbox;

import entente.item.Octets;
import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The messages that wait to be handed on, in the file.
final class OutboxRows {
    private static final String COLUMNS =
            "SELECT entry, mailbox, message_id, size, posted_millis, due_millis, tries, fault FROM outgoing ";

    private OutboxRows() {}

    /// How much waits in one mailbox.
    record Load(int messages, long bytes) {}

    static Load load(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT count(*), coalesce(sum(size), 0) FROM outgoing WHERE mailbox = ?",
                        row -> new Load(row.getInt(1), row.getLong(2)),
                        mailbox.toString())
                .getFirst();
    }

    /// `cut` is the message in pieces, where it is large.
    static void put(Connection file, Outgoing outgoing, Octets message, Optional<CutStream> cut)
            throws SQLException {
        Sql.update(
                file,
                "INSERT INTO outgoing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                outgoing.mailbox().toString(),
                outgoing.id(),
                outgoing.messageId(),
                outgoing.posted().toEpochMilli(),
                outgoing.due().toEpochMilli(),
                outgoing.tries(),
                outgoing.fault(),
                outgoing.size(),
                cut.isPresent() ? new byte[0] : message.bytes());
        if (cut.isPresent()) {
            PieceRows.putOutgoing(file, outgoing, cut.get());
        }
        putRecipients(file, outgoing);
    }

    /// Writes how it waits now; what it is stays.
    static void replace(Connection file, Outgoing outgoing) throws SQLException {
        Sql.update(
                file,
                "UPDATE outgoing SET due_millis = ?, tries = ?, fault = ? WHERE mailbox = ? AND entry = ?",
                outgoing.due().toEpochMilli(),
                outgoing.tries(),
                outgoing.fault(),
                outgoing.mailbox().toString(),
                outgoing.id());
        Sql.update(
                file,
                "DELETE FROM outgoing_recipient WHERE mailbox = ? AND entry = ?",
                outgoing.mailbox().toString(),
                outgoing.id());
        putRecipients(file, outgoing);
    }

    static void remove(Connection file, Outgoing outgoing) throws SQLException {
        Sql.update(
                file,
                "DELETE FROM outgoing WHERE mailbox = ? AND entry = ?",
                outgoing.mailbox().toString(),
                outgoing.id());
    }

    static List<Outgoing> due(Connection file, Instant now, Duration longest, int most)
            throws SQLException {
        return whole(
                file,
                Sql.query(
                        file,
                        COLUMNS
                                + "WHERE due_millis <= ? OR due_millis > ? ORDER BY due_millis, entry LIMIT ?",
                        OutboxRows::read,
                        now.toEpochMilli(),
                        now.plus(longest).toEpochMilli(),
                        most));
    }

    static List<Outgoing> all(Connection file, int most) throws SQLException {
        return whole(
                file,
                Sql.query(
                        file,
                        COLUMNS + "ORDER BY posted_millis, entry LIMIT ?",
                        OutboxRows::read,
                        most));
    }

    static Optional<Outgoing> find(Connection file, String id) throws SQLException {
        return whole(file, Sql.query(file, COLUMNS + "WHERE entry = ?", OutboxRows::read, id))
                .stream()
                .findFirst();
    }

    /// A message, which where it is large is read when it is wanted.
    static Optional<Octets> message(Database database, Connection file, String id)
            throws SQLException {
        var found =
                Sql.query(
                        file,
                        "SELECT mailbox, message FROM outgoing WHERE entry = ?",
                        row -> new Kept(Address.of(row.getString(1)), Octets.of(row.getBytes(2))),
                        id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var kept = found.getFirst();
        var parts = PieceRows.outgoingParts(file, kept.mailbox(), id);
        return Optional.of(
                parts.isEmpty()
                        ? kept.message()
                        : StoredOctets.of(database, kept.mailbox(), parts));
    }

    private record Kept(Address mailbox, Octets message) {}

    static Optional<Instant> nextDue(Connection file) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT due_millis FROM outgoing ORDER BY due_millis LIMIT 1",
                        row -> Instant.ofEpochMilli(row.getLong(1)))
                .stream()
                .findFirst();
    }

    static int count(Connection file) throws SQLException {
        return Sql.query(file, "SELECT count(*) FROM outgoing", row -> row.getInt(1)).getFirst();
    }

    /// A message without those whom it is for.
    private record Row(
            String id,
            Address mailbox,
            String messageId,
            int size,
            Instant posted,
            Instant due,
            int tries,
            Optional<String> fault) {
        Outgoing to(List<Address> recipients) {
            return new Outgoing(
                    id, mailbox, messageId, size, recipients, posted, due, tries, fault);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                Address.of(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getInt(7),
                Optional.ofNullable(row.getString(8)));
    }

    private static List<Outgoing> whole(Connection file, List<Row> rows) throws SQLException {
        var all = new ArrayList<Outgoing>();
        for (var row : rows) {
            all.add(
                    row.to(
                            Sql.query(
                                    file,
                                    """
                                    SELECT address FROM outgoing_recipient
                                    WHERE mailbox = ? AND entry = ? ORDER BY position\
                                    """,
                                    each -> Address.of(each.getString(1)),
                                    row.mailbox().toString(),
                                    row.id())));
        }
        return all;
    }

    private static void putRecipients(Connection file, Outgoing outgoing) throws SQLException {
        for (var position = 0; position < outgoing.to().size(); position++) {
            Sql.update(
                    file,
                    "INSERT INTO outgoing_recipient VALUES (?, ?, ?, ?)",
                    outgoing.mailbox().toString(),
                    outgoing.id(),
                    position,
                    outgoing.to().get(position).toString());
        }
    }
}
