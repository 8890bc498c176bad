package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes appointments where it is the store that knows what they say now: after an import, or on another clock of their owner.
final class AppointmentWriting {
    private static final Actor IMPORT = new Actor("import of a calendar", Actor.Way.ADMINISTRATION);
    private static final Actor CLOCK = new Actor("another time zone", Actor.Way.ADMINISTRATION);

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
    ///
    /// @throws Problem where there is no room for what a hold keeps of what is changed
    Holding imported(Holding holding, CalendarMerge.Merged merged) throws SQLException {
        if (merged.written().isEmpty()) {
            return holding;
        }
        var touched = new HashSet<FolderKey>(Set.of(DefaultFolder.CALENDAR));
        var number = ItemCounter.taken(file, mailbox.address(), merged.written().size());
        try (var inserts = new ItemInserts(file, mailbox.address());
                var changes = changes(holding, touched)) {
            for (var each : merged.written()) {
                var change = new Change(number++, now);
                switch (each) {
                    case CalendarMerge.Written.Made(var key, var said) ->
                            inserts.put(
                                    StoredItem.made(key, DefaultFolder.CALENDAR, said, change),
                                    said.streams());
                    case CalendarMerge.Written.Changed(var key, var object) ->
                            make(
                                    changes,
                                    ItemRows.find(file, mailbox.address(), key).orElseThrow(),
                                    object,
                                    change,
                                    IMPORT);
                }
            }
        }
        var after = holding.with(holding.agendas().with(DefaultFolder.CALENDAR, merged.agenda()));
        return FolderRows.changed(
                file, ContentsRows.changed(file, after, touched, now), DefaultFolder.CALENDAR, now);
    }

    /// Has each appointment say what its source says on the clock that the owner has now, and reads the calendars anew. What people do not see any more stays as it was.
    ///
    /// @throws Problem where there is no room for what a hold keeps of what is changed
    Holding onNewClock(Holding holding) throws SQLException {
        var touched = new HashSet<FolderKey>();
        try (var changes = changes(holding, touched)) {
            for (var key : AppointmentRows.keys(file, mailbox.address())) {
                var item = ItemRows.find(file, mailbox.address(), key).orElseThrow();
                var object =
                        item.folder().isForPeople()
                                ? AppointmentRows.object(file, mailbox, item)
                                : Optional.<CalendarObject>empty();
                if (object.isPresent() && !saysThat(item, object.get())) {
                    var number = ItemCounter.taken(file, mailbox.address(), 1);
                    make(changes, item, object.get(), new Change(number, now), CLOCK);
                    touched.add(item.folder());
                }
            }
        }
        var after = ContentsRows.changed(file, holding, touched, now);
        return after.with(AppointmentRows.all(file, after, now));
    }

    private AppointmentChanges changes(Holding holding, Set<FolderKey> touched)
            throws SQLException {
        return new AppointmentChanges(
                file, mailbox.address(), new VersionKeeping(file, holding, now, touched));
    }

    private static void make(
            AppointmentChanges changes,
            StoredItem item,
            CalendarObject object,
            Change change,
            Actor by)
            throws SQLException {
        if (!changes.make(item, object, change, by)) {
            throw new Problem(Refusal.of(Code.RECOVERABLE_ITEMS_FULL));
        }
    }

    private boolean saysThat(StoredItem item, CalendarObject object) {
        var said = ItemSaid.of(item.kept().content(), object, List.of());
        return said.content().equals(item.kept().content());
    }
}
