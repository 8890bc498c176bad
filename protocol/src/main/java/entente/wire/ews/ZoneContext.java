package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.question.WindowsZones;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// The header `TimeZoneContext`: the zone of times that have none, by its Windows name, spelled out, or both.
record ZoneContext(Optional<String> id, Optional<ZoneDefinition> definition) {
    static final ZoneContext NONE = new ZoneContext(Optional.empty(), Optional.empty());

    /// Reads `<TimeZoneContext>`.
    static ZoneContext read(XmlCursor xml) throws MalformedXml {
        var context = NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "TimeZoneDefinition" -> context = readDefinition(xml);
                default -> xml.skip();
            }
        }
        return context;
    }

    /// The rule of this zone around one time on its clock; empty when the context names none that can be. What is spelled out wins over the name.
    Optional<TimeZoneRule> rule(LocalDateTime at) {
        return definition
                .flatMap(spelled -> spelled.rule(at))
                .or(() -> id.flatMap(WindowsZones::named).map(zone -> rule(zone, at.getYear())));
    }

    /// The time that a text says (`xs:dateTime`), on this zone's clock unless it gives an offset, or on that of UTC where there is no zone; empty when it is
    /// no time.
    Optional<Instant> instant(String text) {
        return WireTime.parse(text).map(this::instant);
    }

    Instant instant(WireTime time) {
        var rule = time.offset().isPresent() ? Optional.<TimeZoneRule>empty() : rule(time.local());
        return time.in(rule.orElse(TimeZoneRule.UTC).rules());
    }

    private static TimeZoneRule rule(ZoneId zone, int year) {
        return TimeZoneRule.of(zone.getRules(), year);
    }

    private static ZoneContext readDefinition(XmlCursor xml) throws MalformedXml {
        var id = xml.attribute("Id").filter(name -> !name.isEmpty());
        return new ZoneContext(id, ZoneDefinition.read(xml));
    }
}
