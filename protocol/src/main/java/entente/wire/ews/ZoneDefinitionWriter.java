package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.question.TimeZoneRule.Change;
import entente.question.WindowsZones;
import entente.wire.soap.XmlWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// Writes `TimeZoneDefinition` as computed from the rules of `java.time`: periods, one group of changes for each stretch of
/// time that follows the same rule, and when each begins.
///
/// A zone whose clock never changes has the same structure with one period, because there are clients that look for a group.
final class ZoneDefinitionWriter {
    /// The years whose rules are spelled out. The last one's holds ever after, the first one's ever before.
    private static final int FIRST_YEAR = 2010;

    private static final int LAST_YEAR = 2040;

    /// Of the zones that were asked for; there are no more than [WindowsZones] knows.
    private static final Map<ZoneId, List<Era>> ERAS = new ConcurrentHashMap<>();

    private final XmlWriter xml;
    private final List<Era> eras;

    private ZoneDefinitionWriter(XmlWriter xml, List<Era> eras) {
        this.xml = xml;
        this.eras = eras;
    }

    /// From this time on its clock, the zone follows `rule`.
    private record Era(LocalDateTime from, TimeZoneRule rule) {}

    /// Writes one zone that [WindowsZones] knows, as an element of that name.
    static void write(XmlWriter xml, String element, String id, boolean full) {
        var zone = WindowsZones.zone(id).orElseThrow(() -> new IllegalArgumentException(id));
        xml.start(element).attribute("Id", id).attribute("Name", displayName(zone));
        if (full) {
            new ZoneDefinitionWriter(xml, ERAS.computeIfAbsent(zone, ZoneDefinitionWriter::eras))
                    .write();
        }
        xml.end();
    }

    /// How people are told of it, such as `(UTC+01:00) Europe/Berlin`.
    static String displayName(ZoneId zone) {
        var offset =
                zone.getRules()
                        .getStandardOffset(
                                LocalDate.of(LAST_YEAR, 1, 1)
                                        .atStartOfDay()
                                        .toInstant(ZoneOffset.UTC));
        var utc = offset.equals(ZoneOffset.UTC) ? "(UTC)" : "(UTC%s)".formatted(offset);
        return utc + " " + zone.getId();
    }

    private static List<Era> eras(ZoneId zone) {
        var eras = new ArrayList<Era>();
        for (var year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            var rule = TimeZoneRule.of(zone.getRules(), year);
            var start = LocalDate.of(year, 1, 1).atStartOfDay();
            if (happensIn(year, rule.daylight())) {
                add(eras, start, standard(rule));
                add(eras, at(rule.daylight().orElseThrow()), daylight(rule));
            } else if (happensIn(year, rule.standard())) {
                add(eras, start, daylight(rule));
                add(eras, at(rule.standard().orElseThrow()), standard(rule));
            } else {
                add(eras, start, rule);
            }
        }
        return List.copyOf(eras);
    }

    private static void add(List<Era> eras, LocalDateTime from, TimeZoneRule rule) {
        if (eras.isEmpty() || !eras.getLast().rule().equals(rule)) {
            eras.add(new Era(from, rule));
        }
    }

    /// Whether the clock changes once and for good in this year, by this change.
    private static boolean happensIn(int year, Optional<Change> change) {
        return change.isPresent() && change.get().year().equals(OptionalInt.of(year));
    }

    private static LocalDateTime at(Change once) {
        return LocalDate.of(once.year().orElseThrow(), once.month(), once.dayOrder())
                .atTime(once.time());
    }

    private static TimeZoneRule standard(TimeZoneRule rule) {
        return TimeZoneRule.fixed(Period.standard(rule).bias());
    }

    private static TimeZoneRule daylight(TimeZoneRule rule) {
        return TimeZoneRule.fixed(rule.bias() + rule.daylight().map(Change::bias).orElse(0));
    }

    private void write() {
        xml.start("t:Periods");
        periods().forEach(this::writePeriod);
        xml.end().start("t:TransitionsGroups");
        for (var group = 0; group < eras.size(); group++) {
            writeGroup(group, eras.get(group).rule());
        }
        xml.end().start("t:Transitions");
        for (var group = 0; group < eras.size(); group++) {
            writeEra(group, eras.get(group).from());
        }
        xml.end();
    }

    /// Each period's id and whether it is summer time, in the order met.
    private Map<String, Period> periods() {
        var periods = new LinkedHashMap<String, Period>();
        for (var era : eras) {
            var rule = era.rule();
            var standard = Period.standard(rule);
            periods.putIfAbsent(standard.id(), standard);
            rule.daylight()
                    .map(change -> Period.daylight(rule, change))
                    .ifPresent(daylight -> periods.putIfAbsent(daylight.id(), daylight));
        }
        return periods;
    }

    private void writePeriod(String id, Period period) {
        xml.start("t:Period").attribute("Bias", duration(period.bias()));
        xml.attribute("Name", period.name()).attribute("Id", id).end();
    }

    private void writeGroup(int group, TimeZoneRule rule) {
        xml.start("t:TransitionsGroup").attribute("Id", Integer.toString(group));
        if (rule.standard().isEmpty()) {
            xml.start("t:Transition");
            writeTo("Period", Period.standard(rule).id());
            xml.end();
        }
        rule.daylight().ifPresent(change -> writeChange(Period.daylight(rule, change), change));
        rule.standard().ifPresent(change -> writeChange(Period.standard(rule), change));
        xml.end();
    }

    private void writeChange(Period to, Change change) {
        xml.start("t:RecurringDayTransition");
        writeTo("Period", to.id());
        xml.element("t:TimeOffset", Duration.ofSeconds(change.time().toSecondOfDay()).toString());
        xml.element("t:Month", change.month());
        xml.element("t:DayOfWeek", Days.name(change.dayOfWeek().orElseThrow()));
        xml.element("t:Occurrence", change.dayOrder() == 5 ? -1 : change.dayOrder());
        xml.end();
    }

    private void writeEra(int group, LocalDateTime from) {
        // The first holds from ever.
        xml.start(group == 0 ? "t:Transition" : "t:AbsoluteDateTransition");
        writeTo("Group", Integer.toString(group));
        if (group > 0) {
            xml.clockTime("t:DateTime", from.toEpochSecond(ZoneOffset.UTC));
        }
        xml.end();
    }

    private void writeTo(String kind, String id) {
        xml.start("t:To").attribute("Kind", kind).text(id).end();
    }

    private static String duration(int biasMinutes) {
        return biasMinutes < 0
                ? "-" + Duration.ofMinutes(-biasMinutes)
                : Duration.ofMinutes(biasMinutes).toString();
    }

    /// One offset that the clock has for part of a year: UTC = local + `bias` minutes.
    private record Period(String name, String id, int bias) {
        static Period standard(TimeZoneRule rule) {
            var bias = rule.bias() + rule.standard().map(Change::bias).orElse(0);
            return new Period("Standard", "std" + duration(bias), bias);
        }

        static Period daylight(TimeZoneRule rule, Change change) {
            var bias = rule.bias() + change.bias();
            return new Period("Daylight", "dlt" + duration(bias), bias);
        }
    }
}
