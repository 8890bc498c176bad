package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static entente.calendar.Objects.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.item.Known;
import entente.item.Properties;
import entente.question.Address;
import entente.question.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Mary and Bob tell each other of her meetings, and what becomes of their calendars.
class MeetingNoticeTest {
    private static final Owner BOB = new Owner(Address.of("bob@contoso.test"), BERLIN);
    private static final Instant LATER = Instant.parse("2026-03-05T12:00:00Z");
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
            CATEGORIES:Private
            X-MICROSOFT-CDO-BUSYSTATUS:OOF
            ORGANIZER;CN=Mary:mailto:mary@contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:Bob@contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:alice@contoso.test
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            """;
    private static final String DAILY =
            LUNCH.replace("SUMMARY:Lunch", "SUMMARY:Lunch\nRRULE:FREQ=DAILY;COUNT=3");

    @Test
    void anInvitationKeepsWhatIsItsOrganizersAlone() {
        var notice = MeetingNotice.request(Objects.object(LUNCH));

        var said = unfolded(notice);
        assertThat(said)
                .contains("METHOD:REQUEST", "X-MICROSOFT-CDO-INTENDEDSTATUS:OOF", "SUMMARY:Lunch")
                .doesNotContain("VALARM", "CATEGORIES", "BUSYSTATUS");
        assertThat(notice.speaker()).contains(MARY.address());
    }

    @Test
    void whatIsNewIsTentativeUntilItIsAnswered() {
        var bobs = invited(LUNCH);

        var said = bobs.appointment();
        assertThat(said.status()).isEqualTo(Status.TENTATIVE);
        assertThat(said.myResponse()).isEqualTo(Response.NOT_RESPONDED);
        assertThat(said.reminderMinutes()).isEmpty();
        assertThat(text(bobs))
                .contains("X-MICROSOFT-CDO-INTENDEDSTATUS:OOF")
                .doesNotContain("METHOD");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, OUT_OF_OFFICE, ACCEPTED",
        "TENTATIVE, TENTATIVE, TENTATIVE",
        "DECLINE, FREE, DECLINED"
    })
    void anAnswerSaysHowFirmlyTheTimeIsTaken(Response answer, Status status, String partstat) {
        var bobs = invited(LUNCH).answered(WHOLE, answer);

        assertThat(bobs.appointment().status()).isEqualTo(status);
        assertThat(bobs.appointment().myResponse()).isEqualTo(answer);
        assertThat(unfolded(MeetingNotice.reply(bobs, WHOLE, LATER)))
                .contains(
                        "METHOD:REPLY",
                        "PARTSTAT=" + partstat,
                        "DTSTAMP:20260305T120000Z",
                        "SEQUENCE:1",
                        "SUMMARY:Lunch",
                        "ORGANIZER;CN=Mary:mailto:mary@contoso.test")
                .doesNotContain("alice", "BUSYSTATUS", "INTENDEDSTATUS");
    }

    @Test
    void anAnswerStaysWhereTheTimeDoes() {
        var bobs = invited(LUNCH).answered(WHOLE, Response.ACCEPT);
        var own =
                bobs.with(bobs.appointment().with(Properties.NONE.with(Known.REMINDER_MINUTES, 5)));

        var same = told(newer(LUNCH).replace("Lunch", "Dinner"), own).orElseThrow();
        var moved = told(newer(LUNCH).replace("T110000Z", "T100000Z"), own).orElseThrow();

        assertThat(same.appointment().subject()).isEqualTo("Dinner");
        assertThat(same.appointment().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(same.appointment().status()).isEqualTo(Status.OUT_OF_OFFICE);
        assertThat(same.appointment().reminderMinutes()).hasValue(5);
        assertThat(moved.appointment().myResponse()).isEqualTo(Response.NOT_RESPONDED);
        assertThat(moved.appointment().status()).isEqualTo(Status.TENTATIVE);
        assertThat(moved.appointment().reminderMinutes()).hasValue(5);
    }

    @Test
    void whatIsOlderChangesNothing() {
        var bobs = invited(newer(LUNCH));

        assertThat(told(LUNCH.replace("Lunch", "Dinner"), bobs)).isEmpty();
        assertThat(told(LUNCH.replace("SEQUENCE:1", "SEQUENCE:0"), bobs)).isEmpty();
    }

    @Test
    void whoOrganizesIsNotInvited() {
        var notice = MeetingNotice.request(Objects.object(newer(LUNCH)));

        assertThat(notice.takenInto(Optional.of(Objects.object(LUNCH)))).isEmpty();
        assertThat(notice.takenInto(Optional.empty())).isEmpty();
    }

    @Test
    void nobodyTakesOverTheMeetingOfAnother() {
        var bobs = invited(LUNCH);
        var hers = newer(LUNCH).replace("mary@", "eve@");

        assertThat(told(hers, bobs)).isEmpty();
        assertThat(
                        MeetingNotice.cancellation(Objects.object(hers), LATER)
                                .takenInto(Optional.of(bobs)))
                .isEmpty();
    }

    @Test
    void anAppointmentOfOnesOwnIsNotTakenOver() {
        var own =
                CalendarObjects.first(
                                file(LUNCH.replaceAll("(ORGANIZER|ATTENDEE).*\n", ""), "PUBLISH"),
                                BOB)
                        .orElseThrow();

        assertThat(told(newer(LUNCH), own)).isEmpty();
    }

    @Test
    void whatIsOffIsMarkedSoAndFree() {
        var bobs = invited(LUNCH).answered(WHOLE, Response.ACCEPT);
        var off = MeetingNotice.cancellation(Objects.object(LUNCH), LATER);

        var after = atBobs(off).takenInto(Optional.of(bobs)).orElseThrow().appointment();

        assertThat(unfolded(off)).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2");
        assertThat(after.cancelled()).isTrue();
        assertThat(after.status()).isEqualTo(Status.FREE);
        assertThat(atBobs(off).takenInto(Optional.empty())).isEmpty();
    }

    @Test
    void whatWasArrangedAnewSinceIsNotOff() {
        var bobs = invited(newer(LUNCH).replace("SEQUENCE:1", "SEQUENCE:3"));
        var off = MeetingNotice.cancellation(Objects.object(LUNCH), LATER);

        assertThat(atBobs(off).takenInto(Optional.of(bobs))).isEmpty();
    }

    @Test
    void whoIsInvitedAgainHasItAgain() {
        var bobs = invited(LUNCH);
        var off = atBobs(MeetingNotice.cancellation(Objects.object(LUNCH), LATER));

        var without = off.takenInto(Optional.of(bobs)).orElseThrow();
        var again = told(LUNCH.replace("20260302T120000Z", "20260306T120000Z"), without);

        assertThat(again.orElseThrow().appointment().cancelled()).isFalse();
        assertThat(again.orElseThrow().appointment().status()).isEqualTo(Status.TENTATIVE);
    }

    @Test
    void onlyThoseAreToldWhoAreNotWantedAnyMore() {
        var lunch = Objects.object(LUNCH);
        var alice =
                lunch.appointment().attendees().stream()
                        .filter(who -> who.address().startsWith("alice"))
                        .toList();

        assertThat(unfolded(MeetingNotice.cancellation(lunch, alice, LATER)))
                .contains("mailto:alice@contoso.test")
                .doesNotContain("Bob");
    }

    @Test
    void anOccurrenceAloneIsOff() {
        var bobs = invited(DAILY);
        var series = Objects.object(DAILY);
        var off = atBobs(MeetingNotice.cancellation(series.about(SECOND.orElseThrow()), LATER));

        var after = off.takenInto(Optional.of(bobs)).orElseThrow();

        assertThat(off.occurrence()).isEqualTo(SECOND);
        assertThat(after.occurrence(SECOND.orElseThrow())).isEmpty();
        assertThat(after.standing(SECOND).orElseThrow().cancelled()).isTrue();
        assertThat(after.appointment().cancelled()).isFalse();
        assertThat(after.occurrences().changed()).isEmpty();
    }

    @Test
    void anOccurrenceAloneIsInvitedTo() {
        var series = Objects.object(DAILY);
        var moved =
                series.withOccurrence(
                        series.occurrence(SECOND.orElseThrow())
                                .orElseThrow()
                                .stamped(LATER)
                                .with(Properties.NONE.with(Known.LOCATION, "Blue")));
        var notice = atBobs(MeetingNotice.request(moved.about(SECOND.orElseThrow())));

        var known = notice.takenInto(Optional.of(invited(DAILY))).orElseThrow();
        var alone = notice.takenInto(Optional.empty()).orElseThrow();

        assertThat(known.occurrence(SECOND.orElseThrow()).orElseThrow().location())
                .isEqualTo("Blue");
        assertThat(known.appointment().location()).isEmpty();
        assertThat(alone.appointment().location()).isEqualTo("Blue");
    }

    @Test
    void anOccurrenceAloneIsDeclinedAndTheSeriesIsNot() {
        var bobs =
                invited(DAILY).answered(WHOLE, Response.ACCEPT).answered(SECOND, Response.DECLINE);
        var reply = atMarys(MeetingNotice.reply(bobs, SECOND, LATER));

        var marys = reply.takenInto(Optional.of(Objects.object(DAILY))).orElseThrow();

        assertThat(bobs.occurrence(SECOND.orElseThrow())).isEmpty();
        assertThat(bobs.appointment().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(responses(marys.standing(SECOND).orElseThrow()))
                .containsExactly(Response.DECLINE, Response.NOT_RESPONDED);
        assertThat(responses(marys.appointment()))
                .containsExactly(Response.NOT_RESPONDED, Response.NOT_RESPONDED);
    }

    @Test
    void anAnswerToTheSeriesHoldsForOccurrencesThatWereAnsweredAsItWas() {
        var marys = Objects.object(DAILY);
        var bobs = invited(DAILY);
        var declined =
                atMarys(MeetingNotice.reply(bobs.answered(SECOND, Response.DECLINE), SECOND, LATER))
                        .takenInto(Optional.of(marys))
                        .orElseThrow();

        var after =
                atMarys(MeetingNotice.reply(bobs.answered(WHOLE, Response.ACCEPT), WHOLE, LATER))
                        .takenInto(Optional.of(declined))
                        .orElseThrow();

        assertThat(responses(after.appointment()).getFirst()).isEqualTo(Response.ACCEPT);
        assertThat(responses(after.standing(SECOND).orElseThrow()).getFirst())
                .isEqualTo(Response.DECLINE);
    }

    @Test
    void anAnswerChangesNothingButItself() {
        var marys = Objects.object(LUNCH);
        var reply =
                MeetingNotice.reply(invited(LUNCH).answered(WHOLE, Response.ACCEPT), WHOLE, LATER);
        var strange = unfolded(reply).replace("SUMMARY:Lunch", "SUMMARY:Free beer");

        var after =
                MeetingNotice.read(strange.getBytes(UTF_8), MARY)
                        .orElseThrow()
                        .takenInto(Optional.of(marys))
                        .orElseThrow();

        assertThat(text(after))
                .isEqualTo(
                        text(marys)
                                .replace(
                                        "PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:Bob",
                                        "RSVP=TRUE;PARTSTAT=ACCEPTED:mailto:Bob"));
    }

    @Test
    void anAnswerToWhatWasArrangedAnewSinceIsNotNoted() {
        var reply =
                MeetingNotice.reply(invited(LUNCH).answered(WHOLE, Response.ACCEPT), WHOLE, LATER);
        var marys = Objects.object(LUNCH.replace("SEQUENCE:1", "SEQUENCE:2"));

        assertThat(atMarys(reply).takenInto(Optional.of(marys))).isEmpty();
    }

    @Test
    void whoWasNotInvitedDoesNotComeInByAnswering() {
        var eve = LUNCH.replace("Bob@", "eve@").replace("NEEDS-ACTION", "ACCEPTED");
        var reply = MeetingNotice.read(file(eve.replaceAll(".*alice.*\n", ""), "REPLY"), MARY);

        assertThat(reply.orElseThrow().speaker()).contains(Address.of("eve@contoso.test"));
        assertThat(reply.orElseThrow().takenInto(Optional.of(Objects.object(LUNCH)))).isEmpty();
    }

    @Test
    void whatIsOutOfDateIsKnown() {
        var bobs = invited(newer(LUNCH).replace("SEQUENCE:1", "SEQUENCE:2"));

        assertThat(atBobs(MeetingNotice.request(Objects.object(LUNCH))).isOutdatedBy(bobs))
                .isTrue();
        assertThat(
                        atBobs(MeetingNotice.request(Objects.object(LUNCH)))
                                .isOutdatedBy(invited(LUNCH)))
                .isFalse();
    }

    @Test
    void aNoticeNeedNotSayWhenItWouldBe() {
        var reply =
                LUNCH.replaceAll("DT(START|END).*\n", "")
                        .replaceAll(".*alice.*\n", "")
                        .replace("NEEDS-ACTION", "TENTATIVE");

        var after =
                MeetingNotice.read(file(reply, "REPLY"), MARY)
                        .orElseThrow()
                        .takenInto(Optional.of(Objects.object(LUNCH)))
                        .orElseThrow();

        assertThat(responses(after.appointment()).getFirst()).isEqualTo(Response.TENTATIVE);
        assertThat(after.appointment().start())
                .isEqualTo(Objects.object(LUNCH).appointment().start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISH", "COUNTER", "", "REQUESTED"})
    void anotherMethodIsNoNotice(String method) {
        assertThat(MeetingNotice.read(file(LUNCH, method), BOB)).isEmpty();
    }

    @Test
    void severalMeetingsAreNoNotice() {
        var two = LUNCH + LUNCH.replace("UID:lunch", "UID:dinner");

        assertThat(MeetingNotice.read(file(two, "REQUEST"), BOB)).isEmpty();
        assertThat(MeetingNotice.read(file(LUNCH.replaceAll("UID.*\n", ""), "REQUEST"), BOB))
                .isEmpty();
        assertThat(MeetingNotice.read("no calendar".getBytes(UTF_8), BOB)).isEmpty();
        assertThat(MeetingNotice.read(new byte[0], BOB)).isEmpty();
    }

    @Test
    void severalOrganizersAreNobody() {
        var other =
                LUNCH.replace("SEQUENCE", "RECURRENCE-ID:20260331T110000Z\nSEQUENCE")
                        .replace("mary@", "eve@");
        var notice = MeetingNotice.read(file(DAILY + other, "REQUEST"), BOB).orElseThrow();
        var twice = DAILY.replace("ORGANIZER", "ORGANIZER:mailto:eve@contoso.test\nORGANIZER");

        assertThat(notice.speaker()).isEmpty();
        assertThat(MeetingNotice.read(file(twice, "REQUEST"), BOB).orElseThrow().speaker())
                .isEmpty();
    }

    @Test
    void aMeetingThatIsMovedIsNotAnsweredYet() {
        var marys =
                atMarys(
                                MeetingNotice.reply(
                                        invited(LUNCH).answered(WHOLE, Response.ACCEPT),
                                        WHOLE,
                                        LATER))
                        .takenInto(Optional.of(Objects.object(LUNCH)))
                        .orElseThrow();

        assertThat(responses(marys.unanswered(WHOLE).appointment()))
                .containsExactly(Response.NOT_RESPONDED, Response.NOT_RESPONDED);
    }

    private static List<Response> responses(Appointment said) {
        return said.attendees().stream().map(Attendee::response).toList();
    }

    /// The same meeting as it was said a day later.
    private static String newer(String components) {
        return components.replace("20260302T120000Z", "20260303T120000Z");
    }

    /// Bob's calendar after Mary invited him.
    private static CalendarObject invited(String components) {
        return atBobs(MeetingNotice.request(Objects.object(components)))
                .takenInto(Optional.empty())
                .orElseThrow();
    }

    private static Optional<CalendarObject> told(String components, CalendarObject bobs) {
        return MeetingNotice.read(file(components, "REQUEST"), BOB)
                .orElseThrow()
                .takenInto(Optional.of(bobs));
    }

    private static MeetingNotice atBobs(MeetingNotice notice) {
        return MeetingNotice.read(notice.bytes(), BOB).orElseThrow();
    }

    private static MeetingNotice atMarys(MeetingNotice notice) {
        return MeetingNotice.read(notice.bytes(), MARY).orElseThrow();
    }

    private static byte[] file(String components, String method) {
        var named = method.isEmpty() ? "" : "METHOD:" + method + "\n";
        return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + named + components + "END:VCALENDAR\n")
                .getBytes(UTF_8);
    }

    private static String unfolded(MeetingNotice notice) {
        return new String(notice.bytes(), UTF_8).replace("\r\n ", "");
    }
}
