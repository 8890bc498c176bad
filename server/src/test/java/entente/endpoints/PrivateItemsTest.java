package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.NewItem;
import entente.wire.ews.SyncFolderItems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Bob gets to know, and can do, of what is private in folders that Mary shares with him: by side ways too.
class PrivateItemsTest {
    private static final ItemEdit HIDDEN =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.SENSITIVITY, 2));
    private static final Caller AS_ALICE = new Caller.OwnPerson(MeetingDesk.ALICE);
    private static final ItemEdit UNREAD = new ItemEdit.SetBit(Known.FLAGS, Known.FLAG_READ, false);

    @TempDir private Path folder;
    private MeetingDesk meetings;
    private MailDesk desk;

    @BeforeEach
    void open() {
        meetings = new MeetingDesk(folder.resolve("store"));
        desk = meetings.desk;
    }

    @AfterEach
    void close() {
        meetings.close();
    }

    @Test
    void aPrivateMessageIsAsOneThatIsNotThere() {
        var secret = desk.made(secret());
        var gone =
                new ItemRef(
                        secret.id().substring(0, secret.id().length() - 8) + "AAAAAAAA",
                        Optional.empty());
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);

        for (var ref : List.of(secret, gone)) {
            assertThat(code(desk.get(AS_BOB, ref))).isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(change(AS_BOB, ref, UNREAD))).isEqualTo(Code.ITEMS_NOT_SHARED);
        }
    }

    @Test
    void thatAPrivateMessageWasReadIsNotTold() {
        var open = desk.made(draft("Open"));
        var secret = desk.made(secret());
        desk.share(DefaultFolder.INBOX, PermissionLevel.REVIEWER);
        var before = synced(Optional.empty());

        done(change(AS_MARY, open, UNREAD));
        done(change(AS_MARY, secret, UNREAD));

        var after = synced(Optional.of(before.state()));
        assertThat(after.readMarks())
                .extracting(mark -> mark.item().id())
                .containsExactly(open.id());
    }

    @Test
    void whoMarksAllAsReadLeavesWhatIsPrivateAsItIs() {
        var open = desk.made(draft("Open"));
        var secret = desk.made(secret());
        done(change(AS_MARY, open, UNREAD));
        done(change(AS_MARY, secret, UNREAD));
        desk.share(DefaultFolder.INBOX, PermissionLevel.EDITOR);

        var ask = new MarkAllItemsAsRead.Request(true, List.of(marys("inbox")));
        done(desk.own.answer(AS_BOB, ask).folders().getFirst());

        assertThat(desk.whole(open).content().isRead()).isTrue();
        assertThat(desk.whole(secret).content().isRead()).isFalse();
    }

    @Test
    void whatHangsOnASeriesWithAPrivateDayIsNotToldEither() {
        var series =
                done(meetings.create(AS_MARY, MeetingDesk.daily(), Invitations.SEND_TO_NONE))
                        .orElseThrow();
        done(
                desk.updates
                        .answer(
                                AS_MARY,
                                new CreateAttachment.Request(
                                        ref(series), List.of(MailDesk.file("plan", "x"))))
                        .attachments()
                        .getFirst());
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.REVIEWER);
        var ids = List.of(new AttachmentRef(series.id().id(), 1).text());
        var ask = new GetAttachment.Request(ItemShape.IDS_ONLY, ids);
        assertThat(done(desk.items.answer(AS_BOB, ask).attachments().getFirst()).bytes())
                .isEqualTo("x".getBytes(UTF_8));

        meetings.updated(MeetingDesk.occurrence(series, 1), InvitationUpdates.SEND_TO_NONE, HIDDEN);

        assertThat(code(desk.items.answer(AS_BOB, ask).attachments().getFirst()))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void anAnswerToAPrivateMeetingIsAsPrivateAsTheMeeting() {
        var hidden = Properties.NONE.with(Known.SENSITIVITY, 2);
        var meeting = MeetingDesk.meeting(hidden, MeetingDesk.to("alice"));
        done(meetings.create(AS_MARY, meeting, Invitations.SEND_ONLY_TO_ALL));
        var invitation = meetings.only(MeetingDesk.ALICE, DefaultFolder.INBOX);

        done(meetings.answered(AS_ALICE, "AcceptItem", MeetingDesk.ref(invitation)));

        assertThat(meetings.only(MARY, DefaultFolder.INBOX).content().isPrivate()).isTrue();
        assertThat(meetings.only(MeetingDesk.ALICE, DefaultFolder.SENT_ITEMS).content().isPrivate())
                .isTrue();
    }

    @Test
    void anInvitationToASeriesWithAPrivateDayIsPrivate() {
        var daily = MeetingDesk.daily(MeetingDesk.to("alice"));
        var series = done(meetings.create(AS_MARY, daily, Invitations.SEND_TO_NONE)).orElseThrow();
        meetings.updated(MeetingDesk.occurrence(series, 1), InvitationUpdates.SEND_TO_NONE, HIDDEN);

        meetings.updated(
                new ItemRef(series.id().id(), Optional.empty()),
                InvitationUpdates.SEND_ONLY_TO_ALL,
                MeetingDesk.RENAMED);

        assertThat(meetings.only(MeetingDesk.ALICE, DefaultFolder.INBOX).content().isPrivate())
                .isTrue();
    }

    private static NewItem secret() {
        var says = Properties.NONE.with(Known.SUBJECT, "Raise").with(Known.SENSITIVITY, 2);
        return MailDesk.item("Message", says, Optional.empty());
    }

    private BatchResult<ItemElement> change(Caller caller, ItemRef item, ItemEdit edit) {
        return desk.update(caller, ConflictResolution.ALWAYS_OVERWRITE, item, edit);
    }

    private SyncFolderItems.Changes synced(Optional<String> state) {
        var ask = new SyncFolderItems.Request(MailDesk.WHOLE.listed(), marys("inbox"), state, 100);
        return done(desk.items.answer(AS_BOB, ask).result());
    }

    private static FolderRef marys(String place) {
        return new FolderRef.ByName(place, Optional.of(MARY.toString()));
    }
}
