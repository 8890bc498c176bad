package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.question.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Mary's and Bob's calendars take in of what is said of her lunch, and what they do not.
class NoticeIntakeTest {
    private static final Owner BOB = new Owner(Address.of("bob@contoso.test"), BERLIN);
    private static final Optional<String> WHOLE = Optional.empty();
    private static final Optional<String> SECOND = Optional.of("1775041200");

    private static final String LUNCH =
            """
            BEGIN:VEVENT
            UID:lunch@contoso.test
            DTSTAMP:20260302T120000Z
            SEQUENCE:1
            DTSTART:20260331T110000Z
            DTEND:20260331T120000Z
            SUMMARY:Lunch
            ORGANIZER:mailto:mary@contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:alice@contoso.test
            END:VEVENT
            """;
    private static final String DAILY =
            LUNCH.replace("SUMMARY:Lunch", "RRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Lunch");
    private static final String ONE =
            LUNCH.replace("SUMMARY:Lunch", "RECURRENCE-ID:20260401T110000Z\nSUMMARY:Lunch")
                    .replace("20260331T", "20260401T");

    @Test
    void whatIsSaidOfOneMeetingChangesNoOther() {
        var dinner = bobs(LUNCH.replace("UID:lunch", "UID:dinner"));

        assertThat(told("REQUEST", newer(LUNCH), dinner)).isEmpty();
        assertThat(told("CANCEL", newer(LUNCH), dinner)).isEmpty();
    }

    @Test
    void nobodyIsInvitedByNobodyNorToWhatIsNoMeeting() {
        assertThat(notice("REQUEST", without("ORGANIZER"), BOB).takenInto(Optional.empty()))
                .isEmpty();
        assertThat(notice("REQUEST", without("ATTENDEE"), BOB).takenInto(Optional.empty()))
                .isEmpty();
    }

    @Test
    void nobodyCallsOffTheMeetingOfItsOwnerOrWhatIsNoMeeting() {
        var marys = Objects.object(LUNCH);
        var own = CalendarObjects.first(file("PUBLISH", without("ORGANIZER")), BOB).orElseThrow();

        assertThat(notice("CANCEL", newer(LUNCH), MARY).takenInto(Optional.of(marys))).isEmpty();
        assertThat(told("CANCEL", newer(without("ORGANIZER")), own)).isEmpty();
    }

    @Test
    void whatOthersAnswerIsNotedByTheOrganizerAlone() {
        var reply = without(".*bob").replace("NEEDS-ACTION", "ACCEPTED");

        assertThat(told("REPLY", reply, bobs(LUNCH))).isEmpty();
        assertThat(responses(marysAfter(reply, LUNCH).orElseThrow().appointment()))
                .containsExactly(Response.NOT_RESPONDED, Response.ACCEPT);
    }

    @Test
    void anAnswerThatIsNoneTakesNothingBack() {
        var answered = LUNCH.replace("NEEDS-ACTION:mailto:bob", "ACCEPTED:mailto:bob");

        assertThat(marysAfter(without(".*alice"), answered)).isEmpty();
        assertThat(marysAfter(without(".*alice").replace("NEEDS-ACTION", "DELEGATED"), answered))
                .isEmpty();
    }

    @Test
    void whoWasNotInvitedDoesNotComeIntoAnOccurrenceByAnswering() {
        var eves = ONE.replaceAll(".*alice.*\n", "").replace("bob@", "eve@");

        assertThat(marysAfter(eves.replace("NEEDS-ACTION", "ACCEPTED"), DAILY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void anAnswerToAnOccurrenceIsNotedUnlessTheSeriesWasArrangedAnewSince(
            int sequence, boolean noted) {
        var reply = ONE.replaceAll(".*alice.*\n", "").replace("NEEDS-ACTION", "ACCEPTED");

        var after = marysAfter(reply, DAILY.replace("SEQUENCE:1", "SEQUENCE:" + sequence));

        assertThat(after.isPresent()).isEqualTo(noted);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, false"})
    void anOccurrenceIsOffUnlessItsSeriesWasArrangedAnewSince(int sequence, boolean stays) {
        var off = ONE.replace("SEQUENCE:1", "SEQUENCE:" + sequence);

        var after = told("CANCEL", off, bobs(DAILY)).orElseGet(() -> bobs(DAILY));

        assertThat(after.occurrence(SECOND.orElseThrow()).isPresent()).isEqualTo(stays);
    }

    @Test
    void anOccurrenceThatWasArrangedAnewSinceIsNotOff() {
        var bobs = bobs(DAILY + ONE.replace("SEQUENCE:1", "SEQUENCE:3"));

        assertThat(told("CANCEL", ONE.replace("SEQUENCE:1", "SEQUENCE:2"), bobs)).isEmpty();
        assertThat(told("CANCEL", ONE.replace("SEQUENCE:1", "SEQUENCE:4"), bobs)).isPresent();
    }

    @Test
    void whatIsOffIsNoOlderThanItWas() {
        var off = LUNCH.replace("SEQUENCE:1", "SEQUENCE:2").replace("20260302T", "20260301T");

        var after = told("CANCEL", off, bobs(LUNCH)).orElseThrow().appointment();

        assertThat(after.cancelled()).isTrue();
        assertThat(after.stamp()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void anOccurrenceThatWasTakenOutStaysOutUntilTheSeriesIsMoved() {
        var bobs = bobs(DAILY).without(SECOND.orElseThrow());

        var same = told("REQUEST", newer(DAILY), bobs).orElseThrow();
        var longer =
                told("REQUEST", newer(DAILY).replace("COUNT=3", "COUNT=4"), bobs).orElseThrow();

        assertThat(same.occurrence(SECOND.orElseThrow())).isEmpty();
        assertThat(longer.occurrence(SECOND.orElseThrow())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "RRULE:FREQ=DAILY;COUNT=3, RRULE:FREQ=DAILY;COUNT=4",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31, RRULE:FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=2",
        "RDATE:20260401T110000Z, RDATE:20260402T110000Z",
        "SUMMARY:Lunch, RDATE:20260402T110000Z"
    })
    void anAnswerDoesNotStayWhereTheMeetingRepeatsOtherwise(String before, String after) {
        var accepted =
                bobs(LUNCH.replace("SUMMARY:Lunch", before)).answered(WHOLE, Response.ACCEPT);

        var same = told("REQUEST", newer(LUNCH).replace("SUMMARY:Lunch", before), accepted);
        var other = told("REQUEST", newer(LUNCH).replace("SUMMARY:Lunch", after), accepted);

        assertThat(same.orElseThrow().appointment().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(other.orElseThrow().appointment().myResponse())
                .isEqualTo(Response.NOT_RESPONDED);
    }

    @Test
    void remindersAndCategoriesAreOnesOwn() {
        var theirs =
                LUNCH.replace("SUMMARY:Lunch", "CATEGORIES:Hers")
                        .replace(
                                "END:VEVENT",
                                "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT");
        var own =
                CalendarObjects.first(
                                file("PUBLISH", LUNCH.replace("SUMMARY:Lunch", "CATEGORIES:His")),
                                BOB)
                        .orElseThrow();

        var made = notice("REQUEST", theirs, BOB).takenInto(Optional.empty()).orElseThrow();
        var changed = told("REQUEST", newer(theirs), own).orElseThrow();

        assertThat(made.appointment().reminderMinutes()).isEmpty();
        assertThat(made.appointment().categories()).isEmpty();
        assertThat(changed.appointment().categories()).containsExactly("His");
    }

    @Test
    void whatWouldBeTooMuchForACalendarIsLeftAlone() {
        var first = DAILY.replace("SUMMARY", exceptDates(LocalDate.of(2027, 1, 1)) + "SUMMARY");
        var other = DAILY.replace("SUMMARY", exceptDates(LocalDate.of(2047, 1, 1)) + "SUMMARY");

        assertThat(told("REQUEST", newer(other), bobs(first))).isEmpty();
    }

    @Test
    void aNoticeOfOneOccurrenceIsOutOfDateWhereItsSeriesIsNewer() {
        var one = notice("REQUEST", ONE, BOB);
        var both = notice("REQUEST", DAILY + ONE, BOB);

        assertThat(one.isOutdatedBy(bobs(DAILY))).isFalse();
        assertThat(one.isOutdatedBy(bobs(DAILY.replace("SEQUENCE:1", "SEQUENCE:2")))).isTrue();
        assertThat(both.isOutdatedBy(bobs(DAILY + ONE.replace("SEQUENCE:1", "SEQUENCE:2"))))
                .isTrue();
    }

    @Test
    void whatIsBrokenEmptyOrSeveralCalendarsIsNoNotice() {
        var whole = new String(file("REQUEST", LUNCH), UTF_8);

        for (var text :
                List.of(
                        whole + whole,
                        whole.replace("END:VCALENDAR", "BEGIN:VEVENT\nUID:lunch\nEND:VCALENDAR"),
                        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n")) {
            assertThat(MeetingNotice.read(text.getBytes(UTF_8), BOB)).isEmpty();
        }
        assertThat(MeetingNotice.read(whole.getBytes(UTF_8), BOB)).isPresent();
    }

    /// 6,000 days on which a series has no occurrence.
    private static String exceptDates(LocalDate from) {
        var text = new StringBuilder();
        for (var day = 0; day < 6_000; day++) {
            var date = from.plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
            text.append("EXDATE:").append(date).append("T110000Z\n");
        }
        return text.toString();
    }

    private static List<Response> responses(Appointment said) {
        return said.attendees().stream().map(Attendee::response).toList();
    }

    /// The lunch without the lines that begin so.
    private static String without(String property) {
        return LUNCH.replaceAll("(?m)^" + property + ".*\n", "");
    }

    /// The same as it was said a day later.
    private static String newer(String components) {
        return components.replace("20260302T120000Z", "20260303T120000Z");
    }

    /// Bob's calendar after Mary invited him.
    private static CalendarObject bobs(String components) {
        return notice("REQUEST", components, BOB).takenInto(Optional.empty()).orElseThrow();
    }

    private static Optional<CalendarObject> told(
            String method, String components, CalendarObject bobs) {
        return notice(method, components, BOB).takenInto(Optional.of(bobs));
    }

    /// Mary's calendar, in which those components are, after that answer.
    private static Optional<CalendarObject> marysAfter(String reply, String components) {
        return notice("REPLY", reply, MARY).takenInto(Optional.of(Objects.object(components)));
    }

    private static MeetingNotice notice(String method, String components, Owner owner) {
        return MeetingNotice.read(file(method, components), owner).orElseThrow();
    }

    private static byte[] file(String method, String components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:%s\n%sEND:VCALENDAR\n"
                .formatted(method, components)
                .getBytes(UTF_8);
    }
}
