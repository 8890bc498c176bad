package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Octets;
import entente.problem.Problem;
import entente.question.Address;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the items of calendar folders mean, read from their sources in the file. An item that is no appointment, that people do not see, or that has no source
/// which can be read means nothing.
final class AppointmentRows {
    private static final System.Logger LOG = System.getLogger(AppointmentRows.class.getName());

    /// Not only that it was read.
    private static final String SAID = " (came > ?3 OR content_number > ?3)";

    private final Connection file;
    private final Owner owner;
    private int unreadable;

    private AppointmentRows(Connection file, Recipient.Mailbox mailbox) {
        this.file = file;
        this.owner = mailbox.owner();
    }

    /// The calendars of a mailbox; none of what is no mailbox.
    static Agendas all(Connection file, Holding holding, Instant now) throws SQLException {
        var agendas = Agendas.NONE;
        if (holding.mailbox().isPresent()) {
            var rows = new AppointmentRows(file, holding.mailbox().get());
            for (var folder : holding.calendars()) {
                agendas = agendas.with(folder, Agenda.of(rows.since(0, folder), now));
            }
            rows.warn();
        }
        return agendas;
    }

    /// The holding with what a folder means after what was done with its items since the change of that number; empty where there is no room for it.
    static Optional<Holding> followed(
            Connection file,
            Holding holding,
            FolderKey folder,
            long number,
            OccurrenceLimit limit,
            Instant now)
            throws SQLException {
        if (!holding.isCalendar(folder)) {
            return Optional.of(holding.with(holding.agendas().without(folder)));
        }
        var rows = new AppointmentRows(file, holding.mailbox().orElseThrow());
        var removed = rows.changedSince(number, folder);
        var before = holding.agendas().find(folder).orElseGet(() -> Agenda.empty(now));
        var after = before.with(rows.since(number, folder), removed, limit);
        return after.leftOut().isEmpty()
                ? Optional.of(holding.with(holding.agendas().with(folder, after.agenda())))
                : Optional.empty();
    }

    /// The keys of the appointments that have a source, in whichever folder.
    static List<String> keys(Connection file, Address mailbox) throws SQLException {
        var keys = new ArrayList<String>();
        Sql.query(
                file,
                "SELECT item, facts FROM item WHERE mailbox = ? AND has_source = 1",
                row -> Appointments.isOne(row.getBytes(2)) && keys.add(row.getString(1)),
                mailbox.toString());
        return keys;
    }

    /// The object that an appointment is, as its source says; empty where that cannot be read.
    static Optional<CalendarObject> object(
            Connection file, Recipient.Mailbox mailbox, StoredItem item) throws SQLException {
        return PieceRows.read(file, mailbox.address(), item.key(), CutStream.SOURCE)
                .flatMap(source -> CalendarObjects.first(source, mailbox.owner()));
    }

    /// The same, empty also where it is broken on the disk.
    static Optional<CalendarObject> readable(
            Connection file, Recipient.Mailbox mailbox, StoredItem item) throws SQLException {
        try {
            return object(file, mailbox, item);
        } catch (Problem brokenOnDisk) {
            return Optional.empty();
        }
    }

    /// The keys of those that came, went, or say something else now.
    private Set<String> changedSince(long number, FolderKey folder) throws SQLException {
        var keys = new HashSet<String>();
        for (var sql :
                List.of(
                        "SELECT item FROM item WHERE mailbox = ?1 AND folder = ?2 AND number > ?3 AND"
                                + SAID,
                        "SELECT item FROM item_gone WHERE mailbox = ? AND folder = ? AND number > ?")) {
            keys.addAll(
                    Sql.query(
                            file,
                            sql,
                            row -> row.getString(1),
                            owner.address().toString(),
                            FolderKey.text(folder),
                            number));
        }
        return keys;
    }

    /// Those that came or changed since the change of that number.
    private List<AgendaItem> since(long number, FolderKey folder) throws SQLException {
        var reading = new Reading(folder);
        Sql.query(
                file,
                """
                SELECT item.item, facts, digest, length, bytes FROM item INDEXED BY item_number
                JOIN item_piece USING (mailbox, item) JOIN piece USING (mailbox, digest)
                WHERE mailbox = ?1 AND folder = ?2 AND number > ?3 AND associated = 0 AND has_source = 1 AND stream = ?4
                    AND\
                """
                        + SAID
                        + " ORDER BY number, position",
                reading::take,
                owner.address().toString(),
                FolderKey.text(folder),
                number,
                CutStream.SOURCE);
        reading.end();
        return reading.found;
    }

    private void warn() {
        if (unreadable > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} appointments of {1} cannot be understood any more; they are kept",
                    unreadable,
                    owner.address());
        }
    }

    /// Puts sources together that come piece by piece.
    private final class Reading {
        private final FolderKey folder;
        private final List<AgendaItem> found = new ArrayList<>();
        private final ByteArrayOutputStream source = new ByteArrayOutputStream();
        private String key = "";
        private boolean broken;

        private Reading(FolderKey folder) {
            this.folder = folder;
        }

        private boolean take(ResultSet row) throws SQLException {
            if (!row.getString(1).equals(key)) {
                end();
                key = Appointments.isOne(row.getBytes(2)) ? row.getString(1) : "";
            }
            if (!key.isEmpty()) {
                add(new Piece(row.getBytes(3), row.getInt(4), Octets.of(row.getBytes(5))));
            }
            return true;
        }

        private void add(Piece piece) {
            try {
                source.writeBytes(piece.bytes());
            } catch (Problem brokenOnDisk) {
                broken = true;
            }
        }

        private void end() {
            if (!key.isEmpty()) {
                var object =
                        broken
                                ? Optional.<CalendarObject>empty()
                                : CalendarObjects.first(source.toByteArray(), owner);
                object.map(this::read).ifPresentOrElse(found::add, () -> unreadable++);
            }
            source.reset();
            key = "";
            broken = false;
        }

        private AgendaItem read(CalendarObject object) {
            return AppointmentRows.item(owner, folder, key, object);
        }
    }

    /// What an item in a calendar folder means that is such an object.
    static AgendaItem item(Owner owner, FolderKey folder, String key, CalendarObject object) {
        var id = ItemId.of(owner.address(), folder, key).entryId();
        return new AgendaItem(key, object.uid(), object.series(id));
    }
}
