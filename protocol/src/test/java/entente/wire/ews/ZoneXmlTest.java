package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.TimeZoneRule;
import entente.question.TimeZoneRule.Change;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneXmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Bias>-60</t:Bias>",
                // Neither change has a month.
                "<t:Bias>-60</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>",
                // Both changes are the same.
                "<t:Bias>-60</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>",
                // Neither change moves the clock.
                "<t:Bias>-60</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>11</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>"
            })
    void zoneWhoseClockNeverChangesIsAnOffset(String content) throws MalformedXml {
        assertThat(read(content)).hasValue(TimeZoneRule.fixed(-60));
    }

    @Test
    void yearMakesAChangeHappenOnceOnADateAndNeedsNoDayOfTheWeek() throws MalformedXml {
        var rule =
                read("<t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>03:00:00</t:Time><t:DayOrder>20</t:DayOrder><t:Month>10</t:Month><t:Year>2026</t:Year></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>17</t:DayOrder><t:Month>4</t:Month><t:Year>2026</t:Year></t:DaylightTime>")
                        .orElseThrow();

        assertThat(rule.toInstant(LocalDateTime.parse("2026-04-17T01:59:00")))
                .hasToString("2026-04-17T01:59:00Z");
        assertThat(rule.toInstant(LocalDateTime.parse("2026-04-17T03:00:00")))
                .hasToString("2026-04-17T02:00:00Z");
        assertThat(rule.toInstant(LocalDateTime.parse("2027-07-01T00:00:00")))
                .hasToString("2027-07-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Month>13</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek>",
                "<t:Month>3</t:Month><t:DayOfWeek>Someday</t:DayOfWeek>",
                "<t:Month>3</t:Month>",
                "<t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Time>25:00:00</t:Time>"
            })
    void changeThatCannotBeMakesAZoneThatCannotBe(String daylight) throws MalformedXml {
        var content =
                "<t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>11</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:DayOrder>1</t:DayOrder>%s</t:DaylightTime>"
                        .formatted(daylight);

        assertThat(read(content)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void zoneIsReadBackAsItWasWritten(TimeZoneRule zone) throws MalformedXml {
        var xml = new XmlWriter(512).start("t:z").attribute("xmlns:t", Ews.TYPES);
        ZoneXml.write(xml, zone);

        assertThat(read(xml.end())).hasValue(zone);
    }

    @Test
    void zoneThatIsReadIsOneWhoseClockRuns() throws MalformedXml {
        var random = new Random(20_260_303);

        for (var round = 0; round < 3_000; round++) {
            var content =
                    "<t:Bias>%d</t:Bias><t:StandardTime>%s</t:StandardTime><t:DaylightTime>%s</t:DaylightTime>"
                            .formatted(pick(random), change(random), change(random));
            for (var zone : read(content).stream().toList()) {
                var noon =
                        Instant.parse("%d-07-01T12:00:00Z".formatted(1000 + random.nextInt(9000)));
                var local = zone.toLocal(noon);
                assertThat(Duration.between(local.toInstant(ZoneOffset.UTC), noon).abs())
                        .as(content)
                        .isLessThanOrEqualTo(Duration.ofHours(18));
                assertThat(zone.toInstant(local)).as(content).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 00:00:00",
        "08:05, 08:05:00",
        "08:05:09, 08:05:09",
        "08:05:00.5, 08:05:00",
        "23:59:59.999999999, 23:59:59"
    })
    void timeOfAChangeIsWrittenToTheSecond(LocalTime time, String written) {
        var change =
                new TimeZoneRule.Change(
                        0, time, 1, 11, Optional.of(DayOfWeek.SUNDAY), OptionalInt.empty());
        var summer =
                new TimeZoneRule.Change(
                        -60,
                        LocalTime.NOON,
                        2,
                        3,
                        Optional.of(DayOfWeek.SUNDAY),
                        OptionalInt.empty());
        var xml = XmlWriter.fragment();
        xml.start("x").attribute("xmlns:t", "urn:t");

        ZoneXml.write(xml, new TimeZoneRule(300, Optional.of(change), Optional.of(summer)));

        assertThat(xml.end().toBytes())
                .asString(StandardCharsets.UTF_8)
                .contains("<t:StandardTime><t:Bias>0</t:Bias><t:Time>" + written + "</t:Time>");
    }

    private static int pick(Random random) {
        int[] some = {-1080, -60, 0, 0, 0, 60, 61, 720, 1081, Integer.MIN_VALUE};
        return some[random.nextInt(some.length)];
    }

    private static String change(Random random) {
        String[] days = {"Sunday", "Monday", "Saturday", "Weekday"};
        String[] years = {
            "",
            "",
            "",
            "",
            "",
            "<t:Year>0</t:Year>",
            "<t:Year>2026</t:Year>",
            "<t:Year>2147483647</t:Year>"
        };
        return "<t:Bias>%d</t:Bias><t:Time>%02d:00:00</t:Time><t:DayOrder>%d</t:DayOrder><t:Month>%d</t:Month><t:DayOfWeek>%s</t:DayOfWeek>%s"
                .formatted(
                        pick(random),
                        random.nextInt(24),
                        random.nextInt(7),
                        random.nextInt(5) == 0 ? random.nextInt(14) : 3 + random.nextInt(2),
                        days[random.nextInt(days.length)],
                        years[random.nextInt(years.length)]);
    }

    static Stream<TimeZoneRule> zones() {
        return Stream.of(
                TimeZoneRule.UTC,
                TimeZoneRule.fixed(-330),
                of("America/Los_Angeles"),
                of("Australia/Sydney"),
                of("Europe/Berlin"),
                new TimeZoneRule(
                        60,
                        Optional.of(change(0, 10, 20, 2026)),
                        Optional.of(change(-60, 4, 17, 2026))));
    }

    private static Change change(int bias, int month, int day, int year) {
        return new Change(
                bias,
                LocalTime.of(2, 30),
                day,
                month,
                Optional.of(LocalDateTime.of(year, month, day, 0, 0).getDayOfWeek()),
                OptionalInt.of(year));
    }

    private static TimeZoneRule of(String zone) {
        return TimeZoneRule.of(ZoneId.of(zone).getRules(), 2026);
    }

    private static Optional<TimeZoneRule> read(String content) throws MalformedXml {
        var document =
                "<t:z xmlns:t='%s'><t:TimeZone>%s</t:TimeZone></t:z>".formatted(Ews.TYPES, content);
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<TimeZoneRule> read(XmlWriter document) throws MalformedXml {
        return read(document.toBytes());
    }

    private static Optional<TimeZoneRule> read(byte[] document) throws MalformedXml {
        try (var xml =
                XmlCursor.open(
                        new ByteArrayInputStream(document), Ews.REQUEST, Examples.MOST_BYTES)) {
            xml.nextChild();
            xml.nextChild();
            return ZoneXml.read(xml);
        }
    }
}
