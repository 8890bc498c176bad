package entente.calendar;

import entente.calendar.CalendarObject.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The events of a calendar file, those of one UID together, in the order in which the UIDs come; `faults` are what could not be understood, in the order found.
public record CalendarObjects(List<CalendarObject> objects, List<CalendarFault> faults) {
    /// Methods whose events are answers to invitations and belong in nobody's calendar (RFC 5546, 1.4).
    private static final Set<String> REPLIES =
            Set.of("REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER");

    public CalendarObjects {
        objects = List.copyOf(objects);
        faults = List.copyOf(faults);
    }

    /// Reads a file of any number of VCALENDARs. Of an event that stands in it several times the newest holds (RFC 5546, 2.1.5). What a file of the method
    /// CANCEL holds was called off.
    public static CalendarObjects read(byte[] file, Owner owner) {
        var taken = CalendarFile.read(file);
        var faults = new ArrayList<>(taken.faults());
        var byUid = new LinkedHashMap<String, ObjectGathering>();
        for (var part : taken.parts()) {
            readPart(part, owner, byUid, faults);
        }
        return new CalendarObjects(
                byUid.values().stream().map(ObjectGathering::object).toList(), faults);
    }

    /// The first of a file; empty where none can be understood.
    public static Optional<CalendarObject> first(byte[] file, Owner owner) {
        return read(file, owner).objects().stream().findFirst();
    }

    private static void readPart(
            CalendarFile.Part part,
            Owner owner,
            Map<String, ObjectGathering> byUid,
            List<CalendarFault> faults) {
        var reader = new EventReader(owner.address(), new Zones(owner.zone(), part.zones()));
        var zones = ObjectGathering.byName(part.zones());
        for (var component : part.events()) {
            try {
                if (REPLIES.contains(part.method())) {
                    throw new Malformed(
                            "a %s answers an invitation; it is no event of this calendar"
                                    .formatted(part.method()));
                }
                var said =
                        part.method().equals("CANCEL")
                                ? component.with("STATUS", Optional.of("STATUS:CANCELLED"))
                                : component;
                var event = reader.read(said);
                byUid.computeIfAbsent(event.uid(), _ -> new ObjectGathering(owner))
                        .add(new Part(event, said), zones);
            } catch (Malformed e) {
                faults.add(
                        new CalendarFault(
                                component.line(),
                                component.first("UID").map(ContentLine::value),
                                e.why()));
            }
        }
    }
}
