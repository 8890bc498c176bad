package entente.calendar;

import entente.calendar.CalendarObject.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Gathers the events of one UID as they come, which costs what they are, however many. For one object and no longer.
final class ObjectGathering {
    private final Owner owner;
    private final Map<String, Component> zones = new LinkedHashMap<>();
    private final TreeMap<String, Part> parts = new TreeMap<>();

    ObjectGathering(Owner owner) {
        this.owner = owner;
    }

    /// Time zones by their names; of several of a name the first.
    static Map<String, Component> byName(Iterable<Component> zones) {
        var byName = new LinkedHashMap<String, Component>();
        for (var zone : zones) {
            zone.first("TZID").ifPresent(id -> byName.putIfAbsent(id.value(), zone));
        }
        return byName;
    }

    /// Takes an event among these time zones as [CalendarObject#merged] would.
    void add(Part part, Map<String, Component> among) {
        part.text()
                .parameters("TZID")
                .forEach(name -> {
                    var zone = among.get(name);
                    if (zone != null) {
                        zones.put(name, zone);
                    }
                });
        var event = part.event();
        var before = parts.get(event.key());
        if (before != null && event.isOlderThan(before.event())) {
            return;
        }
        parts.put(event.key(), part);
        if (event.key().isEmpty()
                && before != null
                && before.event().sequence() < event.sequence()) {
            parts.values().removeIf(other -> other.event().sequence() < event.sequence());
        }
    }

    CalendarObject object() {
        return CalendarObject.of(owner, zones, parts);
    }
}
