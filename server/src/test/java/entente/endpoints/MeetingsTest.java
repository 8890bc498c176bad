package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MeetingDesk.ALICE;
import static entente.endpoints.MeetingDesk.LATER;
import static entente.endpoints.MeetingDesk.NINE;
import static entente.endpoints.MeetingDesk.RENAMED;
import static entente.endpoints.MeetingDesk.cc;
import static entente.endpoints.MeetingDesk.daily;
import static entente.endpoints.MeetingDesk.day;
import static entente.endpoints.MeetingDesk.key;
import static entente.endpoints.MeetingDesk.meeting;
import static entente.endpoints.MeetingDesk.occurrence;
import static entente.endpoints.MeetingDesk.ref;
import static entente.endpoints.MeetingDesk.subject;
import static entente.endpoints.MeetingDesk.to;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Response;
import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.question.Status;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewItem;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mary invites people; what she changes and deletes they are told.
class MeetingsTest {
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

    @Test
    void nobodyIsToldOfAMeetingThatIsOnlySaved() {
        var meeting = desk.created(Invitations.SEND_TO_NONE, to("bob"));

        assertThat(done(meeting)).isPresent();
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(desk.said(BOB)).isEmpty();
        assertThat(desk.said(MARY).orElseThrow().myResponse()).isEqualTo(Response.ORGANIZER);
    }

    @Test
    void allAreInvitedAndACopyIsKeptOnlyWhereItIsWanted() {
        done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"), cc("alice")));

        for (var address : List.of(BOB, ALICE)) {
            var request = desk.only(address, DefaultFolder.INBOX);
            assertThat(request.content().itemClass()).isEqualTo("IPM.Schedule.Meeting.Request");
            assertThat(subject(request)).isEqualTo("Budget");
            assertThat(request.content().of(Addressee.Kind.TO)).hasSize(1);
            assertThat(request.content().of(Addressee.Kind.CC)).hasSize(1);
            assertThat(desk.said(address).orElseThrow().status()).isEqualTo(Status.TENTATIVE);
        }
        assertThat(desk.said(BOB).orElseThrow().organizer().orElseThrow().name()).isEqualTo("M");
        assertThat(desk.in(MARY, DefaultFolder.SENT_ITEMS)).isEmpty();

        done(desk.created(Invitations.SEND_TO_ALL_AND_SAVE_COPY, to("bob")));

        assertThat(desk.in(MARY, DefaultFolder.SENT_ITEMS)).hasSize(1);
    }

    @Test
    void nothingIsSavedWhereOneCannotBeInvited() {
        var made =
                desk.created(
                        Invitations.SEND_TO_ALL_AND_SAVE_COPY,
                        to("bob"),
                        new Addressee(Addressee.Kind.TO, "", "ann@fabrikam.test"));

        assertThat(code(made)).isEqualTo(Code.RECIPIENT_ELSEWHERE);
        assertThat(desk.said(MARY)).isEmpty();
        assertThat(desk.said(BOB)).isEmpty();
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(desk.in(MARY, DefaultFolder.SENT_ITEMS)).isEmpty();
    }

    @Test
    void nobodyIsInvitedToTheMeetingOfAnother() {
        var mime =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:other
                DTSTART:20260406T090000Z
                DTEND:20260406T100000Z
                ORGANIZER:mailto:alice@contoso.test
                ATTENDEE:mailto:bob@contoso.test
                END:VEVENT
                END:VCALENDAR
                """;
        var item =
                new NewItem(
                        "CalendarItem",
                        ItemContent.EMPTY,
                        Optional.empty(),
                        Optional.of(Octets.of(mime.getBytes(US_ASCII))),
                        List.of(),
                        false);

        assertThat(code(desk.create(AS_MARY, item, Invitations.SEND_ONLY_TO_ALL)))
                .isEqualTo(Code.MEETING_OF_OTHERS);
        assertThat(done(desk.create(AS_MARY, item, Invitations.SEND_TO_NONE))).isPresent();
    }

    @Test
    void aMeetingThatIsMovedIsToBeAnsweredAnew() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();
        done(desk.answered(AS_BOB, "AcceptItem", ref(desk.only(BOB, DefaultFolder.INBOX))));

        desk.updated(ref(meeting), InvitationUpdates.SEND_TO_CHANGED_AND_SAVE_COPY, LATER);

        assertThat(desk.said(BOB).orElseThrow().start()).isEqualTo(NINE.plusSeconds(3600));
        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(Response.NOT_RESPONDED);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).hasSize(1);
        assertThat(desk.in(MARY, DefaultFolder.SENT_ITEMS)).hasSize(1);
    }

    @Test
    void anAnswerHoldsWhereAMeetingIsOnlyRenamed() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();
        done(desk.answered(AS_BOB, "AcceptItem", ref(desk.only(BOB, DefaultFolder.INBOX))));

        desk.updated(ref(meeting), InvitationUpdates.SEND_ONLY_TO_CHANGED, RENAMED);

        assertThat(desk.said(BOB).orElseThrow().subject()).isEqualTo("Budget");

        desk.updated(ref(meeting), InvitationUpdates.SEND_ONLY_TO_ALL, RENAMED);

        assertThat(desk.said(BOB).orElseThrow().subject()).isEqualTo("Costs");
        assertThat(desk.said(BOB).orElseThrow().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(desk.responses()).containsExactly(Response.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEND_ONLY_TO_CHANGED", "SEND_ONLY_TO_ALL"})
    void whoIsNewIsInvitedAndWhoIsNotWantedAnyMoreIsTold(InvitationUpdates told) {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();
        var people = new ItemEdit.SetAddressees(Addressee.Kind.TO, List.of(to("alice")));

        desk.updated(ref(meeting), told, people);

        assertThat(desk.said(ALICE)).isPresent();
        assertThat(desk.said(BOB).orElseThrow().cancelled()).isTrue();
        assertThat(desk.in(BOB, DefaultFolder.INBOX))
                .extracting(MeetingDesk::subject)
                .contains("Canceled: Budget");
        assertThat(subject(desk.only(ALICE, DefaultFolder.INBOX))).isEqualTo("Budget");

        var both = new ItemEdit.SetAddressees(Addressee.Kind.TO, List.of(to("alice"), to("bob")));
        desk.updated(ref(meeting), told, both);

        assertThat(desk.said(BOB).orElseThrow().cancelled()).isFalse();
    }

    @Test
    void anAppointmentIsNotChangedWithoutAWordOnWhoIsTold() {
        var meeting = done(desk.created(Invitations.SEND_TO_NONE, to("bob"))).orElseThrow();
        var change = new UpdateItem.Change(ref(meeting), BatchResult.done(List.of(RENAMED)));
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(change));

        assertThat(code(desk.desk.updates.answer(AS_MARY, ask).items().getFirst()))
                .isEqualTo(Code.MEETING_UPDATES_MISSING);
    }

    @Test
    void nothingIsChangedWhereSomebodyNewCannotBeInvited() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();
        var people =
                new ItemEdit.SetAddressees(
                        Addressee.Kind.TO,
                        List.of(new Addressee(Addressee.Kind.TO, "", "ann@fabrikam.test")));

        var refused =
                desk.update(ref(meeting), InvitationUpdates.SEND_ONLY_TO_ALL, people, RENAMED);

        assertThat(code(refused)).isEqualTo(Code.RECIPIENT_ELSEWHERE);
        assertThat(desk.said(MARY).orElseThrow().subject()).isEqualTo("Budget");
        assertThat(desk.said(BOB).orElseThrow().cancelled()).isFalse();
    }

    @Test
    void whatItsOrganizerDeletesIsOffForAll() {
        var meeting = done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"))).orElseThrow();

        done(desk.deleted(AS_MARY, ref(meeting), Invitations.SEND_TO_ALL_AND_SAVE_COPY));

        assertThat(desk.said(MARY)).isEmpty();
        assertThat(desk.said(BOB).orElseThrow().cancelled()).isTrue();
        assertThat(desk.said(BOB).orElseThrow().status()).isEqualTo(Status.FREE);
        assertThat(desk.in(BOB, DefaultFolder.INBOX))
                .extracting(item -> item.content().itemClass())
                .contains("IPM.Schedule.Meeting.Canceled");
        assertThat(subject(desk.only(MARY, DefaultFolder.SENT_ITEMS)))
                .isEqualTo("Canceled: Budget");
    }

    @Test
    void anOccurrenceIsMovedAndCalledOffAlone() {
        var series = done(desk.create(AS_MARY, daily(to("bob")), Invitations.SEND_ONLY_TO_ALL));
        var second = occurrence(series.orElseThrow(), 1);
        var third = occurrence(series.orElseThrow(), 2);
        var moved =
                new ItemEdit.SetProperties(
                        Properties.NONE
                                .with(Known.APPOINTMENT_START, day(1).plusSeconds(7200))
                                .with(Known.APPOINTMENT_END, day(1).plusSeconds(9000)));

        desk.updated(second, InvitationUpdates.SEND_ONLY_TO_ALL, moved);
        done(desk.deleted(AS_MARY, third, Invitations.SEND_ONLY_TO_ALL));

        var bobs = desk.object(BOB).orElseThrow();
        assertThat(bobs.occurrence(key(0)).orElseThrow().start()).isEqualTo(day(0));
        assertThat(bobs.occurrence(key(1)).orElseThrow().start())
                .isEqualTo(day(1).plusSeconds(7200));
        assertThat(bobs.occurrence(key(2))).isEmpty();
        assertThat(bobs.standing(Optional.of(key(2))).orElseThrow().cancelled()).isTrue();
        assertThat(desk.object(MARY).orElseThrow().occurrence(key(2))).isEmpty();
    }
}
