package entente.mailbox;

import entente.question.Address;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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
        return new Object[] {mailbox.toString(), piece.digest(), piece.length(), piece.packed()};
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

    /// How many bytes the streams of an item are.
    static long length(Connection file, Address mailbox, String item) throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT coalesce(sum(length), 0) FROM item_piece JOIN piece USING (mailbox, digest)
                        WHERE mailbox = ? AND item = ?\
                        """,
                        row -> row.getLong(1),
                        mailbox.toString(),
                        item)
                .getFirst();
    }

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
                            var piece = new Piece(row.getBytes(1), row.getInt(2), row.getBytes(3));
                            all.writeBytes(piece.bytes());
                            return piece.length();
                        },
                        mailbox.toString(),
                        item,
                        stream);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(all.toByteArray());
    }
}
