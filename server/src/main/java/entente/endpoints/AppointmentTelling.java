package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.Occurrences;
import entente.item.ItemContent;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Item;
import entente.wire.ews.AppointmentElement;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemShape;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is told of appointments, and of single occurrences as of items: these say what their series says, but for when they are and what was changed about them.
final class AppointmentTelling {
    private AppointmentTelling() {}

    /// An appointment as a whole.
    static AppointmentElement whole(Item item, CalendarObject object, ItemShape shape) {
        var occurrences =
                Optional.of(object)
                        .filter(_ -> shape.needsOccurrences() && object.appointment().recurring())
                        .map(CalendarObject::occurrences);
        return new AppointmentElement(
                object.appointment(),
                occurrences,
                occurrences.map(known -> ids(item, known)).orElse(Map.of()));
    }

    /// The item, or the occurrence of it that is that appointment.
    static ItemElement of(
            NamedItem named,
            CalendarObject object,
            Appointment appointment,
            Optional<FolderElement.Id> parent,
            ItemShape shape) {
        var item = named.item();
        return new ItemElement(
                ItemTelling.id(named),
                parent,
                content(item.content(), appointment),
                appointment.body().filter(_ -> shape.needsBody()),
                shape.needsSource()
                        ? Optional.of(Octets.of(source(object, named.occurrence(), appointment)))
                        : Optional.empty(),
                item.made(),
                item.changed().at(),
                item.size(),
                true,
                Optional.of(
                        named.occurrence().isEmpty()
                                ? whole(item, object, shape)
                                : new AppointmentElement(appointment, Optional.empty(), Map.of())));
    }

    private static byte[] source(
            CalendarObject object, Optional<String> occurrence, Appointment appointment) {
        return occurrence.isEmpty()
                ? object.bytesForClients()
                : object.withOccurrence(appointment).only(occurrence.get()).bytesForClients();
    }

    private static ItemContent content(ItemContent item, Appointment appointment) {
        var facts = AppointmentFacts.of(appointment);
        var kept = new TreeMap<>(item.properties().all());
        kept.keySet().removeAll(AppointmentFacts.SAID);
        return item.with(Properties.of(kept).and(facts.properties())).with(facts.addressees());
    }

    private static Map<String, FolderElement.Id> ids(Item item, Occurrences occurrences) {
        return Stream.of(
                        occurrences.first().stream(),
                        occurrences.last().stream(),
                        occurrences.changed().stream())
                .flatMap(each -> each)
                .map(Occurrences.Planned::key)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(key -> key, key -> id(item, key)));
    }

    private static FolderElement.Id id(Item item, String key) {
        return ItemTelling.id(new NamedItem(item, Optional.of(key)));
    }
}
