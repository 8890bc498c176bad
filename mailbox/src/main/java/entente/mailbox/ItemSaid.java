package entente.mailbox;

import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an item says and is made of, as it is kept: of an appointment that has a source, what the source says, whatever else was said of it.
record ItemSaid(ItemContent content, List<CutStream> streams) {
    ItemSaid {
        streams = List.copyOf(streams);
    }

    /// An item that somebody brings; `cut` are its streams. Empty where it is an appointment whose source cannot be read.
    static Optional<ItemSaid> of(
            ItemContent content, ItemStreams brought, List<CutStream> cut, Owner owner) {
        if (brought.source().isEmpty() || !Appointments.isOne(content)) {
            return Optional.of(new ItemSaid(content, cut));
        }
        return CalendarObjects.first(brought.source().get().bytes(), owner)
                .map(object -> of(content, object, cut));
    }

    /// An appointment that is such an object; of its streams, the body is that of the object.
    static ItemSaid of(ItemContent content, CalendarObject object, List<CutStream> streams) {
        var facts = AppointmentFacts.of(object);
        var all = new ArrayList<>(streams);
        all.removeIf(stream ->
                Arrays.stream(Body.Format.values())
                        .anyMatch(format -> stream.name().equals(CutStream.name(format))));
        facts.body().map(CutStream::of).ifPresent(all::add);
        return new ItemSaid(
                said(content, facts.properties()).with(facts.addressees()), List.copyOf(all));
    }

    /// An appointment of which only something else is said anew than what its source says, which is kept.
    static ItemContent keeping(ItemContent before, ItemContent said) {
        var kept = new TreeMap<>(before.properties().all());
        kept.keySet().retainAll(AppointmentFacts.SAID);
        return said(said, Properties.of(kept)).with(before.addressees());
    }

    private static ItemContent said(ItemContent content, Properties facts) {
        SortedMap<PropertyId, PropertyValue> all = new TreeMap<>(content.properties().all());
        all.keySet().removeAll(AppointmentFacts.SAID);
        return content.with(Properties.of(all).and(facts));
    }
}
