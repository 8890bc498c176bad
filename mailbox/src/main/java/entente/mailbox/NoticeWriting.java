package entente.mailbox;

import entente.calendar.Appointment;
import entente.calendar.CalendarObject;
import entente.calendar.MeetingNotice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Takes what others tell of meetings into a default calendar, in the transaction of whoever writes. `now` is in milliseconds' precision.
record NoticeWriting(
        Connection file, Recipient.Mailbox mailbox, VersionKeeping versions, Instant now) {
    private static final System.Logger LOG = System.getLogger(NoticeWriting.class.getName());

    /// The item that was made or changed by it; empty where it says nothing here, cannot be read, would make an item too large, or where there is no room for what a hold keeps of what it changes. Nothing is written then.
    Optional<StoredItem> taken(Holding holding, byte[] calendar) throws SQLException {
        var notice = MeetingNotice.read(calendar, mailbox.owner());
        if (notice.isEmpty()) {
            return Optional.empty();
        }
        var taken = taken(holding, notice.get());
        if (taken.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "a %s changes nothing in the calendar of %s: there it is somebody else's meeting or none, or that is said already, or something newer, or nothing more can be kept that a hold keeps"
                            .formatted(notice.get().method(), mailbox.address()));
        }
        return taken;
    }

    private Optional<StoredItem> taken(Holding holding, MeetingNotice notice) throws SQLException {
        var key = holding.appointment(notice.object().uid());
        if (key.isEmpty()) {
            var after = notice.takenInto(Optional.empty()).filter(NoticeWriting::fits);
            return after.isPresent() ? Optional.of(made(after.get())) : Optional.empty();
        }
        var item = ItemRows.find(file, mailbox.address(), key.get()).orElseThrow();
        var after =
                AppointmentRows.readable(file, mailbox, item)
                        .flatMap(mine -> notice.takenInto(Optional.of(mine)))
                        .filter(NoticeWriting::fits);
        return after.isPresent() ? changed(item, after.get(), by(notice)) : Optional.empty();
    }

    /// What it says, its source and its text have to fit into an item.
    private static boolean fits(CalendarObject object) {
        return object.bytes().length <= ItemStreams.LARGEST / 2;
    }

    private StoredItem made(CalendarObject object) throws SQLException {
        var said = Appointments.made(object);
        var item = StoredItem.made(StoredItem.drawnKey(), DefaultFolder.CALENDAR, said, change());
        ItemRows.put(file, mailbox.address(), item);
        PieceRows.put(file, mailbox.address(), item.key(), said.streams());
        return item;
    }

    /// By whom the meeting is, where that is said.
    private static Actor by(MeetingNotice notice) {
        var organizer =
                notice.object()
                        .appointment()
                        .organizer()
                        .map(Appointment.Attendee::address)
                        .filter(address -> !address.isEmpty());
        return new Actor(
                organizer.map("news of a meeting of %s"::formatted).orElse("news of a meeting"),
                Actor.Way.DELIVERY);
    }

    private Optional<StoredItem> changed(StoredItem item, CalendarObject object, Actor by)
            throws SQLException {
        try (var changes = new AppointmentChanges(file, mailbox.address(), versions)) {
            return changes.make(item, object, change(), by)
                    ? ItemRows.find(file, mailbox.address(), item.key())
                    : Optional.empty();
        }
    }

    private Change change() throws SQLException {
        return new Change(ItemCounter.taken(file, mailbox.address(), 1), now);
    }
}
