package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static entente.calendar.Objects.at;
import static entente.calendar.Objects.event;
import static entente.calendar.Objects.object;
import static entente.calendar.Objects.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarObjectEditTest {
    private static final String MEETING =
            """
            X-FIRST;X-PARAM="a;b":kept
            DTSTART;TZID=Europe/Berlin:20260302T090000
            DURATION:PT1H
            SUMMARY;LANGUAGE=en:Budget
            ORGANIZER;CN=Mary:mailto:mary@contoso.test
            ATTENDEE;X-NOTE=vip;PARTSTAT=ACCEPTED;CN=Bob:mailto:bob@contoso.test
            ATTENDEE;PARTSTAT=DECLINED:mailto:ann@fabrikam.test
            SEQUENCE:2
            X-LAST:kept
            """;

    /// Five Mondays at nine, of which the second is moved and the third taken out.
    private static final String SERIES =
            """
            BEGIN:VEVENT
            UID:1@contoso.test
            DTSTART;TZID=Europe/Berlin:20260316T090000
            DTEND;TZID=Europe/Berlin:20260316T100000
            RRULE:FREQ=WEEKLY;COUNT=5
            EXDATE;TZID=Europe/Berlin:20260330T090000
            SUMMARY:Series
            END:VEVENT
            BEGIN:VEVENT
            UID:1@contoso.test
            RECURRENCE-ID;TZID=Europe/Berlin:20260323T090000
            DTSTART;TZID=Europe/Berlin:20260324T110000
            DTEND;TZID=Europe/Berlin:20260324T113000
            SUMMARY:Series
            LOCATION:Elsewhere
            END:VEVENT
            """;

    private static String key(String local) {
        return Long.toString(at(local).getEpochSecond());
    }

    @Test
    void whatIsNotChangedStaysAsItCame() {
        var meeting = event(MEETING);

        var changed =
                meeting.with(
                        meeting.appointment().with(Properties.NONE.with(Known.SUBJECT, "Plan; B")));

        assertThat(text(changed))
                .isEqualTo(
                        text(meeting).replace("SUMMARY;LANGUAGE=en:Budget", "SUMMARY:Plan\\; B"));
        assertThat(meeting.with(meeting.appointment()).bytes()).isEqualTo(meeting.bytes());
    }

    @Test
    void aMeetingThatMovesHasTheNextSequence() {
        var meeting = event(MEETING);
        var start = at("2026-03-03T09:00");

        var moved =
                meeting.with(
                        meeting.appointment()
                                .with(Properties.NONE.with(Known.APPOINTMENT_START, start))
                                .stamped(Instant.parse("2026-03-01T00:00:00Z")));

        assertThat(moved.appointment().start()).isEqualTo(start);
        assertThat(moved.appointment().end()).isEqualTo(at("2026-03-03T10:00"));
        assertThat(moved.appointment().sequence()).isEqualTo(3);
        assertThat(text(moved))
                .contains("DTSTART;TZID=Europe/Berlin:20260303T090000")
                .contains("DTSTAMP:20260301T000000Z", "LAST-MODIFIED:20260301T000000Z")
                .doesNotContain("DURATION");
    }

    @Test
    void whoStaysInvitedKeepsWhatWasSaidOfThem() {
        var meeting = event(MEETING);

        var changed =
                meeting.with(
                        meeting.appointment()
                                .with(
                                        Addressee.Kind.TO,
                                        List.of(
                                                new Addressee(
                                                        Addressee.Kind.TO,
                                                        "Robert",
                                                        "BOB@contoso.test"),
                                                new Addressee(
                                                        Addressee.Kind.TO,
                                                        "Joe",
                                                        "joe@contoso.cloud.test"))));

        assertThat(text(changed))
                .contains("ATTENDEE;X-NOTE=vip;PARTSTAT=ACCEPTED;CN=Robert:mailto:BOB@contoso.test")
                .contains(
                        "ATTENDEE;CN=Joe;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:joe@contoso.cloud.test")
                .doesNotContain("ann@fabrikam.test");
    }

    @Test
    void anAnswerIsWrittenWhereTheOwnerIsInvited() {
        var invited =
                event(
                        """
                        DTSTART:20260302T090000Z
                        ORGANIZER:mailto:bob@contoso.test
                        ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:mary@contoso.test
                        """);

        var answered =
                invited.with(
                        invited.appointment().with(Properties.NONE.with(Known.RESPONSE_STATUS, 2)));

        assertThat(text(answered))
                .contains("ATTENDEE;RSVP=TRUE;PARTSTAT=TENTATIVE:mailto:mary@contoso.test");
        assertThat(answered.appointment().myResponse()).isEqualTo(Appointment.Response.TENTATIVE);
        assertThat(answered.appointment().status()).isEqualTo(invited.appointment().status());
    }

    @Test
    void aTextOfHtmlStandsBesideItsWords() {
        var meeting = event(MEETING);

        var rich =
                meeting.with(
                        meeting.appointment()
                                .withBody(
                                        Optional.of(
                                                new Body(Body.Format.HTML, "<p>One, two</p>"))));
        var bare = rich.with(rich.appointment().withBody(Optional.empty()));

        assertThat(text(rich))
                .contains("DESCRIPTION:One\\, two\r\n")
                .contains("X-ALT-DESC;FMTTYPE=text/html:<p>One\\, two</p>\r\n");
        assertThat(bare.bytes()).isEqualTo(meeting.bytes());
    }

    @Test
    void aNewAppointmentIsReadByOthers() {
        var appointment =
                Appointment.draft(MARY, "new@contoso.test", Instant.parse("2026-03-02T08:10:00Z"))
                        .with(Properties.NONE.with(Known.SUBJECT, "New, and good"));

        var written = CalendarObject.of(MARY, appointment);

        var read = Biweekly.parse(text(written)).first();
        var one = read.getEvents().getFirst();
        assertThat(one.getSummary().getValue()).isEqualTo("New, and good");
        assertThat(one.getDateStart().getValue().toInstant()).isEqualTo("2026-03-02T08:30:00Z");
        assertThat(one.getDateEnd().getValue().toInstant()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(read.getTimezoneInfo().getTimezone(one.getDateStart()).getComponent())
                .isNotNull();
        assertThat(read.validate(biweekly.ICalVersion.V2_0)).isEmpty();
    }

    @Test
    void aZoneWithoutANameOfItsOwnInWindowsKeepsItsOwn() {
        var there = ZoneId.of("Europe/Vienna");

        var written =
                CalendarObject.of(
                        MARY, Appointment.draft(MARY, "1", Instant.EPOCH).withZone(there));

        assertThat(text(written)).contains("DTSTART;TZID=Europe/Vienna:", "TZID:Europe/Vienna");
        assertThat(written.appointment().zone()).isEqualTo(there);
    }

    @Test
    void wholeDaysOfAnotherZoneAreWrittenWithIt() {
        var there = ZoneId.of("America/New_York");
        var day =
                Appointment.draft(MARY, "1", Instant.EPOCH)
                        .withZone(there)
                        .with(
                                Properties.NONE
                                        .with(
                                                Known.APPOINTMENT_START,
                                                at("2026-03-02T00:00", there))
                                        .with(Known.APPOINTMENT_END, at("2026-03-03T00:00", there))
                                        .with(Known.ALL_DAY, true));

        var written = CalendarObject.of(MARY, day);

        assertThat(text(written))
                .contains("DTSTART;TZID=Eastern Standard Time:20260302T000000")
                .contains("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
        assertThat(text(CalendarObject.of(MARY, day.withZone(BERLIN))))
                .contains("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303");
    }

    @Test
    void anOccurrenceThatIsChangedBecomesAComponentOfItsOwn() {
        var series = object(SERIES);
        var key = key("2026-04-06T09:00");
        var one = series.occurrence(key).orElseThrow();

        var changed = series.withOccurrence(one.with(Properties.NONE.with(Known.LOCATION, "Here")));

        assertThat(changed.occurrence(key).orElseThrow().location()).isEqualTo("Here");
        assertThat(changed.occurrence(key).orElseThrow().kind())
                .isEqualTo(Appointment.Kind.EXCEPTION);
        assertThat(text(changed)).contains("RECURRENCE-ID;TZID=Europe/Berlin:20260406T090000");
        assertThat(changed.occurrences().changed()).hasSize(2);
        assertThat(changed.appointment()).isEqualTo(series.appointment());
    }

    @Test
    void anOccurrenceThatIsTakenOutIsExcludedAndItsChangeIsGone() {
        var series = object(SERIES);
        var moved = key("2026-03-23T09:00");

        var without = series.without(moved);

        assertThat(without.occurrence(moved)).isEmpty();
        assertThat(text(without))
                .contains("EXDATE;TZID=Europe/Berlin:20260323T090000")
                .doesNotContain("RECURRENCE-ID");
        assertThat(without.without(moved).bytes()).isEqualTo(without.bytes());
        assertThat(series.without("4711").bytes()).isEqualTo(series.bytes());
    }

    @Test
    void aSeriesThatStartsAtAnotherTimeIsArrangedAnew() {
        var series = object(SERIES);

        var later =
                series.with(
                        series.appointment()
                                .with(
                                        Properties.NONE.with(
                                                Known.APPOINTMENT_START, at("2026-03-16T10:00"))));

        assertThat(later.occurrences().changed()).isEmpty();
        assertThat(later.occurrences().deleted()).isEmpty();
        assertThat(later.occurrences().last().orElseThrow().start())
                .isEqualTo(at("2026-04-13T10:00"));
    }

    @Test
    void aSeriesThatOnlyEndsSoonerKeepsWhatWasChangedBefore() {
        var series = object(SERIES);
        var start = LocalDate.of(2026, 3, 16);
        var pattern = series.appointment().recurrence().orElseThrow().pattern();

        var two =
                series.with(
                        series.appointment()
                                .with(
                                        Optional.of(
                                                new Recurrence(
                                                        pattern, new Range.Numbered(start, 2)))));
        var one =
                series.with(
                        series.appointment()
                                .with(
                                        Optional.of(
                                                new Recurrence(
                                                        pattern, new Range.Until(start, start)))));

        assertThat(two.occurrences().changed()).hasSize(1);
        assertThat(one.occurrences().changed()).isEmpty();
    }

    @Test
    void whatAnOccurrenceHasInCommonWithItsSeriesChangesWithIt() {
        var series = object(SERIES);

        var changed =
                series.with(
                        series.appointment()
                                .with(
                                        Properties.NONE
                                                .with(Known.SUBJECT, "Anew")
                                                .with(Known.LOCATION, "Here")));

        var moved = changed.occurrence(key("2026-03-23T09:00")).orElseThrow();
        assertThat(moved.subject()).isEqualTo("Anew");
        assertThat(moved.location()).isEqualTo("Elsewhere");
        assertThat(moved.start()).isEqualTo(at("2026-03-24T11:00"));
    }

    @Test
    void aRecurrenceBeginsOnTheFirstDayThatFits() {
        var single = event("DTSTART;TZID=Europe/Berlin:20260302T090000\nDURATION:PT1H\n");

        var monthly =
                single.with(
                        single.appointment()
                                .with(
                                        Optional.of(
                                                new Recurrence(
                                                        new Pattern.Monthly(1, 31),
                                                        new Range.NoEnd(
                                                                LocalDate.of(2026, 3, 2))))));

        assertThat(monthly.appointment().kind()).isEqualTo(Appointment.Kind.MASTER);
        assertThat(monthly.appointment().start()).isEqualTo(at("2026-03-31T09:00"));
        assertThat(monthly.keyAt(2)).contains(key("2026-04-30T09:00"));
        assertThat(monthly.with(monthly.appointment().with(Optional.<Recurrence>empty())).keyAt(1))
                .isEmpty();
    }

    @Test
    void whatACalendarCannotSayIsRefused() {
        var meeting = event(MEETING);
        var before = meeting.appointment();

        assertThatThrownBy(() ->
                        meeting.with(
                                before.with(
                                        Properties.NONE.with(
                                                Known.APPOINTMENT_END,
                                                before.start().minusSeconds(60)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meeting.withOccurrence(before))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meeting.without("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        CalendarObject.of(MARY, Appointment.draft(MARY, "a\nb", Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
