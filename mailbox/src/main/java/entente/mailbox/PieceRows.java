package entente.mailbox;

import entente.item.Body;
import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The streams of items in the file: each piece once for a mailbox, whatever is made of it. A piece that nothing is made of goes by itself.
final class PieceRows {
    static final String INSERT = "INSERT INTO piece VALUES (?, ?, 0, ?, ?) ON CONFLICT DO NOTHING";
    static final String INSERT_USE = "INSERT INTO item_piece VALUES (?, ?, ?, ?, ?)";

    /// Lets go of one stream of an item.
    static final String REMOVE_STREAM =
            "DELETE FROM item_piece WHERE mailbox = ? AND item = ? AND stream = ?";

    private PieceRows() {}

    static void put(Connection file, Address mailbox, String item, List<CutStream> streams)
            throws SQLException {
        for (var stream : streams) {
            for (var position = 0; position < stream.pieces().size(); position++) {
                var piece = stream.pieces().get(position);
                Sql.update(file, INSERT, values(mailbox, piece));
                Sql.update(file, INSERT_USE, values(mailbox, item, stream, position));
            }
        }
    }

    /// Of a piece that may be there already.
    static Object[] values(Address mailbox, Piece piece) {
        return new Object[] {
            mailbox.toString(), piece.digest(), piece.length(), piece.packed().bytes()
        };
    }

    /// Of one use of a piece that is there.
    static Object[] values(Address mailbox, String item, CutStream stream, int position) {
        return new Object[] {
            mailbox.toString(),
            item,
            stream.name(),
            position,
            stream.pieces().get(position).digest()
        };
    }

    /// Gives an item that has no streams those of another.
    static void copy(Connection file, Address mailbox, String from, String to) throws SQLException {
        Sql.update(
                file,
                """
                INSERT INTO item_piece SELECT mailbox, ?, stream, position, digest FROM item_piece
                WHERE mailbox = ? AND item = ?\
                """,
                to,
                mailbox.toString(),
                from);
    }

    static void remove(Connection file, Address mailbox, String item) throws SQLException {
        Sql.update(
                file,
                "DELETE FROM item_piece WHERE mailbox = ? AND item = ?",
                mailbox.toString(),
                item);
    }

    /// How many bytes the attachments of an item are: all that an appointment does not say.
    static long attached(Connection file, Address mailbox, String item) throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT coalesce(sum(length), 0) FROM item_piece JOIN piece USING (mailbox, digest)
                        WHERE mailbox = ? AND item = ? AND stream NOT IN (?, ?, ?)\
                        """,
                        row -> row.getLong(1),
                        mailbox.toString(),
                        item,
                        CutStream.SOURCE,
                        CutStream.name(Body.Format.TEXT),
                        CutStream.name(Body.Format.HTML))
                .getFirst();
    }

    /// How many bytes a stream of an item is; 0 where there is none.
    static long length(Connection file, Address mailbox, String item, String stream)
            throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT coalesce(sum(length), 0) FROM item_piece JOIN piece USING (mailbox, digest)
                        WHERE mailbox = ? AND item = ? AND stream = ?\
                        """,
                        row -> row.getLong(1),
                        mailbox.toString(),
                        item,
                        stream)
                .getFirst();
    }

    /// Which streams an item has, each with the digests of its pieces as hex.
    static Map<String, String> digests(Connection file, Address mailbox, String item)
            throws SQLException {
        var streams = new TreeMap<String, String>();
        Sql.query(
                file,
                "SELECT stream, digest FROM item_piece WHERE mailbox = ? AND item = ? ORDER BY stream, position",
                row ->
                        streams.merge(
                                row.getString(1),
                                HexFormat.of().formatHex(row.getBytes(2)),
                                String::concat),
                mailbox.toString(),
                item);
        return streams;
    }

    /// A stream in one piece of memory, as those of calendars are; empty where there is none.
    static Optional<byte[]> read(Connection file, Address mailbox, String item, String stream)
            throws SQLException {
        var all = new ByteArrayOutputStream();
        var pieces =
                Sql.query(
                        file,
                        """
                        SELECT digest, length, bytes FROM item_piece JOIN piece USING (mailbox, digest)
                        WHERE mailbox = ? AND item = ? AND stream = ? ORDER BY position\
                        """,
                        row -> {
                            var piece =
                                    new Piece(
                                            row.getBytes(1),
                                            row.getInt(2),
                                            Octets.of(row.getBytes(3)));
                            all.writeBytes(piece.bytes());
                            return piece.length();
                        },
                        mailbox.toString(),
                        item,
                        stream);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(all.toByteArray());
    }

    /// A piece by its digest, how long it is unpacked, and what is kept of it where that was read with it.
    record Part(byte[] digest, int length, Optional<Octets> packed) {}

    /// Of which pieces a stream is made, in their order; none where there is no such stream. A small one at its beginning is read with it.
    static List<Part> parts(Connection file, Address mailbox, String item, String stream)
            throws SQLException {
        return Sql.query(
                file,
                """
                SELECT digest, length, CASE WHEN position = 0 AND length <= ? THEN bytes END
                FROM item_piece JOIN piece USING (mailbox, digest)
                WHERE mailbox = ? AND item = ? AND stream = ? ORDER BY position\
                """,
                PieceRows::part,
                Octets.SMALL,
                mailbox.toString(),
                item,
                stream);
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getBytes(1),
                row.getInt(2),
                Optional.ofNullable(row.getBytes(3)).map(Octets::of));
    }

    /// What a piece holds.
    ///
    /// @throws Problem by [Code#ITEM_CHANGED_WHILE_READ] where nothing is made of it any more
    static byte[] bytes(Connection file, Address mailbox, Part part) throws SQLException {
        var packed = part.packed().isPresent() ? part.packed() : packed(file, mailbox, part);
        return new Piece(part.digest(), part.length(), packed.orElseThrow(PieceRows::gone)).bytes();
    }

    private static Optional<Octets> packed(Connection file, Address mailbox, Part part)
            throws SQLException {
        return Sql.query(
                        file,
                        "SELECT bytes FROM piece WHERE mailbox = ? AND digest = ?",
                        row -> Octets.of(row.getBytes(1)),
                        mailbox.toString(),
                        part.digest())
                .stream()
                .findFirst();
    }

    private static Problem gone() {
        return new Problem(Refusal.of(Code.ITEM_CHANGED_WHILE_READ));
    }

    /// Has a message that waits be made of these pieces.
    static void putOutgoing(Connection file, Outgoing outgoing, CutStream message)
            throws SQLException {
        for (var position = 0; position < message.pieces().size(); position++) {
            var piece = message.pieces().get(position);
            Sql.update(file, INSERT, values(outgoing.mailbox(), piece));
            Sql.update(
                    file,
                    "INSERT INTO outgoing_piece VALUES (?, ?, ?, ?)",
                    outgoing.mailbox().toString(),
                    outgoing.id(),
                    position,
                    piece.digest());
        }
    }

    /// Of which pieces a message that waits is made, in their order; none where it is not made of any.
    static List<Part> outgoingParts(Connection file, Address mailbox, String id)
            throws SQLException {
        return Sql.query(
                file,
                """
                SELECT digest, length, CASE WHEN position = 0 AND length <= ? THEN bytes END
                FROM outgoing_piece JOIN piece USING (mailbox, digest)
                WHERE mailbox = ? AND entry = ? ORDER BY position\
                """,
                PieceRows::part,
                Octets.SMALL,
                mailbox.toString(),
                id);
    }
}
