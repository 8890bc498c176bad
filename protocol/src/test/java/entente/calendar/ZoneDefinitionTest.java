package entente.calendar;

import static entente.calendar.ReadCalendar.read;
import static entente.calendar.ReadCalendar.readFile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

    @Test
    void aZoneDefinedInTheFileFollowsItsRules() {
        assertThat(starts(OFFICE, "20260328T090000", "20260329T090000", "20261025T090000"))
                .containsExactly(
                        "2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-10-25T08:00:00Z");
    }

    @Test
    void aNameThatIsKnownWinsOverWhatTheFileSaysAboutIt() {
        var wrong = OFFICE.replace("TZID:Office", "TZID:America/New_York");

        assertThat(startsIn(wrong, "America/New_York", "20260702T090000"))
                .containsExactly("2026-07-02T13:00:00Z");
    }

    @Test
    void theLocationThatAWriterNamesIsTakenForItsRules() {
        var hinted = OFFICE.replace("TZID:Office", "TZID:Office\nX-LIC-LOCATION:Asia/Kolkata");

        assertThat(starts(hinted, "20260302T090000")).containsExactly("2026-03-02T03:30:00Z");
    }

    @Test
    void aZoneThatChangesOnNamedDatesOnly() {
        var once =
                """
                BEGIN:VTIMEZONE
                TZID:Office
                BEGIN:STANDARD
                DTSTART:20250101T000000
                TZOFFSETFROM:+0300
                TZOFFSETTO:+0300
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20260215T020000
                RDATE:20270215T020000
                TZOFFSETFROM:+0300
                TZOFFSETTO:+0430
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20260322T030000
                TZOFFSETFROM:+0430
                TZOFFSETTO:+0300
                END:STANDARD
                END:VTIMEZONE
                """;

        assertThat(
                        starts(
                                once,
                                "20260214T120000",
                                "20260215T120000",
                                "20260322T120000",
                                "20270215T120000"))
                .containsExactly(
                        "2026-02-14T09:00:00Z",
                        "2026-02-15T07:30:00Z",
                        "2026-03-22T09:00:00Z",
                        "2027-02-15T07:30:00Z");
    }

    @Test
    void oneNameMayMeanDifferentZonesInDifferentCalendarsOfAFile() {
        var moscow = OFFICE.replace("+0100", "+0300").replace("+0200", "+0300");
        var file =
                "BEGIN:VCALENDAR\n%s%sEND:VCALENDAR\nBEGIN:VCALENDAR\n%s%sEND:VCALENDAR\n"
                        .formatted(
                                OFFICE,
                                event("a", "Office", "20260302T090000"),
                                moscow,
                                event("b", "Office", "20260302T090000"));

        assertThat(readFile(file).entries())
                .extracting(block -> block.start().toString())
                .containsExactly("2026-03-02T06:00:00Z", "2026-03-02T08:00:00Z");
    }

    @Test
    void aBrokenZoneBreaksTheEventsThatNeedItAndNoOthers() {
        var broken = OFFICE.replace("TZOFFSETTO:+0200", "TZOFFSETTO:summer");

        var calendar =
                read(
                        broken
                                + event("a", "Office", "20260302T090000")
                                + event("b", "Europe/Berlin", "20260302T090000"));

        assertThat(calendar.entries()).hasSize(1);
        assertThat(calendar.faults()).hasSize(1);
        assertThat(calendar.faults().getFirst().why())
                .isEqualTo("TZOFFSETTO in line 8 is not an offset from UTC");
    }

    @Test
    void anEmptyZoneIsNone() {
        var empty = "BEGIN:VTIMEZONE\nTZID:Office\nEND:VTIMEZONE\n";

        var calendar = read(empty + event("a", "Office", "20260302T090000"));

        assertThat(calendar.faults().getFirst().why()).contains("has no rule");
    }

    private static List<String> starts(String zone, String... times) {
        return startsIn(zone, "Office", times);
    }

    private static List<String> startsIn(String zone, String id, String... times) {
        var events = new StringBuilder(zone);
        for (var time : times) {
            events.append(event(time, id, time));
        }
        var calendar = read(events.toString());
        assertThat(calendar.faults()).isEmpty();
        return calendar.entries().stream().map(BusyBlock::start).map(Instant::toString).toList();
    }

    private static String event(String uid, String zone, String start) {
        return "BEGIN:VEVENT\nUID:%s\nDTSTART;TZID=%s:%s\nEND:VEVENT\n".formatted(uid, zone, start);
    }
}
