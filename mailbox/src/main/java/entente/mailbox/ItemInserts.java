package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Puts many new items into the file, by statements that are made once.
final class ItemInserts implements AutoCloseable {
    private final Address mailbox;
    private final Sql.Repeated items;
    private final Sql.Repeated pieces;
    private final Sql.Repeated uses;

    ItemInserts(Connection file, Address mailbox) throws SQLException {
        this.mailbox = mailbox;
        this.items = Sql.repeated(file, ItemRows.INSERT);
        this.pieces = Sql.repeated(file, PieceRows.INSERT);
        this.uses = Sql.repeated(file, PieceRows.INSERT_USE);
    }

    void put(StoredItem item, List<CutStream> streams) throws SQLException {
        items.update(ItemRows.values(mailbox, item));
        for (var stream : streams) {
            for (var position = 0; position < stream.pieces().size(); position++) {
                var piece = stream.pieces().get(position);
                pieces.update(PieceRows.values(mailbox, piece));
                uses.update(PieceRows.values(mailbox, item.key(), stream, position));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (items;
                pieces) {
            uses.close();
        }
    }
}
