package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/// `SerializableTimeZone`: the zone of a GetUserAvailability request, and of working hours, in both directions.
final class ZoneXml {
    private ZoneXml() {}

    /// Reads `<TimeZone>`; empty when it is one that cannot be.
    ///
    /// The clock never changes when a month or day is 0, when both changes are the same, or when neither changes the offset.
    static Optional<TimeZoneRule> read(XmlCursor xml) throws MalformedXml {
        var bias = 0;
        var standard = ChangeXml.NONE;
        var daylight = ChangeXml.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Bias" -> bias = xml.number();
                case "StandardTime" -> standard = ChangeXml.read(xml);
                case "DaylightTime" -> daylight = ChangeXml.read(xml);
                default -> xml.skip();
            }
        }
        return rule(bias, standard, daylight);
    }

    static void write(XmlWriter xml, TimeZoneRule zone) {
        xml.start("t:TimeZone").element("t:Bias", zone.bias());
        write(xml, "t:StandardTime", zone.standard());
        write(xml, "t:DaylightTime", zone.daylight());
        xml.end();
    }

    private static Optional<TimeZoneRule> rule(int bias, ChangeXml standard, ChangeXml daylight) {
        try {
            if (standard.never() || daylight.never() || standard.bias() == daylight.bias()) {
                return Optional.of(TimeZoneRule.fixed(Math.addExact(bias, standard.bias())));
            }
            var rule =
                    new TimeZoneRule(
                            bias, Optional.of(standard.change()), Optional.of(daylight.change()));
            // Whether such a clock can run shows only when it is wound up.
            rule.rules();
            return Optional.of(rule);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notAZone) {
            return Optional.empty();
        }
    }

    private static void write(XmlWriter xml, String name, Optional<TimeZoneRule.Change> change) {
        xml.start(name).element("t:Bias", change.map(TimeZoneRule.Change::bias).orElse(0));
        xml.element("t:Time", time(change.map(TimeZoneRule.Change::time).orElse(LocalTime.MIN)));
        xml.element("t:DayOrder", change.map(TimeZoneRule.Change::dayOrder).orElse(0));
        xml.element("t:Month", change.map(TimeZoneRule.Change::month).orElse(0));
        xml.element("t:DayOfWeek", Days.name(change.map(ZoneXml::day).orElse(DayOfWeek.SUNDAY)));
        change.map(TimeZoneRule.Change::year)
                .filter(OptionalInt::isPresent)
                .ifPresent(year -> xml.element("t:Year", year.getAsInt()));
        xml.end();
    }

    private static String time(LocalTime time) {
        var text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return time.getSecond() == 0 ? text + ":00" : text;
    }

    /// The schema wants a day of the week also where a date says it all.
    private static DayOfWeek day(TimeZoneRule.Change change) {
        return change.dayOfWeek()
                .orElseGet(() ->
                        LocalDate.of(change.year().orElseThrow(), change.month(), 1)
                                .plusDays(change.dayOrder() - 1L)
                                .getDayOfWeek());
    }

    /// `SerializableTimeZoneTime` as it came, not yet a change that can be.
    private record ChangeXml(
            int bias, String time, int dayOrder, int month, Optional<DayOfWeek> day, int year) {
        static final ChangeXml NONE = new ChangeXml(0, "00:00:00", 0, 0, Optional.empty(), 0);

        static ChangeXml read(XmlCursor xml) throws MalformedXml {
            var bias = 0;
            var time = NONE.time;
            var dayOrder = 0;
            var month = 0;
            var day = NONE.day;
            var year = 0;
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Bias" -> bias = xml.number();
                    case "Time" -> time = xml.text();
                    case "DayOrder" -> dayOrder = xml.number();
                    case "Month" -> month = xml.number();
                    case "DayOfWeek" -> day = Days.one(xml.text());
                    case "Year" -> year = xml.number();
                    default -> xml.skip();
                }
            }
            return new ChangeXml(bias, time, dayOrder, month, day, year);
        }

        boolean never() {
            return month == 0 || dayOrder == 0;
        }

        TimeZoneRule.Change change() {
            return new TimeZoneRule.Change(
                    bias,
                    LocalTime.parse(time),
                    dayOrder,
                    month,
                    day,
                    year == 0 ? OptionalInt.empty() : OptionalInt.of(year));
        }
    }
}
