package entente.mailbox;

import entente.mailbox.MailboxStore.ImportReport;
import entente.mailbox.MailboxStore.ImportReport.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A calendar file on its way into a mailbox: what it holds, understood, and how that meets what is there.
///
/// `zones` holds the texts of the file's VTIMEZONEs by digest: an event's own text means nothing without them.
final class CalendarImport {
    static final int LARGEST_FILE = 64 << 20;
    private static final int MOST_FAULTS = 1000;

    /// Methods whose events are answers to invitations and belong in nobody's calendar (RFC 5546, 1.4).
    private static final Set<String> REPLIES =
            Set.of("REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER");

    /// An event of the file with its own text; `zones` is the digest of what it needs, or empty.
    record Found(Event event, int line, String method, String zones, String text) {}

    /// What comes of it: the calendar as it will be, what is to be written and deleted, and what to tell.
    record Merged(Agenda agenda, List<Found> kept, List<Event> obsolete, ImportReport report) {}

    private final Recipient.Mailbox mailbox;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, String> zones = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private CalendarImport(Recipient.Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    static CalendarImport read(byte[] bytes, Recipient.Mailbox mailbox) {
        var read = new CalendarImport(mailbox);
        var file = CalendarFile.read(bytes);
        read.faults.addAll(file.faults());
        file.parts().forEach(read::readPart);
        return read;
    }

    Map<String, String> zones() {
        return zones;
    }

    Merged merge(Agenda agenda) {
        var changed = new LinkedHashMap<String, Map<String, Event>>();
        var kept = new LinkedHashMap<List<String>, Found>();
        var replaced = new HashSet<List<String>>();
        for (var candidate : found) {
            var event = candidate.event();
            var id = List.of(event.uid(), event.key());
            var series =
                    changed.computeIfAbsent(
                            event.uid(), uid -> new HashMap<>(agenda.series(uid).events()));
            var present = Optional.ofNullable(series.get(event.key()));
            if (present.filter(event::isOlderThan).isEmpty()) {
                if (present.isPresent() && !kept.containsKey(id)) {
                    replaced.add(id);
                }
                series.put(event.key(), event);
                kept.put(id, candidate);
            }
        }
        var obsolete = obsolete(agenda, changed, kept.keySet());
        obsolete.forEach(event -> events(changed, event.uid()).remove(event.key()));
        var series = new HashMap<String, Series>();
        changed.forEach((uid, events) -> series.put(uid, new Series(events)));
        var after = agenda.with(series);
        var told = new ArrayList<>(faults);
        leaveOut(after.leftOut(), kept, told);
        replaced.retainAll(kept.keySet());
        obsolete.removeIf(event -> after.leftOut().contains(event.uid()));
        return new Merged(
                after.agenda(),
                List.copyOf(kept.values()),
                obsolete,
                new ImportReport(kept.size() - replaced.size(), replaced.size(), inOrder(told)));
    }

    /// Changes to single occurrences of a series that was since arranged anew, which the file does not repeat.
    private static List<Event> obsolete(
            Agenda agenda, Map<String, Map<String, Event>> changed, Set<List<String>> kept) {
        var obsolete = new ArrayList<Event>();
        changed.forEach((uid, events) -> {
            var before = agenda.series(uid).events().get("");
            var now = events.get("");
            if (before == null || now == null || now.sequence() <= before.sequence()) {
                return;
            }
            for (var event : events.values()) {
                if (event.sequence() < now.sequence()
                        && !kept.contains(List.of(uid, event.key()))) {
                    obsolete.add(event);
                }
            }
        });
        return obsolete;
    }

    private static void leaveOut(
            List<String> uids, Map<List<String>, Found> kept, List<Fault> faults) {
        for (var out :
                kept.values().stream().filter(one -> uids.contains(one.event().uid())).toList()) {
            kept.remove(List.of(out.event().uid(), out.event().key()));
            faults.add(
                    new Fault(
                            out.line(),
                            Optional.of(out.event().uid()),
                            "the calendar would hold more than %d occurrences"
                                    .formatted(Agenda.MOST_OCCURRENCES)));
        }
    }

    private void readPart(CalendarFile.Part part) {
        var text = String.join("", part.zones().stream().map(Component::text).toList());
        var digest = text.isEmpty() ? "" : HexFormat.of().formatHex(Sha256.of(text));
        if (!text.isEmpty()) {
            zones.put(digest, text);
        }
        var reader =
                new EventReader(
                        mailbox.address(), new Zones(mailbox.zone(), part.zones()), part.method());
        for (var component : part.events()) {
            try {
                if (REPLIES.contains(part.method())) {
                    throw new Malformed(
                            "a %s answers an invitation; it is no event of this calendar"
                                    .formatted(part.method()));
                }
                found.add(
                        new Found(
                                reader.read(component),
                                component.line(),
                                part.method(),
                                digest,
                                component.text()));
            } catch (Malformed e) {
                faults.add(
                        new Fault(
                                component.line(),
                                component.first("UID").map(uid -> uid.value()),
                                e.why()));
            }
        }
    }

    private static List<Fault> inOrder(List<Fault> faults) {
        faults.sort(Comparator.comparingInt(Fault::line));
        if (faults.size() <= MOST_FAULTS) {
            return List.copyOf(faults);
        }
        var shown = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        shown.add(
                new Fault(
                        faults.get(MOST_FAULTS).line(),
                        Optional.empty(),
                        "and %d more faults from here on".formatted(faults.size() - MOST_FAULTS)));
        return shown;
    }

    private static Map<String, Event> events(Map<String, Map<String, Event>> changed, String uid) {
        return changed.getOrDefault(uid, new HashMap<>());
    }
}
