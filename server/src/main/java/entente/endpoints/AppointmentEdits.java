package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.AppointmentFacts;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.wire.ews.ItemEdit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What an appointment is after edits, as far as calendars say it.
final class AppointmentEdits {
    private AppointmentEdits() {}

    static Appointment made(Appointment before, List<ItemEdit> edits) {
        var after = before;
        for (var edit : inOrder(edits, before)) {
            after = edited(after, edit);
        }
        return after;
    }

    /// Those properties that no calendar says.
    static Properties unsaid(Properties properties) {
        return only(properties, false);
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
        if (!allDay || given.isEmpty() || !given.stream().allMatch(AppointmentEdits::isDate)) {
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

    private static Appointment edited(Appointment before, ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetProperties(var properties) -> before.with(said(properties));
            case ItemEdit.Remove(var id) ->
                    AppointmentFacts.SAID.contains(id) ? before.without(id) : before;
            case ItemEdit.AddValues(var id, var values) ->
                    id.equals(Known.CATEGORIES)
                            ? before.with(
                                    Properties.NONE.with(
                                            id,
                                            PropertyValue.Many.texts(
                                                    both(
                                                            before,
                                                            Properties.NONE
                                                                    .with(id, values)
                                                                    .texts(id)))))
                            : before;
            case ItemEdit.RemoveValue _ -> before;
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

    private static Properties said(Properties properties) {
        return only(properties, true);
    }

    private static Properties only(Properties properties, boolean said) {
        var kept = new TreeMap<PropertyId, PropertyValue>(properties.all());
        kept.keySet().removeIf(id -> AppointmentFacts.SAID.contains(id) != said);
        return Properties.of(kept);
    }
}
