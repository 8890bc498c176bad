package entente.calendar;

import entente.question.TimeZoneRule;
import entente.question.TimeZoneRule.Change;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;

/// A VTIMEZONE (RFC 5545, 3.6.5) that says how a clock goes in one year, and so before and after.
final class ZoneText {
    private static final int FIRST_YEAR = 1970;

    private ZoneText() {}

    static Component of(String name, ZoneRules rules, int year) {
        var zone = new Component("VTIMEZONE", 0);
        add(zone, Line.of("TZID", name));
        var rule = TimeZoneRule.of(rules, year);
        if (rule.standard().isEmpty() || rule.daylight().isEmpty()) {
            var always = part("STANDARD", rule.bias(), rule.bias());
            add(always, Line.of("DTSTART", "19700101T000000"));
            zone.add(always);
            return zone;
        }
        var winter = rule.bias() + rule.standard().get().bias();
        var summer = rule.bias() + rule.daylight().get().bias();
        zone.add(changing(part("STANDARD", summer, winter), rule.standard().get()));
        zone.add(changing(part("DAYLIGHT", winter, summer), rule.daylight().get()));
        return zone;
    }

    private static Component part(String name, int biasBefore, int biasAfter) {
        var part = new Component(name, 0);
        add(part, Line.of("TZOFFSETFROM", offset(biasBefore)));
        add(part, Line.of("TZOFFSETTO", offset(biasAfter)));
        return part;
    }

    private static Component changing(Component part, Change change) {
        if (change.year().isPresent()) {
            var on = LocalDate.of(change.year().getAsInt(), change.month(), change.dayOrder());
            add(part, Line.of("DTSTART", Line.LOCAL.format(on.atTime(change.time()))));
            return part;
        }
        var day = change.dayOfWeek().orElseThrow();
        var order = change.dayOrder() == 5 ? -1 : change.dayOrder();
        var on =
                LocalDate.of(FIRST_YEAR, change.month(), 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(order, day));
        add(part, Line.of("DTSTART", Line.LOCAL.format(on.atTime(change.time()))));
        add(
                part,
                Line.of(
                        "RRULE",
                        "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s"
                                .formatted(change.month(), order, day.name().substring(0, 2))));
        return part;
    }

    private static String offset(int bias) {
        var minutes = Math.abs(bias);
        return "%s%02d%02d".formatted(bias > 0 ? "-" : "+", minutes / 60, minutes % 60);
    }

    private static void add(Component component, String line) {
        component.add(ContentLine.read(line, 0), line);
    }
}
