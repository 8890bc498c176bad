package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes items of the events of a file in which calendars were kept apart from them: of each UID one. What cannot be understood any more is an item too, with its text for a
/// source, so that nothing is lost.
final class EventMigration {
    private static final System.Logger LOG = System.getLogger(EventMigration.class.getName());

    private final Connection file;
    private final Owner owner;
    private final Instant now;

    private EventMigration(Connection file, Owner owner, Instant now) {
        this.file = file;
        this.owner = owner;
        this.now = now;
    }

    /// Does so for all mailboxes, in one transaction; nothing where it has been done. The items are made `now`.
    static void make(Connection file, Instant now) throws SQLException {
        if (!Sql.hasTable(file, "event")) {
            return;
        }
        Sql.begin(file);
        for (var owner : owners(file)) {
            new EventMigration(file, owner, now).make();
        }
        Sql.update(file, "DROP TABLE event");
        Sql.update(file, "DROP TABLE event_zones");
        Sql.commit(file);
    }

    /// Those who have events. Whose mailbox is elsewhere has no clock until she comes back, when her appointments are read anew.
    private static List<Owner> owners(Connection file) throws SQLException {
        return Sql.query(
                file,
                "SELECT address, zone FROM recipient WHERE address IN (SELECT mailbox FROM event)",
                row -> {
                    var zone = Optional.ofNullable(row.getString(2)).filter(id -> !id.isEmpty());
                    return new Owner(
                            Address.of(row.getString(1)),
                            zone.map(ZoneId::of).orElse(ZoneOffset.UTC));
                });
    }

    private void make() throws SQLException {
        var items = new ArrayList<ItemSaid>();
        var unreadable = 0;
        for (var calendars : calendars().values()) {
            var lost = new ArrayList<String>();
            var found = new ArrayList<String>();
            for (var calendar : calendars) {
                (read(calendar).isEmpty() ? lost : found).add(calendar);
            }
            for (var object : read(String.join("", found))) {
                items.add(Appointments.made(object));
            }
            if (!lost.isEmpty()) {
                items.add(Appointments.unreadable(String.join("", lost).getBytes(UTF_8)));
                unreadable += lost.size();
            }
        }
        put(items);
        if (unreadable > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} stored events of {1} cannot be understood any more; they are kept as items",
                    unreadable,
                    owner.address());
        }
    }

    /// Each event as a calendar of its own, by UID.
    private Map<String, List<String>> calendars() throws SQLException {
        var zones = new LinkedHashMap<String, String>();
        Sql.query(
                file,
                "SELECT digest, text FROM event_zones WHERE mailbox = ?",
                row -> zones.put(row.getString(1), row.getString(2)),
                owner.address().toString());
        var calendars = new LinkedHashMap<String, List<String>>();
        Sql.query(
                file,
                "SELECT uid, method, zones, text FROM event WHERE mailbox = ? ORDER BY rowid",
                row ->
                        calendars
                                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(
                                        calendar(
                                                row.getString(2),
                                                zones.getOrDefault(row.getString(3), ""),
                                                row.getString(4))),
                owner.address().toString());
        return calendars;
    }

    private static String calendar(String method, String zones, String text) {
        return "BEGIN:VCALENDAR\r\n"
                + (method.equals("CANCEL") ? "METHOD:CANCEL\r\n" : "")
                + zones
                + text
                + (text.endsWith("\n") ? "" : "\r\n")
                + "END:VCALENDAR\r\n";
    }

    private List<CalendarObject> read(String calendars) {
        return calendars.isEmpty()
                ? List.of()
                : CalendarObjects.read(calendars.getBytes(UTF_8), owner).objects();
    }

    private void put(List<ItemSaid> items) throws SQLException {
        var number = ItemCounter.taken(file, owner.address(), items.size());
        try (var inserts = new ItemInserts(file, owner.address())) {
            for (var item : items) {
                var change = new Change(number++, now);
                inserts.put(
                        StoredItem.made(
                                StoredItem.drawnKey(), DefaultFolder.CALENDAR, item, change),
                        item.streams());
            }
        }
    }
}
