package entente.wire.ews;

import entente.calendar.GlobalObjectId;
import entente.calendar.Recurrence;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Reads the properties that an appointment in a request brings and no other item has, and that are held in their own ways.
record AppointmentReader(XmlCursor xml) {
    /// Reads the element at hand, which is that of `field`.
    Brought read(ItemField field) throws MalformedXml {
        return switch (field) {
            case UID -> Brought.of(field, uid(xml.text()));
            case BUSY -> readBusy(field);
            case NEW_TIME_ALLOWED ->
                    Brought.of(
                            field, set(Properties.NONE.with(Known.NEW_TIME_REFUSED, !xml.flag())));
            case RECURRENCE ->
                    new Brought(
                            new ItemPath.Field(field.uri()),
                            RecurrenceXml.read(xml).then(AppointmentReader::repeating));
            case START_TIME_ZONE ->
                    zone(
                            field,
                            ItemEdit.SetZone.Which.START,
                            AppointmentZoneXml.readDefinition(xml));
            case END_TIME_ZONE ->
                    zone(field, ItemEdit.SetZone.Which.END, AppointmentZoneXml.readDefinition(xml));
            case START_TIME_ZONE_ID ->
                    zone(field, ItemEdit.SetZone.Which.START, AppointmentZoneXml.readId(xml));
            case END_TIME_ZONE_ID ->
                    zone(field, ItemEdit.SetZone.Which.END, AppointmentZoneXml.readId(xml));
            case MEETING_TIME_ZONE -> Brought.of(field, hint(AppointmentZoneXml.readHint(xml)));
            default -> {
                // The server says it.
                xml.skip();
                yield Brought.of(field, List.of());
            }
        };
    }

    /// One that says nothing names nothing.
    private static List<ItemEdit> uid(String uid) {
        return uid.isEmpty()
                ? List.of()
                : set(Properties.NONE.with(Known.GLOBAL_OBJECT_ID, GlobalObjectId.of(uid)));
    }

    private Brought readBusy(ItemField field) throws MalformedXml {
        var name = xml.text();
        if (name.equals("NoData")) {
            return Brought.refused(field, Code.APPOINTMENT_VALUE_INVALID);
        }
        var number = BusyTypes.HELD.indexOf(name);
        if (number < 0) {
            throw xml.wrongText("one of " + String.join(", ", BusyTypes.HELD));
        }
        return Brought.of(field, set(Properties.NONE.with(Known.BUSY_STATUS, number)));
    }

    private static Brought zone(
            ItemField field, ItemEdit.SetZone.Which which, Optional<ZoneId> zone) {
        return zone.map(known -> Brought.of(field, List.of(new ItemEdit.SetZone(which, known))))
                .orElseGet(() -> Brought.refused(field, Code.APPOINTMENT_ZONE_UNKNOWN));
    }

    private static List<ItemEdit> hint(Optional<ZoneId> zone) {
        return zone.stream()
                .<ItemEdit>map(known -> new ItemEdit.SetZone(ItemEdit.SetZone.Which.BOTH, known))
                .toList();
    }

    private static BatchResult<List<ItemEdit>> repeating(Recurrence recurrence) {
        return BatchResult.done(List.of(new ItemEdit.SetRecurrence(Optional.of(recurrence))));
    }

    private static List<ItemEdit> set(Properties properties) {
        return List.of(new ItemEdit.SetProperties(properties));
    }
}
