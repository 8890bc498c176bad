package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.mangstadt.vinnie.io.FoldedLineWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that a calendar says under one UID (a calendar object resource, RFC 4791, 4.1): an event or a series with what was changed about single occurrences, or
/// such changes alone. Never empty. Immutable.
///
/// The text of each component is as it came, whatever of it is understood here.
public final class CalendarObject {
    /// One component and what it means.
    record Part(Event event, Component text) {}

    /// An object with what a newer one says, and how many of its events were not there before, and how many took the place of others.
    public record Merged(CalendarObject object, int added, int replaced) {}

    /// What says when an event is, which of its series it is, and that it is private.
    private static final Set<String> WHEN =
            Set.of(
                    "UID",
                    "DTSTAMP",
                    "SEQUENCE",
                    "RECURRENCE-ID",
                    "DTSTART",
                    "DTEND",
                    "DURATION",
                    "RRULE",
                    "EXRULE",
                    "RDATE",
                    "EXDATE",
                    "STATUS",
                    "CLASS");

    private final Owner owner;
    private final Map<String, Component> zones;
    private final SortedMap<String, Part> parts;

    /// Made when somebody asks first; whoever comes at the same time may make another like it.
    private volatile @Nullable ObjectReader reader;

    private CalendarObject(
            Owner owner, Map<String, Component> zones, SortedMap<String, Part> parts) {
        this.owner = owner;
        this.parts = parts;
        this.zones = new LinkedHashMap<>(zones);
        var named =
                parts.values().stream()
                        .flatMap(part -> part.text().parameters("TZID"))
                        .collect(Collectors.toSet());
        this.zones.keySet().retainAll(named);
    }

    static CalendarObject of(Owner owner, List<Component> zones, Part part) {
        return of(
                owner,
                ObjectGathering.byName(zones),
                new TreeMap<>(Map.of(part.event().key(), part)));
    }

    /// Of at least one event.
    static CalendarObject of(
            Owner owner, Map<String, Component> zones, SortedMap<String, Part> parts) {
        return new CalendarObject(owner, zones, parts);
    }

    public Owner owner() {
        return owner;
    }

    public String uid() {
        return parts.firstEntry().getValue().event().uid();
    }

    /// The 1-based line of each of its events in the file that it was read from, as many as it has.
    public List<Integer> lines() {
        return parts.values().stream().map(part -> part.text().line()).toList();
    }

    /// A new object that says `appointment`: an event of its own, or a series. A meeting that nobody invites to is the owner's.
    ///
    /// Fails where that cannot be said, as for all that follow: an end before the start, a time outside the years 1600 to 2500, more than a hundred years, or three in a series; a UID
    /// that is blank, has several lines, or is longer than 1024 characters.
    public static CalendarObject of(Owner owner, Appointment appointment) {
        return ObjectWriter.of(owner, appointment);
    }

    /// This object, which says `changed` as a whole. Only what that says otherwise than [#appointment] is written, and what single occurrences had in common with the series changes in
    /// them too.
    ///
    /// A series whose start, zone or pattern changes loses all that was changed about or taken out of it; one that only ends otherwise loses what is changed about occurrences that it no
    /// longer has. A meeting that its organizer arranges anew (its start, end, recurrence or location) has the next SEQUENCE. UID, key and kind stay as they are.
    public CalendarObject with(Appointment changed) {
        return new ObjectWriter(this).with(changed);
    }

    /// This object, in which the occurrence of that key is so; how the series repeats is not changed by it. Fails also where the series has none of that key.
    public CalendarObject withOccurrence(Appointment occurrence) {
        return new ObjectWriter(this).withOccurrence(occurrence);
    }

    /// This object without the occurrence of that key, or as it is where there is none. Fails where nothing would be left.
    public CalendarObject without(String key) {
        return new ObjectWriter(this).without(key);
    }

    /// The change to that occurrence alone, which has to be there, with no word of its series.
    public CalendarObject only(String key) {
        return new CalendarObject(
                owner, zones, new TreeMap<>(Map.of(key, Objects.requireNonNull(parts.get(key)))));
    }

    /// That occurrence alone, as it is now, with no word of its series; fails where the series has none of that key.
    public CalendarObject about(String key) {
        return parts.containsKey(key)
                ? only(key)
                : occurrence(key)
                        .map(this::withOccurrence)
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no such occurrence"))
                        .only(key);
    }

    /// What it says as a whole, or of one occurrence, also where that was called off or declined. Empty where the series has none of that key, or no more.
    public Optional<Appointment> standing(Optional<String> occurrence) {
        return ObjectAnswers.standing(this, occurrence);
    }

    /// This meeting of somebody else's as its owner answers it, or one occurrence of it: her time is taken as firmly as the organizer meant where she accepts, and free where she declines.
    /// Fails where that occurrence is not there.
    public CalendarObject answered(Optional<String> occurrence, Appointment.Response answer) {
        return ObjectAnswers.answered(this, occurrence, answer);
    }

    /// This meeting, or one occurrence of it, as one that nobody has answered yet.
    public CalendarObject unanswered(Optional<String> occurrence) {
        return ObjectAnswers.unanswered(this, occurrence);
    }

    /// This meeting as its organizer calls it off: with the next SEQUENCE, and free.
    public CalendarObject calledOff(Instant now) {
        return ObjectAnswers.calledOff(this, now);
    }

    /// Whether it is a meeting to which somebody else invites, so that the owner can answer.
    public boolean isOfOthers() {
        return ObjectAnswers.isOfOthers(this);
    }

    /// This object as others are told of it who may read its owner's calendar: of what is private, when it is, and nothing more.
    public CalendarObject withheld() {
        if (!holdsPrivate()) {
            return this;
        }
        var told = new TreeMap<>(parts);
        told.replaceAll((_, part) -> part.event().details().isPrivate() ? withheld(part) : part);
        return new CalendarObject(owner, zones, told);
    }

    /// Whether something of it is private.
    public boolean holdsPrivate() {
        return parts.values().stream().anyMatch(part -> part.event().details().isPrivate());
    }

    /// What its owner answered says whether she is busy, so that is said in its place.
    private Part withheld(Part part) {
        var times = AppointmentWriter.withStatus(part.text().only(WHEN), part.event().status());
        return part(times.with("SUMMARY", Optional.of("SUMMARY:Private")));
    }

    /// What it means for free/busy; `id` is that of the entry ([entente.question.Details#id]).
    public Series series(String id) {
        var events = new HashMap<String, Event>();
        parts.forEach((key, part) -> events.put(key, part.event().named(id)));
        return new Series(events);
    }

    /// What it says as a whole: the event or the series, or the earliest of the changes where there is nothing else.
    public Appointment appointment() {
        return reader().appointment();
    }

    /// One occurrence as it is now: changed, or as it was planned. Empty where the series has none of that key, or where it was taken out, called off or declined.
    /// An event that does not repeat is its own only occurrence, whose key is empty.
    public Optional<Appointment> occurrence(String key) {
        return reader().occurrence(key);
    }

    /// How the series repeats, as it is written: a line for each rule and for each list of further days, in the order of their kinds. None of an event that does not repeat.
    public List<String> rules() {
        var text = reader().main().text();
        return Stream.of("RRULE", "RDATE", "EXRULE")
                .flatMap(name -> text.texts(name).stream())
                .toList();
    }

    /// The keys of the occurrences of which this object or another says something by itself that the other one does not say.
    public Set<String> keysOtherwiseIn(CalendarObject other) {
        var keys = new TreeSet<>(parts.keySet());
        keys.addAll(other.parts.keySet());
        keys.removeIf(key -> textOf(key).equals(other.textOf(key)));
        keys.remove("");
        return keys;
    }

    private Optional<String> textOf(String key) {
        return Optional.ofNullable(parts.get(key)).map(part -> part.text().text());
    }

    /// What is told of a series' occurrences; nothing of an event that does not repeat. Of a series of very many the first ten thousand are looked at.
    public Occurrences occurrences() {
        return reader().instances().map(Instances::occurrences).orElse(Occurrences.NONE);
    }

    /// The key of the `index`-th occurrence of a series as it was planned, from 1 on; those that were changed or taken out count. Empty where there is none, and behind the
    /// ten thousandth.
    public Optional<String> keyAt(int index) {
        return reader().instances().flatMap(all -> all.keyAt(index));
    }

    /// The index for [#keyAt] of the occurrence of that key; empty where none was planned.
    public OptionalInt indexOf(String key) {
        return reader().instances().map(all -> all.indexOf(key)).orElse(OptionalInt.empty());
    }

    /// This object after somebody said `newer` under the same UID: each event in the place of the one that it replaces, unless that is the newer one by SEQUENCE
    /// and DTSTAMP; changes to single occurrences of a series that was since arranged anew, and which are not repeated, are gone.
    public Merged merged(CalendarObject newer) {
        var all = new TreeMap<>(parts);
        var kept = new ArrayList<String>();
        var replaced = 0;
        for (var entry : newer.parts.entrySet()) {
            var before = all.get(entry.getKey());
            if (before == null || !entry.getValue().event().isOlderThan(before.event())) {
                replaced += before == null ? 0 : 1;
                kept.add(entry.getKey());
                all.put(entry.getKey(), entry.getValue());
            }
        }
        all.keySet().removeAll(obsolete(all, kept));
        var zonesOfBoth = new LinkedHashMap<>(zones);
        zonesOfBoth.putAll(newer.zones);
        return new Merged(
                new CalendarObject(owner, zonesOfBoth, all), kept.size() - replaced, replaced);
    }

    private List<String> obsolete(SortedMap<String, Part> all, Collection<String> kept) {
        var before = parts.get("");
        var now = all.get("");
        if (before == null || now == null || now.event().sequence() <= before.event().sequence()) {
            return List.of();
        }
        return all.entrySet().stream()
                .filter(part -> part.getValue().event().sequence() < now.event().sequence())
                .map(Map.Entry::getKey)
                .filter(key -> !kept.contains(key))
                .toList();
    }

    /// Whether another says the same but for reminders, for when that was written, and in a meeting of the owner's own for what people answered.
    public boolean saysTheSameAs(CalendarObject other) {
        return lasting().equals(other.lasting());
    }

    private String lasting() {
        var isOthers = isOfOthers();
        var kept = new TreeMap<String, Part>();
        parts.forEach((key, part) ->
                kept.put(key, new Part(part.event(), MeetingText.lasting(part.text(), isOthers))));
        return new CalendarObject(owner, zones, kept).text(Optional.empty());
    }

    /// The file: one VCALENDAR with the zones that are named, and the events.
    public byte[] bytes() {
        return text(Optional.empty()).getBytes(UTF_8);
    }

    /// The same as a text, of that METHOD if of any.
    String text(Optional<String> method) {
        var text =
                new StringBuilder(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entente//Calendar//EN\r\n");
        method.ifPresent(name -> text.append("METHOD:").append(name).append("\r\n"));
        zones.values().forEach(zone -> text.append(zone.text()));
        parts.values().forEach(part -> text.append(part.text().text()));
        return folded(text.append("END:VCALENDAR\r\n").toString());
    }

    /// With these parts, and with time zones that they may name.
    CalendarObject with(Collection<Component> moreZones, SortedMap<String, Part> parts) {
        var all = new LinkedHashMap<>(zones);
        for (var zone : moreZones) {
            zone.first("TZID").ifPresent(id -> all.putIfAbsent(id.value(), zone));
        }
        return new CalendarObject(owner, all, parts);
    }

    /// The same file as Exchange's clients need it: each event says whether its owner is busy and whether it is of whole days in Exchange's words, too (MS-OXCICAL
    /// 2.1.3.1.1.20.28 and following), without which there are some that take it for free.
    public byte[] bytesForClients() {
        var told = new TreeMap<String, Part>();
        parts.forEach((key, part) ->
                told.put(key, new Part(part.event(), AppointmentWriter.inExchangesWords(part))));
        return new CalendarObject(owner, zones, told).bytes();
    }

    /// An event among these time zones; fails where it cannot be one.
    Part part(Component text) {
        return ObjectWriter.read(owner, List.copyOf(zones.values()), text);
    }

    private ObjectReader reader() {
        var known = reader;
        if (known == null) {
            known = new ObjectReader(this);
            reader = known;
        }
        return known;
    }

    /// The clocks that its dates mean.
    Zones clocks() {
        return new Zones(owner.zone(), List.copyOf(zones.values()));
    }

    SortedMap<String, Part> parts() {
        return parts;
    }

    Map<String, Component> zones() {
        return zones;
    }

    private static String folded(String text) {
        var folded = new StringWriter(text.length() + 64);
        try (var writer = new FoldedLineWriter(folded)) {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", e);
        }
        return folded.toString();
    }
}
