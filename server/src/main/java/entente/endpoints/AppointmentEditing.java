package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Makes and changes appointments as requests want them: what an edit says of one is written into its iCalendar object, and everything else beside it.
///
/// For one request and no longer: `now` is when it is made.
record AppointmentEditing(Owner owner, Instant now) {
    /// The appointment that is brought: what its iCalendar says, where nothing else in the request says otherwise.
    BatchResult<WholeItem> made(NewItem brought) {
        var edits = new ArrayList<>(brought.schedule());
        var content = brought.content();
        edits.add(new ItemEdit.SetProperties(content.properties()));
        for (var kind : Addressee.Kind.values()) {
            var people = content.of(kind);
            if (!people.isEmpty()) {
                edits.add(new ItemEdit.SetAddressees(kind, people));
            }
        }
        brought.body().ifPresent(body -> edits.add(new ItemEdit.SetBody(body)));
        return begun(brought)
                .then(object -> edited(empty(object), object, Optional.empty(), edits))
                .then(item -> item.attaching(brought.attachments()));
    }

    /// That item after those edits, of the occurrence that `key` names if it is about one.
    BatchResult<WholeItem> edited(WholeItem item, Optional<String> key, List<ItemEdit> edits) {
        return object(item).then(object -> edited(item, object, key, edits));
    }

    /// That item without one of its occurrences; refused where that is the last one.
    BatchResult<WholeItem> without(WholeItem item, String key) {
        return object(item)
                .then(object -> {
                    if (object.occurrence(key).isEmpty()) {
                        return BatchResult.refused(Code.OCCURRENCE_DELETED);
                    }
                    try {
                        var after = object.without(key);
                        return isNothing(after)
                                ? BatchResult.refused(Code.RECURRENCE_EMPTY)
                                : BatchResult.done(saying(item, after));
                    } catch (IllegalArgumentException nothingIsLeft) {
                        return BatchResult.refused(Code.RECURRENCE_EMPTY);
                    }
                });
    }

    /// Whether it is a series of which each occurrence was taken out.
    private static boolean isNothing(CalendarObject object) {
        var left = object.occurrences();
        return object.appointment().recurring()
                && left.first().isEmpty()
                && left.changed().isEmpty();
    }

    /// What an item says of its appointment.
    BatchResult<CalendarObject> object(WholeItem item) {
        return read(item.source().orElseGet(() -> new byte[0]));
    }

    private BatchResult<CalendarObject> begun(NewItem brought) {
        if (brought.mime().isPresent()) {
            return read(brought.mime().get());
        }
        var draft = Appointment.draft(owner, UUID.randomUUID().toString(), now);
        return BatchResult.done(CalendarObject.of(owner, draft));
    }

    private BatchResult<CalendarObject> read(byte[] source) {
        return CalendarObjects.first(source, owner)
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_SOURCE_UNREADABLE));
    }

    private static WholeItem empty(CalendarObject object) {
        var appointment = Properties.NONE.with(Known.ITEM_CLASS, ItemContent.APPOINTMENT);
        return new WholeItem(
                ItemContent.EMPTY.with(appointment),
                Optional.empty(),
                Optional.of(object.bytes()),
                Map.of());
    }

    private BatchResult<WholeItem> edited(
            WholeItem item, CalendarObject before, Optional<String> key, List<ItemEdit> edits) {
        var object = before;
        for (var edit : edits) {
            if (edit instanceof ItemEdit.SetMime(var source)) {
                switch (read(source)) {
                    case BatchResult.Done(var read) -> object = read;
                    case BatchResult.Refused(var why) -> {
                        return new BatchResult.Refused<>(why);
                    }
                }
            }
        }
        var found =
                key.isEmpty() ? Optional.of(object.appointment()) : object.occurrence(key.get());
        if (found.isEmpty()) {
            return BatchResult.refused(Code.OCCURRENCE_DELETED);
        }
        var said = found.get();
        var after = said;
        for (var edit : inOrder(edits, said)) {
            after = edited(after, edit);
        }
        if (!after.equals(said)) {
            var refusal = AppointmentChecks.refusal(after);
            if (refusal.isPresent()) {
                return BatchResult.refused(refusal.get());
            }
            try {
                var stamped = after.stamped(now);
                object = key.isEmpty() ? object.with(stamped) : object.withOccurrence(stamped);
            } catch (IllegalArgumentException outOfBounds) {
                return BatchResult.refused(Code.APPOINTMENT_TOO_FAR);
            }
        }
        return BatchResult.done(beside(saying(item, object), edits));
    }

    /// The zones before what is on their clocks, then all that is set as one: where an appointment would start later than it ends, its end may be about to move too.
    private static List<ItemEdit> inOrder(List<ItemEdit> edits, Appointment before) {
        var ordered = new ArrayList<ItemEdit>();
        var together = Properties.NONE;
        for (var edit : edits) {
            switch (edit) {
                case ItemEdit.SetZone _ -> ordered.add(edit);
                case ItemEdit.SetClock clock ->
                        together = together.with(clock.id(), instant(clock, edits));
                case ItemEdit.SetProperties(var properties) -> together = together.and(properties);
                default -> {
                    // In its place.
                }
            }
        }
        ordered.add(
                new ItemEdit.SetProperties(
                        ordered.isEmpty() ? onItsClock(together, before) : together));
        edits.stream()
                .filter(edit ->
                        switch (edit) {
                            case ItemEdit.SetZone _,
                                    ItemEdit.SetClock _,
                                    ItemEdit.SetProperties _ ->
                                    false;
                            default -> true;
                        })
                .forEach(ordered::add);
        return ordered;
    }

    /// Of whole days that begin and end at midnight in UTC, and of which no zone is told, the dates are meant: clients say so that know nothing of zones.
    private static Properties onItsClock(Properties set, Appointment before) {
        var allDay = set.flag(Known.ALL_DAY).orElse(before.allDay());
        var times = List.of(Known.APPOINTMENT_START, Known.APPOINTMENT_END);
        var given = times.stream().flatMap(id -> set.time(id).stream()).toList();
        if (!allDay || given.isEmpty() || !given.stream().allMatch(AppointmentEditing::isDate)) {
            return set;
        }
        var moved = set;
        for (var id : times) {
            var time = set.time(id);
            if (time.isPresent()) {
                var date = LocalDate.ofInstant(time.get(), ZoneOffset.UTC);
                moved = moved.with(id, date.atStartOfDay(before.zone()).toInstant());
            }
        }
        return moved;
    }

    private static boolean isDate(Instant time) {
        return time.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0;
    }

    /// An end is on the clock of the start where it has none of its own.
    private static Instant instant(ItemEdit.SetClock clock, List<ItemEdit> edits) {
        var ofEnd = clock.id().equals(Known.APPOINTMENT_END);
        var zone =
                ofEnd
                        ? zone(edits, ItemEdit.SetZone.Which.END)
                                .or(() -> zone(edits, ItemEdit.SetZone.Which.START))
                        : zone(edits, ItemEdit.SetZone.Which.START);
        return zone.map(known -> clock.local().atZone(known).toInstant()).orElse(clock.otherwise());
    }

    private static Optional<ZoneId> zone(List<ItemEdit> edits, ItemEdit.SetZone.Which which) {
        return edits.stream()
                .filter(ItemEdit.SetZone.class::isInstance)
                .map(ItemEdit.SetZone.class::cast)
                .filter(zone ->
                        zone.which() == which || zone.which() == ItemEdit.SetZone.Which.BOTH)
                .map(ItemEdit.SetZone::zone)
                .reduce((_, later) -> later);
    }

    private static WholeItem saying(WholeItem item, CalendarObject object) {
        return new WholeItem(
                item.content(), item.body(), Optional.of(object.bytes()), item.attachments());
    }

    private static Appointment edited(Appointment before, ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetProperties(var properties) -> before.with(said(properties));
            case ItemEdit.Remove(var id) ->
                    AppointmentFacts.SAID.contains(id) ? before.without(id) : before;
            case ItemEdit.AddTexts(var id, var texts) ->
                    id.equals(Known.CATEGORIES)
                            ? before.with(
                                    Properties.NONE.with(
                                            id, PropertyValue.Many.texts(both(before, texts))))
                            : before;
            case ItemEdit.SetBody(var body) -> before.withBody(Optional.of(body));
            case ItemEdit.AppendBody(var more) ->
                    before.withBody(
                            Optional.of(
                                    before.body()
                                            .map(text ->
                                                    new Body(
                                                            text.format(),
                                                            text.text() + more.text()))
                                            .orElse(more)));
            case ItemEdit.RemoveBody _ -> before.withBody(Optional.empty());
            case ItemEdit.SetAddressees(var kind, var people) -> before.with(kind, people);
            case ItemEdit.AppendAddressees(var kind, var people) ->
                    before.with(kind, both(before, kind, people));
            case ItemEdit.SetZone(var which, var zone) ->
                    switch (which) {
                        case START -> before.withZone(zone);
                        case END -> before.withEndZone(zone);
                        case BOTH -> before.withZone(zone).withEndZone(zone);
                    };
            case ItemEdit.SetRecurrence(var recurrence) -> before.with(recurrence);
            case ItemEdit.SetBit _, ItemEdit.SetMime _, ItemEdit.SetClock _ -> before;
        };
    }

    private static List<String> both(Appointment before, List<String> more) {
        var all = new LinkedHashSet<>(before.categories());
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<Addressee> both(
            Appointment before, Addressee.Kind kind, List<Addressee> more) {
        var all =
                new ArrayList<>(
                        AppointmentFacts.of(before).addressees().stream()
                                .filter(somebody -> somebody.kind() == kind)
                                .toList());
        all.addAll(more);
        return all;
    }

    /// The item with what edits say that no calendar does.
    private static WholeItem beside(WholeItem item, List<ItemEdit> edits) {
        var content = item.content();
        for (var edit : edits) {
            content =
                    switch (edit) {
                        case ItemEdit.SetProperties(var properties) ->
                                content.with(content.properties().and(unsaid(properties)));
                        case ItemEdit.SetBit(var id, var bit, var set) ->
                                content.with(content.properties().with(id, bit, set));
                        case ItemEdit.Remove(var id) ->
                                content.with(content.properties().without(id));
                        case ItemEdit.AddTexts(var id, var texts) ->
                                id.equals(Known.CATEGORIES)
                                        ? content
                                        : content.with(
                                                content.properties()
                                                        .with(id, PropertyValue.Many.texts(texts)));
                        default -> content;
                    };
        }
        return new WholeItem(content, item.body(), item.source(), item.attachments());
    }

    private static Properties said(Properties properties) {
        return only(properties, true);
    }

    private static Properties unsaid(Properties properties) {
        return only(properties, false);
    }

    private static Properties only(Properties properties, boolean said) {
        var kept = new TreeMap<PropertyId, PropertyValue>(properties.all());
        kept.keySet().removeIf(id -> AppointmentFacts.SAID.contains(id) != said);
        return Properties.of(kept);
    }
}
