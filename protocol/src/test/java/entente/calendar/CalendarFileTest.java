package entente.calendar;

import static entente.calendar.ReadCalendar.read;
import static entente.calendar.ReadCalendar.readFile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import entente.question.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
    private static final Window MARCH =
            new Window(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

    private static final String LUNCH =
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T090000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", "\r\n\r\n"})
    void linesMayEndInDifferentWays(String end) {
        var file = ("BEGIN:VCALENDAR\r\n" + LUNCH + "END:VCALENDAR\r\n").replace("\r\n", end);

        assertThat(readFile(file).subjects()).containsExactly("Lunch");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(readFile("\uFEFFBEGIN:VCALENDAR\r\n" + LUNCH + "END:VCALENDAR").subjects())
                .containsExactly("Lunch");
    }

    @Test
    void foldedAndEscapedTextIsReadWhole() {
        var event = LUNCH.replace("Lunch", "Lunch\\, tea\\; and \\\\ mo\r\n re\\nat \r\n\tnoon €");

        assertThat(read(event).subjects()).containsExactly("Lunch, tea; and \\ more\nat noon €");
    }

    @Test
    void namesAreReadInAnyCase() {
        var event = LUNCH.replace("BEGIN:VEVENT", "begin:vevent").replace("DTSTART", "dtstart");

        assertThat(read(event).subjects()).containsExactly("Lunch");
    }

    @Test
    void aQuotedParameterMayHoldColonsAndSemicolons() {
        var event = LUNCH.replace("SUMMARY:", "SUMMARY;X-A=\"a;b:c\";LANGUAGE=en:");

        assertThat(readFile("BEGIN:VCALENDAR\r\n" + event + "END:VCALENDAR").subjects())
                .containsExactly("Lunch");
    }

    @Test
    void oneFileMayHoldSeveralCalendars() {
        var tea = LUNCH.replace("UID:1", "UID:2").replace("Lunch", "Tea");

        var both =
                readFile(
                        "BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n"
                                .formatted(LUNCH, tea));

        assertThat(both.subjects()).containsExactlyInAnyOrder("Lunch", "Tea");
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        var todo = "BEGIN:VTODO\r\nUID:9\r\nDTSTART:nonsense\r\nEND:VTODO\r\n";

        var calendar = read(todo + LUNCH);

        assertThat(calendar.faults()).isEmpty();
        assertThat(calendar.subjects()).containsExactly("Lunch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DTSTART:20260231T090000Z | DTSTART in line 5 is no date of the calendar",
                "DTSTART:20260302T250000Z | DTSTART in line 5 is no date of the calendar",
                "DTSTART:soon | DTSTART in line 5 is not a date and time",
                "DTSTART:00010101T000000Z | DTSTART in line 5 lies outside the years 1600 to 2500",
                "DTSTART;TZID=Moon/Crater:20260302T090000 | DTSTART in line 5 names a time zone that is not known and not defined in the file",
                "DTSTART 20260302T090000Z | line 5 cannot be read: it begins like DTSTART",
                "SUMMARY:x | the event has no DTSTART",
                "DTSTART:20260302T090000Z~DTEND:20260301T090000Z | DTEND in line 6 ends the event before it starts",
                "DTSTART:20260302T090000Z~DURATION:-PT1H | DURATION in line 6 ends the event before it starts",
                "DTSTART:20260302T090000Z~DURATION:P | DURATION in line 6 is not a duration",
                "DTSTART:20260302T090000Z~DURATION:PT99999999999H | DURATION in line 6 is not a duration",
                "DTSTART:20260302T090000Z~DTEND:22000101T000000Z | DTEND in line 6 makes the event longer than a hundred years",
                "DTSTART:20260302T090000Z~EXDATE:20260302T0 | EXDATE in line 6 is not a date and time",
                "DTSTART:20260302T090000Z~DURATION:P4000D~RRULE:FREQ=DAILY | DTSTART in line 5 begins a series of events that last longer than three years",
            })
    void aFaultNamesTheEventsLineAndTheReason(String lines, String why) {
        var broken =
                "BEGIN:VEVENT\r\nUID:b\r\n%s\r\nEND:VEVENT\r\n"
                        .formatted(lines.replace("~", "\r\n"));

        var calendar = read(broken + LUNCH);

        assertThat(calendar.faults()).containsExactly(new CalendarFault(3, Optional.of("b"), why));
        assertThat(calendar.subjects()).containsExactly("Lunch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SOMETIMES",
                "COUNT=3",
                "FREQ=DAILY;COUNT=3;UNTIL=20260401T000000Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MINUTELY;INTERVAL=3",
                "FREQ=MINUTELY;COUNT=2000000000",
                "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
                "FREQ=HOURLY;BYMONTH=1;BYHOUR=9",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12",
                "",
            })
    void aRuleThatCannotBeFollowedIsAFault(String rule) {
        var calendar = read(LUNCH.replace("UID:1", "UID:1\r\nRRULE:" + rule));

        assertThat(calendar.subjects()).isEmpty();
        assertThat(calendar.faults()).hasSize(1);
        assertThat(calendar.faults().getFirst().why())
                .startsWith("RRULE in line 5 is no recurrence rule that can be followed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=30", "FREQ=SECONDLY;COUNT=9000"})
    void aDenseRuleThatEndsOrStaysBoundedIsFollowed(String rule) {
        var calendar = read(LUNCH.replace("UID:1", "UID:1\r\nRRULE:" + rule));

        assertThat(calendar.faults()).isEmpty();
        assertThat(calendar.entries(MARCH)).hasSizeGreaterThan(600);
    }

    @Test
    void anEventThatIsNotClosedIsAFaultAndTheNextIsRead() {
        var calendar = read("BEGIN:VEVENT\r\nUID:open\r\nDTSTART:20260301T090000Z\r\n" + LUNCH);

        assertThat(calendar.faults())
                .containsExactly(
                        new CalendarFault(
                                3, Optional.of("open"), "the event is not closed by END:VEVENT"));
        assertThat(calendar.subjects()).containsExactly("Lunch");
    }

    @Test
    void aFileThatIsCutOffGivesTheEventsBeforeTheCut() {
        var calendar = readFile("BEGIN:VCALENDAR\r\n" + LUNCH + "BEGIN:VEVENT\r\nUID:2\r\nDTST");

        assertThat(calendar.subjects()).containsExactly("Lunch");
        assertThat(calendar.faults())
                .containsExactly(
                        new CalendarFault(
                                7, Optional.of("2"), "the event is not closed by END:VEVENT"),
                        new CalendarFault(
                                1,
                                Optional.empty(),
                                "the calendar is not closed by END:VCALENDAR; the file may be cut off"));
    }

    @Test
    void aLineOfDescriptionThatWasNotFoldedDoesNoHarm() {
        var event = LUNCH.replace("SUMMARY", "DESCRIPTION:Dear all\r\nplease be there\r\nSUMMARY");

        var calendar = read(event);

        assertThat(calendar.faults()).isEmpty();
        assertThat(calendar.subjects()).containsExactly("Lunch");
    }

    @Test
    void anAlarmThatIsNotClosedDoesNotTakeItsEventWithIt() {
        var calendar = read(LUNCH.replace("END:", "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:"));

        assertThat(calendar.subjects()).containsExactly("Lunch");
        assertThat(calendar.entries())
                .allMatch(block -> block.details().orElseThrow().reminderSet());
    }

    @Test
    void anAnswerToAnInvitationIsNoEvent() {
        var calendar = read("METHOD:REPLY\r\n" + LUNCH);

        assertThat(calendar.events()).isZero();
        assertThat(calendar.faults()).hasSize(1);
    }

    @Test
    void endlessNestingEndsTheReading() {
        var calendar = readFile("BEGIN:VCALENDAR\r\n" + LUNCH + "BEGIN:X\r\n".repeat(100_000));

        assertThat(calendar.subjects()).containsExactly("Lunch");
        assertThat(calendar.faults())
                .extracting(CalendarFault::why)
                .anyMatch(why -> why.contains("nested"));
    }

    @Test
    void textsAreCutAndHoldNothingThatXmlCannot() {
        var calendar = read(LUNCH.replace("Lunch", "L\u0001un\u000Bch" + "é".repeat(5000)));

        assertThat(calendar.subjects().getFirst())
                .startsWith("Lunché")
                .hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void anyMangledFileIsReadToItsEnd() throws IOException {
        var good = resource("marys-week.ics");
        for (var seed = 0; seed < 1000; seed++) {
            var mangled = mangled(good, new Random(seed));

            var calendar = readFile(mangled);

            assertThat(calendar.events()).as("seed %d", seed).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void aCalendarOfAnOrdinaryWeekIsReadAsItIsMeant() throws IOException {
        var calendar = readFile(resource("marys-week.ics"));

        assertThat(calendar.faults()).isEmpty();
        assertThat(calendar.entries(MARCH))
                .extracting(CalendarFileTest::described)
                .containsExactly(
                        "2026-03-02T08:00:00Z Stand-up",
                        "2026-03-03T13:00:00Z Budget",
                        "2026-03-03T23:00:00Z Trade fair",
                        "2026-03-06T17:00:00Z Dentist",
                        "2026-03-09T10:00:00Z Stand-up, late",
                        "2026-03-23T08:00:00Z Stand-up",
                        "2026-03-30T07:00:00Z Stand-up");
    }

    private static String described(BusyBlock block) {
        return block.start() + " " + block.details().orElseThrow().subject();
    }

    private static byte[] mangled(byte[] file, Random random) {
        var mangled =
                Arrays.copyOf(
                        file, random.nextInt(10) == 0 ? random.nextInt(file.length) : file.length);
        for (var i = random.nextInt(8); i >= 0 && mangled.length > 0; i--) {
            mangled[random.nextInt(mangled.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : "\r\n:;=,\"0T ".getBytes(UTF_8)[random.nextInt(10)];
        }
        return mangled;
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = Objects.requireNonNull(CalendarFileTest.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }
}
