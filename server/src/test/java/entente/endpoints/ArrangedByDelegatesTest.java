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
import static entente.endpoints.MeetingDesk.meeting;
import static entente.endpoints.MeetingDesk.ref;
import static entente.endpoints.MeetingDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Response;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.DefaultFolder;
import entente.mailbox.DelegateAct;
import entente.mailbox.Item;
import entente.problem.Code;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.question.Window;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderRef;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Bob arranges in Mary's calendar, whose delegate he is, with Alice.
class ArrangedByDelegatesTest {
    private static final Caller AS_ALICE = new Caller.OwnPerson(ALICE);

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
    void aMeetingThatHeMakesIsHersAndSheInvitesToIt() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);

        done(created(Properties.NONE));

        var said = desk.said(MARY).orElseThrow();
        assertThat(said.organizer().orElseThrow().address()).isEqualTo(MARY.toString());
        assertThat(said.myResponse()).isEqualTo(Response.ORGANIZER);
        assertThat(text(desk.entry(MARY), Known.CREATOR_ADDRESS)).contains(BOB.toString());
        assertThat(busy()).hasSize(1);
        var request = desk.only(ALICE, DefaultFolder.INBOX);
        assertThat(text(request, Known.FROM_ADDRESS)).contains(MARY.toString());
        assertThat(text(request, Known.SENDER_ADDRESS)).contains(BOB.toString());
        assertThat(desk.said(ALICE).orElseThrow().organizer().orElseThrow().address())
                .isEqualTo(MARY.toString());
        assertThat(desk.in(BOB, DefaultFolder.SENT_ITEMS)).hasSize(1);
        assertThat(desk.in(MARY, DefaultFolder.SENT_ITEMS)).isEmpty();
    }

    @Test
    void answersToItComeToHerAndACopyToHim() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);
        done(created(Properties.NONE));

        var request = desk.only(ALICE, DefaultFolder.INBOX);
        done(desk.answered(AS_ALICE, "AcceptItem", ref(request)));

        assertThat(desk.responses()).containsExactly(Response.ACCEPT);
        assertThat(text(desk.only(BOB, DefaultFolder.INBOX), Known.RECEIVED_FOR_ADDRESS))
                .contains(MARY.toString());
        assertThat(desk.in(MARY, DefaultFolder.INBOX)).hasSize(1);
    }

    @Test
    void whatHeChangesAndDeletesIsToldInHerName() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);
        var meeting = hers();

        done(desk.update(AS_BOB, meeting, InvitationUpdates.SEND_ONLY_TO_ALL, LATER));

        assertThat(desk.said(ALICE).orElseThrow().start()).isEqualTo(NINE.plusSeconds(3600));

        done(desk.deleted(AS_BOB, ref(desk.entry(MARY)), Invitations.SEND_ONLY_TO_ALL));

        assertThat(desk.said(ALICE).orElseThrow().cancelled()).isTrue();
        assertThat(desk.find(MARY)).isEmpty();
        assertThat(desk.in(MARY, DefaultFolder.DELETED_ITEMS)).hasSize(1);
        assertThat(desk.removers(MARY)).containsOnly(BOB.toString());
        assertThat(busy()).isEmpty();
        assertThat(desk.in(ALICE, DefaultFolder.INBOX))
                .hasSize(3)
                .allSatisfy(item ->
                        assertThat(text(item, Known.FROM_ADDRESS)).contains(MARY.toString()));
    }

    @Test
    void whatHeCallsOffWithAWordIsOff() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);
        var meeting = hers();

        done(desk.answered(AS_BOB, "CancelCalendarItem", meeting));

        assertThat(desk.said(ALICE).orElseThrow().cancelled()).isTrue();
        assertThat(desk.removers(MARY)).containsOnly(BOB.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "REVIEWER", "AUTHOR"})
    void whoeverHasLessOfHerCalendarThanAnEditorTellsNobody(PermissionLevel level) {
        desk.delegate(MARY, level, true);
        var meeting = hers();
        var before = desk.entry(MARY);

        assertThat(created(Properties.NONE)).isInstanceOf(BatchResult.Refused.class);
        assertThat(desk.update(AS_BOB, meeting, InvitationUpdates.SEND_ONLY_TO_ALL, LATER))
                .isInstanceOf(BatchResult.Refused.class);
        assertThat(desk.deleted(AS_BOB, meeting, Invitations.SEND_ONLY_TO_ALL))
                .isInstanceOf(BatchResult.Refused.class);
        assertThat(desk.answered(AS_BOB, "CancelCalendarItem", meeting))
                .isInstanceOf(BatchResult.Refused.class);

        assertThat(desk.entry(MARY)).isEqualTo(before);
        assertThat(desk.in(ALICE, DefaultFolder.INBOX)).hasSize(1);
    }

    @Test
    void whatIsPrivateIsArrangedByThoseWhoSeeThat() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);
        var secret = Properties.NONE.with(Known.SENSITIVITY, 2);

        assertThat(code(created(secret))).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(desk.find(MARY)).isEmpty();

        done(desk.create(AS_MARY, meeting(secret, to("alice")), Invitations.SEND_ONLY_TO_ALL));
        var entry = ref(desk.entry(MARY));

        assertThat(code(desk.update(AS_BOB, entry, InvitationUpdates.SEND_ONLY_TO_ALL, LATER)))
                .isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
        assertThat(code(desk.deleted(AS_BOB, entry, Invitations.SEND_ONLY_TO_ALL)))
                .isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);

        desk.desk.store.act(
                MARY, new DelegateAct.Revision(BOB, Optional.empty(), Optional.of(true), Map.of()));

        done(desk.deleted(AS_BOB, entry, Invitations.SEND_ONLY_TO_ALL));
        assertThat(desk.said(ALICE).orElseThrow().cancelled()).isTrue();
    }

    @Test
    void whoeverIsADelegateNoMoreArrangesNothingMore() {
        desk.delegate(MARY, PermissionLevel.EDITOR, false);
        var meeting = hers();
        desk.desk.store.act(MARY, new DelegateAct.Removal(BOB));
        // As an Editor who is no delegate.
        desk.desk.share(DefaultFolder.CALENDAR, PermissionLevel.EDITOR);

        assertThat(code(created(Properties.NONE))).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(code(desk.deleted(AS_BOB, meeting, Invitations.SEND_ONLY_TO_ALL)))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(desk.said(ALICE).orElseThrow().cancelled()).isFalse();
    }

    /// A meeting of hers with Alice.
    private ItemRef hers() {
        return ref(done(desk.created(Invitations.SEND_ONLY_TO_ALL, to("alice"))).orElseThrow());
    }

    private BatchResult<Optional<ItemElement>> created(Properties more) {
        NewItem item = meeting(more, to("alice"));
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.of(Invitations.SEND_TO_ALL_AND_SAVE_COPY),
                        Optional.of(new FolderRef.ByName("calendar", Optional.of(MARY.toString()))),
                        List.of(BatchResult.done(item)));
        return desk.desk.own.answer(AS_BOB, ask).items().getFirst();
    }

    private List<BusyBlock> busy() {
        var april = new Window(NINE.minusSeconds(86_400), NINE.plusSeconds(86_400));
        return desk.desk.store.of(MARY).orElseThrow().entries(april);
    }

    private static Optional<String> text(Item item, PropertyId id) {
        return item.content().properties().text(id);
    }
}
