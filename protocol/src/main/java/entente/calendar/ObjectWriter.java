package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.calendar.CalendarObject.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Changes a calendar object. Gives a new one; fails with an [IllegalArgumentException] where something cannot be said.
final class ObjectWriter {
    private static final List<String> REPETITION =
            List.of("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID");

    private final CalendarObject object;
    private final ObjectReader reader;
    private final List<Component> zones;

    ObjectWriter(CalendarObject object) {
        this.object = object;
        this.reader = new ObjectReader(object);
        this.zones = new ArrayList<>(object.zones().values());
    }

    static CalendarObject of(Owner owner, Appointment appointment) {
        var uid = appointment.uid();
        if (uid.isBlank() || !uid.equals(Printable.line(uid))) {
            throw new IllegalArgumentException(
                    "a UID is one line of text without blanks around it");
        }
        var form = TimeForm.of(owner, appointment.zone(), appointment.allDay());
        var zone = form.definition(appointment.start()).stream().toList();
        // The end is said anew below, on its own clock, where it is later than that.
        var firstEnd = form.kind() == TimeForm.Kind.DATE ? appointment.end() : appointment.start();
        var text =
                new Component("VEVENT", 0)
                        .with("UID", List.of(Line.of("UID", uid)))
                        .with("DTSTAMP", List.of(Line.time("DTSTAMP", appointment.stamp())))
                        .with("CREATED", List.of(Line.time("CREATED", appointment.stamp())))
                        .with("DTSTART", List.of(form.line("DTSTART", appointment.start())))
                        .with("DTEND", List.of(form.line("DTEND", firstEnd)));
        var part = read(owner, zone, AppointmentWriter.withStatus(text, appointment.status()));
        return new ObjectWriter(CalendarObject.of(owner, zone, part))
                .with(invitedBy(owner, appointment));
    }

    /// A meeting that nobody invites to is the owner's.
    private static Appointment invitedBy(Owner owner, Appointment appointment) {
        if (!appointment.meeting() || appointment.organizer().isPresent()) {
            return appointment;
        }
        var edit = new AppointmentEdit(appointment);
        edit.organizer =
                Optional.of(
                        new Attendee(
                                Role.REQUIRED, "", owner.address().toString(), Response.ORGANIZER));
        return edit.done();
    }

    CalendarObject with(Appointment changed) {
        var main = reader.main();
        var before = reader.appointment();
        var part = written(main, before, invitedBy(object.owner(), changed));
        var parts = new TreeMap<>(object.parts());
        parts.put(part.event().key(), part);
        if (main.event().replaces().isEmpty()) {
            changeOthers(parts, before, changed);
        }
        return object.with(zones, parts);
    }

    /// What was changed about single occurrences, when the series is another.
    private void changeOthers(
            SortedMap<String, Part> parts, Appointment before, Appointment changed) {
        var lost = lost(parts, before, changed);
        parts.keySet().removeIf(key -> !key.isEmpty() && lost.test(key));
        for (var entry : parts.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                var own = reader.changed(entry.getValue());
                var now = Inheritance.of(before, changed, own);
                if (!now.equals(own)) {
                    entry.setValue(written(entry.getValue(), own, now));
                }
            }
        }
    }

    /// Which occurrences the series has no more.
    private Predicate<String> lost(
            SortedMap<String, Part> parts, Appointment before, Appointment changed) {
        if (TimesWriter.isArrangedAnew(before, changed)) {
            return _ -> true;
        }
        if (before.recurrence().equals(changed.recurrence())) {
            return _ -> false;
        }
        var now = new ObjectReader(object.with(zones, new TreeMap<>(parts))).instances();
        return key -> now.flatMap(all -> all.find(key)).isEmpty();
    }

    CalendarObject withOccurrence(Appointment occurrence) {
        var key = occurrence.key();
        var own =
                reader.part(key)
                        .filter(part ->
                                part.event()
                                        .replaces()
                                        .filter(replaces -> !replaces.andFuture())
                                        .isPresent());
        var part = own.orElseGet(() -> copy(key));
        var parts = new TreeMap<>(object.parts());
        parts.put(part.event().key(), written(part, reader.changed(part), occurrence));
        return object.with(zones, parts);
    }

    /// An occurrence that was not changed yet, as a component of its own.
    private Part copy(String key) {
        var all = reader.instances();
        var instance = all.flatMap(each -> each.find(key)).filter(one -> one.now().isPresent());
        if (instance.isEmpty()) {
            throw new IllegalArgumentException("the series has no such occurrence");
        }
        var when = all.get().planned(instance.get());
        var series = form(reader.main());
        var base = reader.base(instance.get());
        var form = form(base);
        var text = base.text();
        for (var property : REPETITION) {
            text = text.with(property, List.of());
        }
        text =
                text.with("DTSTART", List.of(form.line("DTSTART", when.start())))
                        .with("DURATION", List.of())
                        .with("DTEND", List.of(form.line("DTEND", when.end())))
                        .with(
                                "RECURRENCE-ID",
                                List.of(series.line("RECURRENCE-ID", when.originalStart())));
        return read(object.owner(), zones, text);
    }

    CalendarObject without(String key) {
        var parts = new TreeMap<>(object.parts());
        var change = Optional.ofNullable(parts.get(key));
        var instance = reader.instances().flatMap(all -> all.find(key));
        if (change.map(Part::event).filter(ObjectWriter::isOne).isPresent()) {
            parts.remove(key);
        }
        if (parts.isEmpty() || (key.isEmpty() && instance.isEmpty())) {
            throw new IllegalArgumentException("nothing of the object would be left");
        }
        if (instance.isPresent() && (instance.get().now().isPresent() || change.isPresent())) {
            var main = reader.main();
            var dates = new ArrayList<>(main.text().texts("EXDATE"));
            dates.add(form(main).line("EXDATE", Instant.ofEpochSecond(instance.get().planned())));
            parts.put("", read(object.owner(), zones, main.text().with("EXDATE", dates)));
        }
        return object.with(zones, parts);
    }

    private static boolean isOne(Event event) {
        return event.replaces().filter(replaces -> !replaces.andFuture()).isPresent();
    }

    private static TimeForm form(Part part) {
        return TimeForm.of(part.text().first("DTSTART").orElseThrow(), part.event().start());
    }

    private Part written(Part part, Appointment now, Appointment changed) {
        if (now.equals(changed)) {
            return part;
        }
        var writer = new AppointmentWriter(object.owner(), part, now, changed);
        var text = writer.written();
        zones.addAll(writer.zones());
        var written = read(object.owner(), zones, text);
        // What somebody answers may have said how firmly her time is taken.
        return written.event().status() == changed.status()
                ? written
                : read(object.owner(), zones, AppointmentWriter.withStatus(text, changed.status()));
    }

    static Part read(Owner owner, List<Component> zones, Component text) {
        try {
            var reader = new EventReader(owner.address(), new Zones(owner.zone(), zones));
            return new Part(reader.read(text), text);
        } catch (Malformed e) {
            throw new IllegalArgumentException("a calendar cannot say this: " + e.why(), e);
        }
    }
}
