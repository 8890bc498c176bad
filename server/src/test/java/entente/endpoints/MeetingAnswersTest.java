package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MeetingDesk.ALICE;
import static entente.endpoints.MeetingDesk.LATER;
import static entente.endpoints.MeetingDesk.answer;
import static entente.endpoints.MeetingDesk.daily;
import static entente.endpoints.MeetingDesk.key;
import static entente.endpoints.MeetingDesk.meeting;
import static entente.endpoints.MeetingDesk.ref;
import static entente.endpoints.MeetingDesk.subject;
import static entente.endpoints.MeetingDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.Status;
import entente.wire.ews.Disposition;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemRef;
import entente.wire.ews.OccurrenceRef;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Those whom Mary invited answer, and she calls off what is off.
class MeetingAnswersTest {
    @TempDir private Path folder;
    private MeetingDesk desk;

    @BeforeEach
    void open() {
        desk = new MeetingDesk(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AcceptItem, ACCEPT, BUSY, Accepted: Budget, IPM.Schedule.Meeting.Resp.Pos",
        "TentativelyAcceptItem, TENTATIVE, TENTATIVE, Tentative: Budget, IPM.Schedule.Meeting.Resp.Tent"
    })
    void anAnswerIsInBothCalendarsAndWithTheOrganizer(
            String element, Response response, Status status, String subject, String itemClass) {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));
        var request = desk.only(BOB, DefaultFolder.INBOX);

        assertThat(done(desk.answered(AS_BOB, element, ref(request)))).isEmpty();

        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(response);
        assertThat(desk.said(BOB).orElseThrow().status()).isEqualTo(status);
        assertThat(desk.responses()).containsExactly(response);
        var reply = desk.only(MARY, DefaultFolder.INBOX);
        assertThat(subject(reply)).isEqualTo(subject);
        assertThat(reply.content().itemClass()).isEqualTo(itemClass);
        assertThat(desk.desk.store.body(reply.id()).orElseThrow().text()).contains("I see.");
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(desk.in(BOB, DefaultFolder.DELETED_ITEMS)).hasSize(1);
        assertThat(desk.in(BOB, DefaultFolder.SENT_ITEMS)).hasSize(1);
    }

    @Test
    void whatIsDeclinedGoesOutOfTheCalendarAndComesBackWhereItIsAcceptedAfterAll() {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));
        var request = desk.only(BOB, DefaultFolder.INBOX);

        done(desk.answered(AS_BOB, "DeclineItem", ref(request)));

        assertThat(desk.said(BOB)).isEmpty();
        assertThat(desk.responses()).containsExactly(Response.DECLINE);
        assertThat(desk.in(BOB, DefaultFolder.DELETED_ITEMS)).hasSize(2);

        var declined =
                desk.in(BOB, DefaultFolder.DELETED_ITEMS).stream()
                        .filter(item -> !item.content().isAppointment())
                        .findFirst()
                        .orElseThrow();
        done(desk.answered(AS_BOB, "AcceptItem", ref(declined)));

        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(desk.responses()).containsExactly(Response.ACCEPT);
    }

    @Test
    void anEntryOfTheCalendarIsAnsweredInItsPlace() {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));
        var entry = desk.entry(BOB);

        done(desk.answered(AS_BOB, "AcceptItem", ref(entry)));

        assertThat(desk.entry(BOB).id()).isEqualTo(entry.id());
        assertThat(desk.responses()).containsExactly(Response.ACCEPT);
    }

    @Test
    void whoOnlySavesAnAnswerTellsNobody() {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));
        var item = answer("AcceptItem", ref(desk.only(BOB, DefaultFolder.INBOX)));

        done(desk.create(AS_BOB, item, Invitations.SEND_TO_NONE, Disposition.SAVE_ONLY));

        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
        assertThat(desk.in(MARY, DefaultFolder.INBOX)).isEmpty();
    }

    @Test
    void anOrganizerWhoWantsNoAnswersGetsNone() {
        var item = meeting(Properties.NONE.with(Known.RESPONSE_REQUESTED, false), to("bob"));
        done(desk.create(AS_MARY, item, Invitations.SEND_ONLY_TO_ALL));

        done(desk.answered(AS_BOB, "AcceptItem", ref(desk.only(BOB, DefaultFolder.INBOX))));

        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(desk.in(MARY, DefaultFolder.INBOX)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AcceptItem, ACCEPTED_NO_MEETING, ACCEPTED_OWN_MEETING, ACCEPTED_CANCELLED_MEETING",
        "TentativelyAcceptItem, TENTATIVE_NO_MEETING, TENTATIVE_OWN_MEETING, TENTATIVE_CANCELLED_MEETING",
        "DeclineItem, DECLINED_NO_MEETING, DECLINED_OWN_MEETING, DECLINED_CANCELLED_MEETING"
    })
    void whatCannotBeAnsweredIsRefused(String element, Code none, Code own, Code cancelled) {
        var draft = desk.desk.made(MailDesk.draft("Hello"));
        var alone = done(desk.created(Invitations.SEND_TO_NONE)).orElseThrow();
        var mine = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();

        assertThat(code(desk.answered(AS_MARY, element, draft))).isEqualTo(none);
        assertThat(code(desk.answered(AS_MARY, element, ref(alone)))).isEqualTo(none);
        assertThat(code(desk.answered(AS_MARY, element, ref(mine)))).isEqualTo(own);

        done(desk.answered(AS_MARY, "CancelCalendarItem", ref(mine)));

        assertThat(code(desk.answered(AS_BOB, element, ref(desk.entry(BOB))))).isEqualTo(cancelled);
        assertThat(code(desk.answered(AS_MARY, element, Optional.empty())))
                .isEqualTo(Code.ANSWER_REFERENCE_MISSING);
    }

    @Test
    void anInvitationThatWasOvertakenIsNotAnswered() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();
        var old = desk.only(BOB, DefaultFolder.INBOX);
        desk.updated(ref(meeting), InvitationUpdates.SEND_ONLY_TO_ALL, LATER);

        assertThat(code(desk.answered(AS_BOB, "DeclineItem", ref(old))))
                .isEqualTo(Code.MEETING_REQUEST_OUT_OF_DATE);
        assertThat(desk.said(BOB)).isPresent();
    }

    @Test
    void aForgedInvitationMakesNoEntryEvenWhereItIsAccepted() {
        var forged =
                """
                From: alice@contoso.test
                To: bob@contoso.test
                MIME-Version: 1.0
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:forged
                DTSTART:20260406T090000Z
                DTEND:20260406T100000Z
                ORGANIZER:mailto:mary@contoso.test
                ATTENDEE:mailto:bob@contoso.test
                END:VEVENT
                END:VCALENDAR
                """;
        var item = MailDesk.item("Message", Properties.NONE, Optional.of(forged));
        done(
                desk.create(
                        new Caller.OwnPerson(ALICE),
                        item,
                        Invitations.SEND_TO_NONE,
                        Disposition.SEND_ONLY));
        var request = desk.only(BOB, DefaultFolder.INBOX);

        assertThat(request.content().itemClass()).isEqualTo("IPM.Schedule.Meeting.Request");
        assertThat(code(desk.answered(AS_BOB, "AcceptItem", ref(request))))
                .isEqualTo(Code.ACCEPTED_NO_MEETING);
        assertThat(desk.desk.store.itemOf(BOB, "forged")).isEmpty();
    }

    @Test
    void whatSomebodyInvitedDeletesIsDeclined() {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));

        done(desk.deleted(AS_BOB, ref(desk.entry(BOB)), Invitations.SEND_ONLY_TO_ALL));

        assertThat(desk.said(BOB)).isEmpty();
        assertThat(desk.responses()).containsExactly(Response.DECLINE);
        assertThat(subject(desk.only(MARY, DefaultFolder.INBOX))).isEqualTo("Declined: Budget");
    }

    @Test
    void anOccurrenceIsDeclinedAlone() {
        done(desk.create(AS_MARY, daily(to("bob")), Invitations.SEND_ONLY_TO_ALL));
        var second =
                new ItemRef(
                        new OccurrenceRef(desk.entry(BOB).id().text(), key(1)).text(),
                        Optional.empty());

        done(desk.answered(AS_BOB, "DeclineItem", second));

        assertThat(desk.object(BOB).orElseThrow().occurrence(key(1))).isEmpty();
        assertThat(desk.object(BOB).orElseThrow().occurrence(key(0))).isPresent();
        assertThat(
                        desk
                                .object(MARY)
                                .orElseThrow()
                                .occurrence(key(1))
                                .orElseThrow()
                                .attendees()
                                .stream()
                                .map(Appointment.Attendee::response))
                .containsExactly(Response.DECLINE);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
    }

    @Test
    void aMeetingIsCalledOffWithAWord() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();

        assertThat(done(desk.answered(AS_MARY, "CancelCalendarItem", ref(meeting)))).isEmpty();

        assertThat(desk.said(MARY)).isEmpty();
        var off = desk.only(MARY, DefaultFolder.DELETED_ITEMS);
        assertThat(off.content().properties().number(Known.APPOINTMENT_STATE).orElseThrow() & 4)
                .isEqualTo(4);
        var told =
                desk.in(BOB, DefaultFolder.INBOX).stream()
                        .filter(item -> subject(item).equals("Canceled: Budget"))
                        .findFirst()
                        .orElseThrow();
        assertThat(desk.desk.store.body(told.id()).orElseThrow().text()).contains("I see.");
        assertThat(desk.said(BOB).orElseThrow().cancelled()).isTrue();
    }

    @Test
    void nobodyButTheOrganizerCallsAMeetingOff() {
        var alone = done(desk.created(Invitations.SEND_TO_NONE)).orElseThrow();
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));

        assertThat(code(desk.answered(AS_BOB, "CancelCalendarItem", ref(desk.entry(BOB)))))
                .isEqualTo(Code.MEETING_CANCELLED_BY_OTHERS);
        assertThat(code(desk.answered(AS_MARY, "CancelCalendarItem", ref(alone))))
                .isEqualTo(Code.CANCELLED_NO_MEETING);
    }
}
