package entente.mailbox;

import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.Occurrences.Planned;
import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.Texts;
import entente.mailbox.CalendarDifference.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an appointment says otherwise than it said before, as far as people see it: the item, the series, and each occurrence by itself. What single occurrences have in common with the whole is told of that alone.
final class CalendarDifferences {
    /// An item as it is or was: what it says, its iCalendar object where it has one that can be read, and by what its text is told from another.
    record State(ItemContent content, Optional<CalendarObject> object, String text) {}

    /// What is told of a property, and as which text.
    private record Told(What what, Function<Properties, Optional<String>> as) {}

    /// MS-OXOCAL 2.2.1.10: the bit of an appointment's state that says that it was called off.
    private static final int CANCELLED = 4;

    private static final List<String> STATUSES =
            List.of("free", "tentative", "busy", "out of office", "working elsewhere");
    private static final List<String> RESPONSES =
            List.of("none", "organizer", "tentative", "accepted", "declined", "not answered");
    private static final List<String> SENSITIVITIES =
            List.of("normal", "personal", "private", "confidential");
    private static final List<String> IMPORTANCES = List.of("low", "normal", "high");

    private static final List<Told> TOLD =
            List.of(
                    new Told(What.SUBJECT, said -> said.text(Known.SUBJECT)),
                    new Told(
                            What.START,
                            said -> said.time(Known.APPOINTMENT_START).map(Instant::toString)),
                    new Told(
                            What.END,
                            said -> said.time(Known.APPOINTMENT_END).map(Instant::toString)),
                    new Told(
                            What.ALL_DAY,
                            said ->
                                    said.flag(Known.ALL_DAY)
                                            .filter(allDay -> allDay)
                                            .map(_ -> "yes")),
                    new Told(What.LOCATION, said -> said.text(Known.LOCATION)),
                    new Told(What.ORGANIZER, said -> said.text(Known.FROM_ADDRESS)),
                    new Told(
                            What.RESPONSE,
                            said -> word(RESPONSES, said.number(Known.RESPONSE_STATUS))),
                    new Told(
                            What.CANCELLED,
                            said ->
                                    said.has(Known.APPOINTMENT_STATE, CANCELLED)
                                            ? Optional.of("yes")
                                            : Optional.empty()),
                    new Told(
                            What.BUSY_STATUS,
                            said -> word(STATUSES, said.number(Known.BUSY_STATUS))),
                    new Told(
                            What.SENSITIVITY,
                            said -> word(SENSITIVITIES, said.number(Known.SENSITIVITY))),
                    new Told(
                            What.IMPORTANCE,
                            said -> word(IMPORTANCES, said.number(Known.IMPORTANCE))),
                    new Told(
                            What.CATEGORIES,
                            said ->
                                    Optional.of(String.join(", ", said.texts(Known.CATEGORIES)))
                                            .filter(all -> !all.isEmpty())));

    private final List<CalendarDifference> found = new ArrayList<>();

    private CalendarDifferences() {}

    /// The first [CalendarLogEntry.Change#MOST].
    static List<CalendarDifference> between(State before, State after) {
        var all = new CalendarDifferences();
        all.found.addAll(facts(Optional.empty(), before.content(), after.content()));
        if (!before.text().equals(after.text())) {
            all.add(What.BODY, Optional.empty(), Optional.empty());
        }
        all.compare(
                What.ATTACHMENT,
                names(before.content().attachments()),
                names(after.content().attachments()));
        if (before.object().isPresent() && after.object().isPresent()) {
            all.compare(before.object().get(), after.object().get());
        }
        return all.found.stream().limit(CalendarLogEntry.Change.MOST).toList();
    }

    private void compare(CalendarObject before, CalendarObject after) {
        add(
                What.TIME_ZONE,
                Optional.of(before.appointment().zone().getId()),
                Optional.of(after.appointment().zone().getId()));
        compare(What.RECURRENCE, before.rules(), after.rules());
        var whole = List.copyOf(found);
        var was = before.occurrences();
        var is = after.occurrences();
        var otherwise = before.keysOtherwiseIn(after);
        var changed = new TreeMap<Instant, String>();
        for (var occurrences : List.of(was, is)) {
            for (Planned one : occurrences.changed()) {
                if (otherwise.contains(one.key())) {
                    changed.put(one.originalStart(), one.key());
                }
            }
        }
        // No more of them are read than can be told of.
        for (var one : changed.entrySet()) {
            if (found.size() < CalendarLogEntry.Change.MOST) {
                occurrence(one.getKey(), one.getValue(), before, after, whole);
            }
        }
        takingPlace(is.deleted(), was.deleted(), "planned", "taken out");
        takingPlace(was.deleted(), is.deleted(), "taken out", "planned");
    }

    /// Those that are taken out in one and not in the other.
    private void takingPlace(
            Collection<Instant> out, Collection<Instant> notOut, String before, String after) {
        var only = new TreeSet<>(out);
        only.removeAll(notOut);
        only.forEach(planned ->
                found.add(
                        new CalendarDifference(
                                What.OCCURRENCE,
                                Optional.of(planned),
                                Optional.of(before),
                                Optional.of(after))));
    }

    /// What is not there as an occurrence of both is told of by the rules.
    private void occurrence(
            Instant planned,
            String key,
            CalendarObject before,
            CalendarObject after,
            List<CalendarDifference> whole) {
        var was = before.occurrence(key).map(AppointmentFacts::of);
        var is = after.occurrence(key).map(AppointmentFacts::of);
        if (was.isEmpty() || is.isEmpty()) {
            return;
        }
        var of = Optional.of(planned);
        facts(of, content(was.get()), content(is.get())).stream()
                .filter(one -> !whole.contains(ofWhole(one)))
                .forEach(found::add);
        if (!was.get().body().equals(is.get().body()) && !whole.contains(body(Optional.empty()))) {
            found.add(body(of));
        }
    }

    private static CalendarDifference body(Optional<Instant> occurrence) {
        return new CalendarDifference(What.BODY, occurrence, Optional.empty(), Optional.empty());
    }

    private static CalendarDifference ofWhole(CalendarDifference one) {
        return new CalendarDifference(one.what(), Optional.empty(), one.before(), one.after());
    }

    private static ItemContent content(AppointmentFacts facts) {
        return new ItemContent(facts.properties(), facts.addressees(), List.of());
    }

    private static List<CalendarDifference> facts(
            Optional<Instant> occurrence, ItemContent before, ItemContent after) {
        var all = new ArrayList<CalendarDifference>();
        for (var told : TOLD) {
            var was = told.as().apply(before.properties());
            var is = told.as().apply(after.properties());
            if (!was.equals(is)) {
                all.add(new CalendarDifference(told.what(), occurrence, was, is));
            }
        }
        var invited = invited(before);
        var invites = invited(after);
        var addresses = new TreeSet<>(invited.keySet());
        addresses.addAll(invites.keySet());
        for (var address : addresses) {
            var was = Optional.ofNullable(invited.get(address));
            var is = Optional.ofNullable(invites.get(address));
            if (!was.equals(is)) {
                all.add(new CalendarDifference(What.ATTENDEE, occurrence, was, is));
            }
        }
        return all;
    }

    private static Map<String, String> invited(ItemContent content) {
        return content.addressees().stream()
                .collect(
                        Collectors.toMap(
                                who ->
                                        Texts.folded(
                                                who.address().isEmpty()
                                                        ? who.name()
                                                        : who.address()),
                                CalendarDifferences::invited,
                                (first, _) -> first,
                                TreeMap::new));
    }

    private static String invited(Addressee who) {
        var named =
                who.name().isEmpty() || who.address().isEmpty()
                        ? who.shown()
                        : "%s <%s>".formatted(who.name(), who.address());
        return switch (who.kind()) {
            case TO, REPLY_TO -> named;
            case CC -> named + " (optional)";
            case BCC -> named + " (resource)";
        };
    }

    private static List<String> names(List<AttachmentPart> attachments) {
        return attachments.stream()
                .map(part -> "%s (%d bytes)".formatted(part.name(), part.size()))
                .toList();
    }

    /// What is in one list alone.
    private void compare(What what, List<String> before, List<String> after) {
        before.stream()
                .filter(one -> !after.contains(one))
                .forEach(one -> add(what, Optional.of(one), Optional.empty()));
        after.stream()
                .filter(one -> !before.contains(one))
                .forEach(one -> add(what, Optional.empty(), Optional.of(one)));
    }

    /// Of the whole; a text is another also where neither is told.
    private void add(What what, Optional<String> before, Optional<String> after) {
        if (what == What.BODY || !before.equals(after)) {
            found.add(new CalendarDifference(what, Optional.empty(), before, after));
        }
    }

    private static Optional<String> word(List<String> words, Optional<Integer> number) {
        return number.filter(one -> one >= 0 && one < words.size()).map(words::get);
    }
}
