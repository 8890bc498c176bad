package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Puts many new items into the file, by statements that are made once.
final class ItemInserts implements AutoCloseable {
    private final Address mailbox;
    private final Sql.Repeated items;
    private final PieceInserts pieces;

    ItemInserts(Connection file, Address mailbox) throws SQLException {
        this.mailbox = mailbox;
        this.items = Sql.repeated(file, ItemRows.INSERT);
        this.pieces = new PieceInserts(file, mailbox);
    }

    void put(StoredItem item, List<CutStream> streams) throws SQLException {
        items.update(ItemRows.values(mailbox, item));
        pieces.put(item.key(), streams);
    }

    @Override
    public void close() throws SQLException {
        try (items) {
            pieces.close();
        }
    }
}
