package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes and changes appointments as requests want them: what an edit says of one is written into its iCalendar object, and everything else beside it.
///
/// For one request and no longer: `now` is when it is made.
record AppointmentEditing(Owner owner, Instant now) {
    /// In bytes; it is read whole.
    private static final int LONGEST_CALENDAR = 4 << 20;

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
        return read(item.source().orElse(Octets.NONE));
    }

    private BatchResult<CalendarObject> begun(NewItem brought) {
        if (brought.mime().isPresent()) {
            return read(brought.mime().get());
        }
        var draft = Appointment.draft(owner, UUID.randomUUID().toString(), now);
        return BatchResult.done(CalendarObject.of(owner, draft));
    }

    /// One object: of several all but the first would be lost.
    private BatchResult<CalendarObject> read(Octets source) {
        if (source.length() > LONGEST_CALENDAR) {
            return BatchResult.refused(Code.ITEM_TOO_LARGE);
        }
        var objects = CalendarObjects.read(source.bytes(), owner).objects();
        return objects.size() == 1
                ? BatchResult.done(objects.getFirst())
                : BatchResult.refused(Code.ITEM_SOURCE_UNREADABLE);
    }

    private static WholeItem empty(CalendarObject object) {
        var appointment = Properties.NONE.with(Known.ITEM_CLASS, ItemContent.APPOINTMENT);
        return new WholeItem(
                ItemContent.EMPTY.with(appointment),
                Optional.empty(),
                Optional.of(Octets.of(object.bytes())),
                Map.of());
    }

    private BatchResult<WholeItem> edited(
            WholeItem item, CalendarObject before, Optional<String> key, List<ItemEdit> edits) {
        return replaced(before, key, edits)
                .then(object ->
                        AppointmentFinder.of(object, key)
                                .then(said -> changed(object, key, said, edits)))
                .then(object -> BatchResult.done(beside(saying(item, object), edits)));
    }

    /// The object that edits bring in the place of that one, if one does; an occurrence has none of its own.
    private BatchResult<CalendarObject> replaced(
            CalendarObject before, Optional<String> key, List<ItemEdit> edits) {
        var object = BatchResult.done(before);
        for (var edit : edits) {
            if (edit instanceof ItemEdit.SetMime(var source)) {
                object =
                        key.isEmpty()
                                ? object.then(_ -> read(source))
                                : BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET);
            }
        }
        return object;
    }

    private BatchResult<CalendarObject> changed(
            CalendarObject object, Optional<String> key, Appointment said, List<ItemEdit> edits) {
        var after = AppointmentEdits.made(said, edits);
        if (after.equals(said)) {
            return BatchResult.done(object);
        }
        var refusal =
                AppointmentChecks.refusal(after)
                        .or(() -> AppointmentChecks.refusal(object, said, after));
        if (refusal.isPresent()) {
            return BatchResult.refused(refusal.get());
        }
        try {
            var stamped = after.stamped(now);
            return BatchResult.done(
                    key.isEmpty() ? object.with(stamped) : object.withOccurrence(stamped));
        } catch (IllegalArgumentException outOfBounds) {
            return BatchResult.refused(Code.APPOINTMENT_TOO_FAR);
        }
    }

    private static WholeItem saying(WholeItem item, CalendarObject object) {
        return new WholeItem(
                item.content(),
                item.body(),
                Optional.of(Octets.of(object.bytes())),
                item.attachments());
    }

    /// The item with what edits say that no calendar does.
    private static WholeItem beside(WholeItem item, List<ItemEdit> edits) {
        var after = item;
        for (var edit : edits) {
            after =
                    switch (edit) {
                        case ItemEdit.SetProperties(var properties) ->
                                after.edited(
                                        new ItemEdit.SetProperties(
                                                AppointmentEdits.unsaid(properties)));
                        case ItemEdit.Remove(var id) when !AppointmentFacts.SAID.contains(id) ->
                                after.edited(edit);
                        case ItemEdit.AddValues(var id, _)
                                when !AppointmentFacts.SAID.contains(id) ->
                                after.edited(edit);
                        case ItemEdit.RemoveValue(var id, _)
                                when !AppointmentFacts.SAID.contains(id) ->
                                after.edited(edit);
                        case ItemEdit.SetBit _ -> after.edited(edit);
                        default -> after;
                    };
        }
        return after;
    }
}
