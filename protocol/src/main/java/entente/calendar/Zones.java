package entente.calendar;

import entente.question.WindowsZones;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The clocks that the dates of one calendar file may mean by their TZID.
///
/// A name we know wins over what the file says about it, because our rules are newer than the file: an IANA name, a Windows name, or an
/// IANA name at the end of a path such as `/mozilla.org/20050126_1/Europe/Berlin`. For any other name the file's own VTIMEZONE counts.
final class Zones {
    private static final Map<String, ZoneId> KNOWN =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), ZoneId::of));

    private final ZoneId ownerZone;
    private final ZoneRules owner;
    private final Map<String, Component> defined = new HashMap<>();
    private final Map<String, ZoneRules> read = new HashMap<>();

    /// `owner` is where the calendar's owner lives: the clock of dates, and of times without a zone.
    Zones(ZoneId owner, List<Component> definitions) {
        this.ownerZone = owner;
        this.owner = owner.getRules();
        for (var definition : definitions) {
            definition.first("TZID").ifPresent(id -> defined.putIfAbsent(id.value(), definition));
        }
    }

    ZoneRules ofOwner() {
        return owner;
    }

    ZoneRules named(ContentLine property, String id) throws Malformed {
        var known = read.get(id);
        if (known == null) {
            known = find(property, id.strip());
            read.put(id, known);
        }
        return known;
    }

    private ZoneRules find(ContentLine property, String id) throws Malformed {
        var known = known(id);
        if (known.isPresent()) {
            return known.get().getRules();
        }
        var definition = defined.get(id);
        if (definition == null) {
            throw new Malformed(
                    property, "names a time zone that is not known and not defined in the file");
        }
        var hint = hint(definition);
        return hint.isPresent() ? hint.get().getRules() : ZoneDefinition.rules(definition);
    }

    /// The zone that a date or time is in: that of the calendar's owner where only the file itself knows which one is meant.
    ZoneId id(ContentLine property) {
        var value = property.value();
        var id = property.parameter("TZID").map(String::strip);
        if (property.isDate(value)) {
            return ownerZone;
        }
        if (value.endsWith("Z") || value.endsWith("z")) {
            return ZoneOffset.UTC;
        }
        return id.flatMap(this::zone).orElse(ownerZone);
    }

    private Optional<ZoneId> zone(String id) {
        return known(id).or(() -> hint(defined.get(id))).or(() -> OffsetName.read(id));
    }

    private static Optional<ZoneId> hint(@Nullable Component definition) {
        return Optional.ofNullable(definition)
                .flatMap(zone -> zone.first("X-LIC-LOCATION"))
                .flatMap(location -> known(location.value()));
    }

    private static Optional<ZoneId> known(String id) {
        for (var tail = Optional.of(id); tail.isPresent(); tail = behindSlash(tail.get())) {
            var iana = Optional.ofNullable(KNOWN.get(tail.get().toLowerCase(Locale.ROOT)));
            var found = iana.isPresent() ? iana : WindowsZones.zone(tail.get());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> behindSlash(String id) {
        var slash = id.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(id.substring(slash + 1));
    }
}
