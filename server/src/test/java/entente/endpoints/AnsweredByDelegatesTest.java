package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MeetingDesk.ALICE;
import static entente.endpoints.MeetingDesk.answer;
import static entente.endpoints.MeetingDesk.daily;
import static entente.endpoints.MeetingDesk.key;
import static entente.endpoints.MeetingDesk.meeting;
import static entente.endpoints.MeetingDesk.ref;
import static entente.endpoints.MeetingDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Response;
import entente.delivery.Delivery;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.Actor;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.DefaultFolder;
import entente.mailbox.DelegateAct;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxStore;
import entente.mailbox.MeetingRequests;
import entente.mailbox.Removal;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.OccurrenceRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Bob answers to Mary for Alice, whose delegate he is.
class AnsweredByDelegatesTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

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
        "AcceptItem, ACCEPT, Accepted: Budget",
        "TentativelyAcceptItem, TENTATIVE, Tentative: Budget"
    })
    void anAnswerToACopyIsInHerCalendarAndFromHer(
            String element, Response response, String subject) {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));

        assertThat(done(answered(element, copy()))).isEmpty();

        assertThat(desk.said(ALICE).orElseThrow().myResponse()).isEqualTo(response);
        assertThat(desk.find(BOB)).isEmpty();
        assertThat(desk.responses()).containsExactly(response);
        var reply = desk.only(MARY, DefaultFolder.INBOX);
        assertThat(MeetingDesk.subject(reply)).isEqualTo(subject);
        assertThat(text(reply, Known.FROM_ADDRESS)).contains(ALICE.toString());
        assertThat(text(reply, Known.SENDER_ADDRESS)).contains(BOB.toString());
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(desk.in(BOB, DefaultFolder.DELETED_ITEMS)).hasSize(1);
        assertThat(desk.in(BOB, DefaultFolder.SENT_ITEMS)).hasSize(1);
        assertThat(desk.in(ALICE, DefaultFolder.SENT_ITEMS)).isEmpty();
    }

    @Test
    void whatIsDeclinedGoesOutOfHerCalendar() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));

        done(answered("DeclineItem", copy()));

        assertThat(desk.said(ALICE)).isEmpty();
        assertThat(desk.in(ALICE, DefaultFolder.DELETED_ITEMS)).hasSize(1);
        assertThat(desk.removers(ALICE)).containsOnly(BOB.toString());
        assertThat(desk.responses()).containsExactly(Response.DECLINE);
    }

    @Test
    void whatIsGoneFromHerCalendarIsThereOnceItIsAccepted() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));
        desk.desk.store.act(new ItemAct.Deletion(desk.entry(ALICE).id(), Removal.PURGE, BY_OWNER));

        done(answered("AcceptItem", copy()));

        assertThat(desk.said(ALICE).orElseThrow().myResponse()).isEqualTo(Response.ACCEPT);
        assertThat(text(desk.entry(ALICE), Known.CREATOR_ADDRESS)).contains(BOB.toString());
    }

    @Test
    void herEntryAndHerInvitationAreAnsweredInTheirPlaces() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        shareInbox();
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));

        done(answered("TentativelyAcceptItem", ref(desk.entry(ALICE))));

        assertThat(desk.responses()).containsExactly(Response.TENTATIVE);

        done(answered("AcceptItem", ref(desk.only(ALICE, DefaultFolder.INBOX))));

        assertThat(desk.responses()).containsExactly(Response.ACCEPT);
        assertThat(desk.in(ALICE, DefaultFolder.INBOX)).isEmpty();
        assertThat(desk.in(ALICE, DefaultFolder.DELETED_ITEMS)).hasSize(1);
        assertThat(desk.removers(ALICE)).containsOnly(BOB.toString());
        assertThat(desk.in(MARY, DefaultFolder.INBOX))
                .allSatisfy(item ->
                        assertThat(text(item, Known.FROM_ADDRESS)).contains(ALICE.toString()));
    }

    @Test
    void anOccurrenceIsDeclinedAlone() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        done(desk.create(AS_MARY, daily(to("alice")), Invitations.SEND_ONLY_TO_ALL));
        var second =
                new ItemRef(
                        new OccurrenceRef(desk.entry(ALICE).id().text(), key(1)).text(),
                        Optional.empty());

        done(answered("DeclineItem", second));

        assertThat(desk.object(ALICE).orElseThrow().occurrence(key(1))).isEmpty();
        assertThat(desk.object(ALICE).orElseThrow().occurrence(key(0))).isPresent();
    }

    @Test
    void whatSheIsInvitedToIsDeclinedByDeletingIt() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));

        done(desk.deleted(AS_BOB, ref(desk.entry(ALICE)), Invitations.SEND_ONLY_TO_ALL));

        assertThat(desk.responses()).containsExactly(Response.DECLINE);
        assertThat(text(desk.only(MARY, DefaultFolder.INBOX), Known.FROM_ADDRESS))
                .contains(ALICE.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "REVIEWER", "AUTHOR"})
    void whoeverHasLessOfHerCalendarThanAnEditorAnswersNothing(PermissionLevel level) {
        desk.delegate(ALICE, level, true);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));

        assertThat(code(answered("AcceptItem", copy()))).isEqualTo(Code.MEETING_OF_ANOTHER);

        assertThat(desk.said(ALICE).orElseThrow().myResponse()).isEqualTo(Response.NOT_RESPONDED);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
        assertThat(desk.in(BOB, DefaultFolder.INBOX)).hasSize(1);
    }

    @Test
    void whatIsPrivateIsNotAnsweredOnceHeSeesNoneOfItAnyMore() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, true);
        var secret = meeting(Properties.NONE.with(Known.SENSITIVITY, 2), to("alice"));
        done(desk.create(AS_MARY, secret, Invitations.SEND_ONLY_TO_ALL));
        desk.desk.store.act(
                ALICE,
                new DelegateAct.Revision(BOB, Optional.empty(), Optional.of(false), Map.of()));

        assertThat(code(answered("AcceptItem", copy()))).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(code(answered("AcceptItem", ref(desk.entry(ALICE)))))
                .isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    @Test
    void whoeverIsADelegateNoMoreAnswersNothing() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));
        desk.desk.store.act(ALICE, new DelegateAct.Removal(BOB));
        // As an Editor who is no delegate.
        desk.desk.store.setPermissions(
                ALICE,
                CalendarPermissions.of(
                        PermissionLevel.NONE,
                        PermissionLevel.NONE,
                        Map.of(BOB, PermissionLevel.EDITOR)));

        assertThat(code(answered("AcceptItem", copy()))).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(code(answered("AcceptItem", ref(desk.entry(ALICE)))))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @ParameterizedTest
    @CsvSource({"true, SENDER_NOT_ONESELF", "false, MEETING_OF_ANOTHER"})
    void whoeverLosesWhatHeWasGivenWhileHeAnswersAnswersNothing(boolean isRemoved, Code code) {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"));
        var levels = Map.of(DefaultFolder.CALENDAR, PermissionLevel.AUTHOR);
        var act =
                isRemoved
                        ? new DelegateAct.Removal(BOB)
                        : new DelegateAct.Revision(BOB, Optional.empty(), Optional.empty(), levels);
        var store =
                Meanwhile.before(
                        desk.desk.store, "actTogether", () -> desk.desk.store.act(ALICE, act));

        var refused = answered(store, "AcceptItem", copy());

        assertThat(code(refused)).isEqualTo(code);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
        assertThat(desk.said(ALICE).orElseThrow().myResponse()).isEqualTo(Response.NOT_RESPONDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@contoso.test", "nobody@contoso.test", "ann@fabrikam.test"})
    void nobodyLearnsWhoIsThereByAnInvitationThatSaysForWhomItIs(String owner) {
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("bob"));
        var request = desk.only(BOB, DefaultFolder.INBOX);
        var said = request.content().properties().with(Known.RECEIVED_FOR_ADDRESS, owner);
        desk.desk.store.act(
                new ItemAct.Update(
                        request.id(),
                        request.changed(),
                        request.content().with(said),
                        Optional.empty()));

        assertThat(code(answered("AcceptItem", copy()))).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(desk.responses()).containsExactly(Response.NOT_RESPONDED);
    }

    @Test
    void heAnswersForHimselfWhatHeIsInvitedToHimself() {
        desk.delegate(ALICE, PermissionLevel.EDITOR, false);
        desk.desk.store.act(ALICE, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"), to("bob"));
        var own =
                desk.in(BOB, DefaultFolder.INBOX).stream()
                        .filter(item -> text(item, Known.RECEIVED_FOR_ADDRESS).isEmpty())
                        .findFirst()
                        .orElseThrow();

        done(answered("DeclineItem", ref(own)));
        done(answered("AcceptItem", copy()));

        assertThat(desk.responses()).containsExactly(Response.ACCEPT, Response.DECLINE);
    }

    private BatchResult<Optional<ItemElement>> answered(String element, ItemRef reference) {
        return desk.answered(AS_BOB, element, reference);
    }

    private static BatchResult<Optional<ItemElement>> answered(
            MailboxStore store, String element, ItemRef reference) {
        var own = new OwnItems(store, new Delivery(store, TipTerms.USUAL, CLOCK), CLOCK);
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SEND_AND_SAVE_COPY),
                        Optional.of(Invitations.SEND_TO_NONE),
                        Optional.empty(),
                        List.of(BatchResult.done(answer(element, reference))));
        return own.answer(AS_BOB, ask).items().getFirst();
    }

    private ItemRef copy() {
        return ref(desk.only(BOB, DefaultFolder.INBOX));
    }

    private void shareInbox() {
        var levels = Map.of(DefaultFolder.INBOX, PermissionLevel.EDITOR);
        desk.desk.store.act(
                ALICE, new DelegateAct.Revision(BOB, Optional.empty(), Optional.empty(), levels));
    }

    private static Optional<String> text(Item item, PropertyId id) {
        return item.content().properties().text(id);
    }
}
