package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events in the file: each with its whole text as it was imported, so that nothing is lost that we do not understand yet.
final class EventRows {
    private static final System.Logger LOG = System.getLogger(EventRows.class.getName());

    private EventRows() {}

    static void put(
            Connection file, Address mailbox, CalendarImport read, CalendarImport.Merged merged)
            throws SQLException {
        for (var event : merged.obsolete()) {
            Sql.update(
                    file,
                    "DELETE FROM event WHERE mailbox = ? AND uid = ? AND instance = ?",
                    mailbox.toString(),
                    event.uid(),
                    event.key());
        }
        for (var zones : read.zones().entrySet()) {
            Sql.update(
                    file,
                    "INSERT OR IGNORE INTO event_zones VALUES (?, ?, ?)",
                    mailbox.toString(),
                    zones.getKey(),
                    zones.getValue());
        }
        putEvents(file, mailbox, merged.kept());
        Sql.update(
                file,
                "DELETE FROM event_zones WHERE mailbox = ?1 AND digest NOT IN (SELECT zones FROM event WHERE mailbox = ?1)",
                mailbox.toString());
    }

    private static void putEvents(
            Connection file, Address mailbox, List<CalendarImport.Found> events)
            throws SQLException {
        try (var insert =
                file.prepareStatement("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)")) {
            for (var found : events) {
                insert.setString(1, mailbox.toString());
                insert.setString(2, found.event().uid());
                insert.setString(3, found.event().key());
                insert.setString(4, found.method());
                insert.setString(5, found.zones());
                insert.setString(6, found.text());
                insert.executeUpdate();
            }
        }
    }

    /// The mailbox's calendar, read anew from the texts.
    static Agenda agenda(Connection file, Recipient.Mailbox mailbox, Instant now)
            throws SQLException {
        var zones = zones(file, mailbox);
        var byUid = new HashMap<String, Map<String, Event>>();
        var unreadable = new ArrayList<String>();
        Sql.query(
                file,
                "SELECT method, zones, text FROM event WHERE mailbox = ?",
                row -> {
                    var reader = reader(mailbox, zones, row.getString(2), row.getString(1));
                    return add(reader, row.getString(3), byUid) || unreadable.add("");
                },
                mailbox.address().toString());
        if (!unreadable.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} stored events of {1} cannot be understood any more; they are kept",
                    unreadable.size(),
                    mailbox.address());
        }
        var series = new HashMap<String, Series>();
        byUid.forEach((uid, events) -> series.put(uid, new Series(events)));
        return Agenda.of(series, now);
    }

    private static boolean add(
            EventReader reader, String text, Map<String, Map<String, Event>> byUid) {
        try {
            var event = event(reader, text);
            byUid.computeIfAbsent(event.uid(), _ -> new HashMap<>()).put(event.key(), event);
            return true;
        } catch (Malformed notAnyMore) {
            return false;
        }
    }

    private static Event event(EventReader reader, String text) throws Malformed {
        var events = components(text).stream().flatMap(part -> part.events().stream()).toList();
        if (events.isEmpty()) {
            throw new Malformed("there is no event in what was stored");
        }
        return reader.read(events.getFirst());
    }

    /// Names the changes to single occurrences anew, where a new clock of the owner's means other instants.
    static void nameAnew(Connection file, Recipient.Mailbox mailbox) throws SQLException {
        var zones = zones(file, mailbox);
        var names = new HashMap<Long, String>();
        Sql.query(
                file,
                "SELECT rowid, instance, method, zones, text FROM event WHERE mailbox = ? AND instance <> ''",
                row -> {
                    try {
                        var reader = reader(mailbox, zones, row.getString(4), row.getString(3));
                        var key = event(reader, row.getString(5)).key();
                        if (!key.equals(row.getString(2))) {
                            names.put(row.getLong(1), key);
                        }
                        return true;
                    } catch (Malformed notAnyMore) {
                        return false;
                    }
                },
                mailbox.address().toString());
        // In two steps: a new name may be one that another is about to give up.
        for (var row : names.keySet()) {
            Sql.update(file, "UPDATE event SET instance = 'row ' || rowid WHERE rowid = ?", row);
        }
        for (var name : names.entrySet()) {
            Sql.update(
                    file,
                    "UPDATE OR REPLACE event SET instance = ? WHERE rowid = ?",
                    name.getValue(),
                    name.getKey());
        }
    }

    private static EventReader reader(
            Recipient.Mailbox mailbox, Map<String, Zones> zones, String digest, String method) {
        var known = zones.getOrDefault(digest, new Zones(mailbox.zone(), List.of()));
        return new EventReader(mailbox.address(), known, method);
    }

    private static Map<String, Zones> zones(Connection file, Recipient.Mailbox mailbox)
            throws SQLException {
        var zones = new HashMap<String, Zones>();
        Sql.query(
                file,
                "SELECT digest, text FROM event_zones WHERE mailbox = ?",
                row ->
                        zones.put(
                                row.getString(1),
                                new Zones(
                                        mailbox.zone(),
                                        components(row.getString(2)).stream()
                                                .flatMap(part -> part.zones().stream())
                                                .toList())),
                mailbox.address().toString());
        return zones;
    }

    private static List<CalendarFile.Part> components(String text) {
        var file = "BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n";
        return CalendarFile.read(file.getBytes(UTF_8)).parts();
    }
}
