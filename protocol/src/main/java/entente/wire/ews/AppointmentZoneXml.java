package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.question.WindowsZones;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// The clocks that an appointment in a request is on: by the Windows name of a zone, or spelled out.
final class AppointmentZoneXml {
    /// What is spelled out counts as it is in the end: zones that are alike then are alike for appointments to come.
    private static final LocalDateTime IN_THE_END = LocalDateTime.of(2040, 7, 1, 0, 0);

    private AppointmentZoneXml() {}

    /// Reads `<StartTimeZone>` or its like (`TimeZoneDefinitionType`); empty where it is no zone that is known.
    static Optional<ZoneId> readDefinition(XmlCursor xml) throws MalformedXml {
        var id = xml.attribute("Id").orElse("");
        var spelled = ZoneDefinition.read(xml);
        return WindowsZones.named(id)
                .or(() ->
                        spelled.flatMap(zone -> zone.rule(IN_THE_END))
                                .flatMap(AppointmentZoneXml::following));
    }

    /// Reads `<MeetingTimeZone>`, by its name alone (`TimeZoneType`); it is a hint, and may name nothing.
    static Optional<ZoneId> readHint(XmlCursor xml) throws MalformedXml {
        var name = xml.attribute("TimeZoneName").orElse("");
        xml.skip();
        return WindowsZones.named(name);
    }

    /// Reads `<StartTimeZoneId>` or its like.
    static Optional<ZoneId> readId(XmlCursor xml) throws MalformedXml {
        return WindowsZones.named(xml.text());
    }

    /// The first zone, from west to east, whose clock follows that rule.
    private static Optional<ZoneId> following(TimeZoneRule rule) {
        return WindowsZones.ids().stream()
                .flatMap(id -> WindowsZones.zone(id).stream())
                .filter(zone -> TimeZoneRule.of(zone.getRules(), IN_THE_END.getYear()).equals(rule))
                .findFirst();
    }
}
