package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.item.Body;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Has appointments in the file be other objects, by statements that are made once.
final class AppointmentChanges implements AutoCloseable {
    private final Connection file;
    private final Address mailbox;
    private final VersionKeeping versions;
    private final Sql.Repeated removals;
    private final PieceInserts pieces;
    private final Sql.Repeated items;

    AppointmentChanges(Connection file, Address mailbox, VersionKeeping versions)
            throws SQLException {
        this.file = file;
        this.mailbox = mailbox;
        this.versions = versions;
        this.removals = Sql.repeated(file, PieceRows.REMOVE_STREAM);
        this.pieces = new PieceInserts(file, mailbox);
        this.items = Sql.repeated(file, ItemRows.REPLACE);
    }

    /// What else hangs on the item stays. False where there is no room for what it said before, and nothing was done.
    boolean make(StoredItem item, CalendarObject object, Change change, Actor by)
            throws SQLException {
        var source = List.of(CutStream.ofCalendar(object.bytes()));
        var said = ItemSaid.of(item.in(mailbox).content(), object, source);
        var length =
                PieceRows.attached(file, mailbox, item.key()) + ItemWriting.length(said.streams());
        var after =
                versions.over(
                        ItemRevision.ofAppointment(item, said.content(), length),
                        StreamChange.ofAppointment(said.streams()),
                        change,
                        by);
        if (after.isEmpty()) {
            return false;
        }
        remove(item, CutStream.SOURCE);
        for (var format : Body.Format.values()) {
            remove(item, CutStream.name(format));
        }
        pieces.put(item.key(), said.streams());
        items.update(ItemRows.replacing(mailbox, after.get()));
        return true;
    }

    @Override
    public void close() throws SQLException {
        try (removals;
                pieces) {
            items.close();
        }
    }

    private void remove(StoredItem item, String stream) throws SQLException {
        removals.update(mailbox.toString(), item.key(), stream);
    }
}
