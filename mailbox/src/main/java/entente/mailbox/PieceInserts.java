package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Puts the streams of many items into the file, by statements that are made once.
final class PieceInserts implements AutoCloseable {
    private final Address mailbox;
    private final Sql.Repeated pieces;
    private final Sql.Repeated uses;

    PieceInserts(Connection file, Address mailbox) throws SQLException {
        this.mailbox = mailbox;
        this.pieces = Sql.repeated(file, PieceRows.INSERT);
        this.uses = Sql.repeated(file, PieceRows.INSERT_USE);
    }

    void put(String item, List<CutStream> streams) throws SQLException {
        for (var stream : streams) {
            for (var position = 0; position < stream.pieces().size(); position++) {
                pieces.update(PieceRows.values(mailbox, stream.pieces().get(position)));
                uses.update(PieceRows.values(mailbox, item, stream, position));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (pieces) {
            uses.close();
        }
    }
}
