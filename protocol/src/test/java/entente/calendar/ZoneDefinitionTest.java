package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ZoneDefinitionTest {
    /// Central Europe as a file may define it under any name.
    private static final String OFFICE =
            """
            BEGIN:VTIMEZONE
            TZID:Office
            BEGIN:DAYLIGHT
            DTSTART:19810329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """;

    @Test
    void everyHourOfSomeYearsIsTheSameAsInTheZoneItDescribes() throws Malformed {
        var timezone =
                CalendarFile.read(
                                ("BEGIN:VCALENDAR\n" + OFFICE + "END:VCALENDAR\n").getBytes(UTF_8))
                        .parts()
                        .getFirst()
                        .zones()
                        .getFirst();
        var berlin = ZoneId.of("Europe/Berlin").getRules();

        var rules = ZoneDefinition.rules(timezone);

        var end = Instant.parse("2031-01-01T00:00:00Z");
        for (var at = Instant.parse("2024-01-01T00:00:00Z");
                at.isBefore(end);
                at = at.plusSeconds(1800)) {
            assertThat(rules.getOffset(at)).as("%s", at).isEqualTo(berlin.getOffset(at));
        }
    }
}
