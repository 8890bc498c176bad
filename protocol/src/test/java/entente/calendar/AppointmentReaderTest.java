package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.at;
import static entente.calendar.Objects.event;
import static entente.calendar.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Kind;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Body;
import entente.question.Status;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentReaderTest {
    private static final String NINE =
            "DTSTART;TZID=Europe/Berlin:20260302T090000\nDTEND;TZID=Europe/Berlin:20260302T100000\n";

    @ParameterizedTest
    @CsvSource({
        "PUBLIC,false",
        "x-personal,false",
        "PRIVATE,true",
        "CONFIDENTIAL,true",
        "X-SECRET,true"
    })
    void aWordForWhoMaySeeItThatNobodyKnowsMeansNobody(String word, boolean isPrivate) {
        var told =
                event("DTSTART:20260302T090000Z\nCLASS:" + word + "\n")
                        .series("")
                        .occurrences(Long.MIN_VALUE, Long.MAX_VALUE);

        assertThat(told.getFirst().block().details().orElseThrow().isPrivate())
                .isEqualTo(isPrivate);
    }

    @Test
    void aMeetingSaysWhoAndWhatAndWhen() {
        var meeting =
                event(
                        NINE
                                + """
                                SUMMARY:Budget\\, again
                                LOCATION:Blue room
                                DESCRIPTION:First line\\nSecond line
                                CATEGORIES:Red,Blue\\, light
                                CATEGORIES:Red
                                PRIORITY:1
                                CLASS:CONFIDENTIAL
                                SEQUENCE:3
                                DTSTAMP:20260201T120000Z
                                ORGANIZER;CN=Bob Moss:mailto:bob@contoso.test
                                ATTENDEE;CN=Mary;PARTSTAT=TENTATIVE;RSVP=TRUE:MAILTO:Mary@contoso.test
                                ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:ann@fabrikam.test
                                ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room.blue@contoso.test
                                X-MICROSOFT-CDO-BUSYSTATUS:OOF
                                X-MICROSOFT-DISALLOW-COUNTER:TRUE
                                BEGIN:VALARM
                                ACTION:DISPLAY
                                TRIGGER:-PT1H30M
                                END:VALARM
                                """);

        var said = meeting.appointment();

        assertThat(said.kind()).isEqualTo(Kind.SINGLE);
        assertThat(said.subject()).isEqualTo("Budget, again");
        assertThat(said.location()).isEqualTo("Blue room");
        assertThat(said.body()).contains(new Body(Body.Format.TEXT, "First line\nSecond line"));
        assertThat(said.categories()).containsExactly("Red", "Blue, light");
        assertThat(said.importance()).isEqualTo(2);
        assertThat(said.sensitivity()).isEqualTo(3);
        assertThat(said.sequence()).isEqualTo(3);
        assertThat(said.stamp()).isEqualTo("2026-02-01T12:00:00Z");
        assertThat(said.start()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(said.end()).isEqualTo(at("2026-03-02T10:00"));
        assertThat(said.zone()).isEqualTo(BERLIN);
        assertThat(said.status()).isEqualTo(Status.OUT_OF_OFFICE);
        assertThat(said.newTimeAllowed()).isFalse();
        assertThat(said.responseRequested()).isTrue();
        assertThat(said.reminderMinutes()).hasValue(90);
        assertThat(said.myResponse()).isEqualTo(Response.TENTATIVE);
        assertThat(said.organizer())
                .contains(
                        new Attendee(
                                Role.REQUIRED, "Bob Moss", "bob@contoso.test", Response.ORGANIZER));
        assertThat(said.attendees())
                .containsExactly(
                        new Attendee(
                                Role.REQUIRED, "Mary", "Mary@contoso.test", Response.TENTATIVE),
                        new Attendee(Role.OPTIONAL, "", "ann@fabrikam.test", Response.DECLINE),
                        new Attendee(Role.RESOURCE, "", "room.blue@contoso.test", Response.ACCEPT));
    }

    @Test
    void anEventOfFewWordsIsAnAppointmentOfUsualOnes() {
        var said = event("DTSTART:20260302T090000Z\n").appointment();

        assertThat(said.end()).isEqualTo(said.start());
        assertThat(said.subject()).isEmpty();
        assertThat(said.body()).isEmpty();
        assertThat(said.status()).isEqualTo(Status.BUSY);
        assertThat(said.importance()).isEqualTo(1);
        assertThat(said.sensitivity()).isZero();
        assertThat(said.myResponse()).isEqualTo(Response.NONE);
        assertThat(said.meeting()).isFalse();
        assertThat(said.responseRequested()).isTrue();
        assertThat(said.newTimeAllowed()).isTrue();
        assertThat(said.reminderMinutes()).isEmpty();
        assertThat(said.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void htmlIsTheTextWhereThereAreBoth() {
        var said =
                event(
                                NINE
                                        + "DESCRIPTION:plain\nX-ALT-DESC;FMTTYPE=text/html:<b>rich</b>\\, text\n")
                        .appointment();

        assertThat(said.body()).contains(new Body(Body.Format.HTML, "<b>rich</b>, text"));
    }

    @Test
    void datesAreWholeDaysOnTheOwnersClock() {
        var said = event("DTSTART;VALUE=DATE:20260329\nDTEND;VALUE=DATE:20260330\n").appointment();

        assertThat(said.allDay()).isTrue();
        assertThat(said.zone()).isEqualTo(BERLIN);
        assertThat(said.start()).isEqualTo(at("2026-03-29T00:00"));
        assertThat(said.end()).isEqualTo(at("2026-03-30T00:00"));
    }

    @Test
    void timesThatAreMarkedAsWholeDaysAreSuchIfTheyAre() {
        var marked = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n";
        var days =
                "DTSTART;TZID=America/New_York:20260302T000000\nDTEND;TZID=America/New_York:20260303T000000\n";

        assertThat(event(days + marked).appointment().allDay()).isTrue();
        assertThat(event(days + marked).appointment().zone())
                .isEqualTo(ZoneId.of("America/New_York"));
        assertThat(event(NINE + marked).appointment().allDay()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20260302T090000,Europe/Berlin",
        "DTSTART;TZID=Pacific Standard Time:20260302T090000,America/Los_Angeles",
        "DTSTART;TZID=/mozilla.org/2005/Asia/Tokyo:20260302T090000,Asia/Tokyo",
        "DTSTART;TZID=Somewhere:20260302T090000,Europe/Berlin",
        "DTSTART:20260302T090000Z,Z"
    })
    void theZoneIsTheOneThatIsMeant(String start, String zone) {
        var somewhere =
                """
                BEGIN:VTIMEZONE
                TZID:Somewhere
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0530
                TZOFFSETTO:+0530
                END:STANDARD
                END:VTIMEZONE
                """;

        var said =
                object(somewhere + "BEGIN:VEVENT\nUID:1\n" + start + "\nEND:VEVENT\n")
                        .appointment();

        assertThat(said.zone()).isEqualTo(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "TRIGGER:-PT15M,15",
        "TRIGGER:PT0S,0",
        "TRIGGER:-P1D,1440",
        "TRIGGER;RELATED=START:-P1W,10080",
        "TRIGGER;VALUE=DATE-TIME:20260302T073000Z,30",
        "TRIGGER;RELATED=END:-PT15M,",
        "TRIGGER:PT15M,",
        "TRIGGER:soon,",
        "TRIGGER:-PT99999999999M,",
        "TRIGGER;VALUE=DATE-TIME:20260302T093000Z,"
    })
    void aReminderIsAnAlarmBeforeTheStart(String trigger, Integer minutes) {
        var said =
                event(NINE + "BEGIN:VALARM\nACTION:DISPLAY\n" + trigger + "\nEND:VALARM\n")
                        .appointment();

        assertThat(said.reminderMinutes().stream().boxed().toList())
                .isEqualTo(minutes == null ? List.of() : List.of(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "mary@contoso.test,mary@contoso.test,ORGANIZER",
        "mary@contoso.test,bob@contoso.test,ORGANIZER",
        "bob@contoso.test,mary@contoso.test,NOT_RESPONDED",
        "bob@contoso.test,ann@fabrikam.test,NOT_RESPONDED"
    })
    void myResponseIsThatOfTheOwner(String organizer, String invited, Response response) {
        var meeting =
                event(
                        NINE
                                + "ORGANIZER:mailto:%s\nATTENDEE:mailto:%s\n"
                                        .formatted(organizer, invited));

        assertThat(meeting.appointment().myResponse()).isEqualTo(response);
    }

    @Test
    void changesWithoutTheirSeriesAreAppointmentsEachAndTheEarliestIsTheWhole() {
        var orphans =
                object(
                        """
                        BEGIN:VEVENT
                        UID:1
                        RECURRENCE-ID:20260309T090000Z
                        DTSTART:20260309T100000Z
                        SUMMARY:Later
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:1
                        RECURRENCE-ID:20260302T090000Z
                        DTSTART:20260302T100000Z
                        SUMMARY:Earlier
                        END:VEVENT
                        """);

        assertThat(orphans.appointment().subject()).isEqualTo("Earlier");
        assertThat(orphans.appointment().kind()).isEqualTo(Kind.SINGLE);
        assertThat(orphans.series("").occurrences(0, Long.MAX_VALUE / 2))
                .allSatisfy(one -> assertThat(orphans.occurrence(one.key())).isPresent());
    }
}
