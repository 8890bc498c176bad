package entente.mailbox;

import entente.calendar.CalendarObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Changes appointments where it is the store that knows what they say now: after an import, or on another clock of their owner.
final class AppointmentWriting {
    private final Connection file;
    private final Recipient.Mailbox mailbox;
    private final Instant now;

    /// `now` is in milliseconds' precision.
    AppointmentWriting(Connection file, Recipient.Mailbox mailbox, Instant now) {
        this.file = file;
        this.mailbox = mailbox;
        this.now = now;
    }

    /// Writes what an import comes to, into the default calendar.
    Holding imported(Holding holding, CalendarMerge.Merged merged) throws SQLException {
        if (merged.written().isEmpty()) {
            return holding;
        }
        var number = ItemCounter.taken(file, mailbox.address(), merged.written().size());
        try (var inserts = new ItemInserts(file, mailbox.address());
                var changes = new AppointmentChanges(file, mailbox.address())) {
            for (var each : merged.written()) {
                var change = new Change(number++, now);
                switch (each) {
                    case CalendarMerge.Written.Made(var key, var said) ->
                            inserts.put(
                                    StoredItem.made(key, DefaultFolder.CALENDAR, said, change),
                                    said.streams());
                    case CalendarMerge.Written.Changed(var key, var object) ->
                            changes.make(
                                    ItemRows.find(file, mailbox.address(), key).orElseThrow(),
                                    object,
                                    change);
                }
            }
        }
        var after = holding.with(holding.agendas().with(DefaultFolder.CALENDAR, merged.agenda()));
        return FolderRows.changed(
                file,
                ContentsRows.changed(file, after, Set.of(DefaultFolder.CALENDAR), now),
                DefaultFolder.CALENDAR,
                now);
    }

    /// Has each appointment say what its source says on the clock that the owner has now, and reads the calendars anew.
    Holding onNewClock(Holding holding) throws SQLException {
        var touched = new java.util.HashSet<FolderKey>();
        try (var changes = new AppointmentChanges(file, mailbox.address())) {
            for (var key : AppointmentRows.keys(file, mailbox.address())) {
                var item = ItemRows.find(file, mailbox.address(), key).orElseThrow();
                var object = AppointmentRows.object(file, mailbox, item);
                if (object.isPresent() && !saysThat(item, object.get())) {
                    var number = ItemCounter.taken(file, mailbox.address(), 1);
                    changes.make(item, object.get(), new Change(number, now));
                    touched.add(item.folder());
                }
            }
        }
        var after = ContentsRows.changed(file, holding, touched, now);
        return after.with(AppointmentRows.all(file, after, now));
    }

    private boolean saysThat(StoredItem item, CalendarObject object) {
        var said = ItemSaid.of(item.kept().content(), object, List.of());
        return said.content().equals(item.kept().content());
    }
}
