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

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.GetItem;
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
import java.sql.DriverManager;
import java.sql.SQLException;
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
    void whatBecomesPrivateIsGoneForOthersAndNotForItsOwner() {
        var letter = desk.made(draft("Open"));
        desk.share(DefaultFolder.INBOX, PermissionLevel.REVIEWER);
        var before = synced(Optional.empty());

        done(change(AS_MARY, letter, HIDDEN));
        var told = synced(Optional.of(before.state()));
        var hers = synced(AS_MARY, Optional.of(before.state()));
        done(change(AS_MARY, letter, UNREAD));
        var marks = synced(AS_MARY, Optional.of(hers.state())).readMarks();

        assertThat(told.deleted()).containsExactly(letter.id());
        assertThat(told.updated()).isEmpty();
        assertThat(hers.deleted()).isEmpty();
        assertThat(hers.updated()).hasSize(1);
        assertThat(marks).hasSize(1);
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
                .isEqualTo(Octets.of("x".getBytes(UTF_8)));

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

    @Test
    void anAppointmentThatMeansNothingIsPrivateByWhatItSaysItself() {
        var says =
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)
                        .with(Known.SENSITIVITY, 2);
        var made =
                desk.store.act(
                        new ItemAct.Creation(
                                FolderId.of(MARY, DefaultFolder.INBOX),
                                ItemContent.EMPTY.with(says),
                                ItemStreams.NONE));
        var item = MeetingDesk.ref(((ItemOutcome.Done) made).item());
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);

        assertThat(code(desk.get(AS_BOB, item))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(meetings.deleted(AS_BOB, item, Invitations.SEND_TO_NONE)))
                .isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    /// There are such items from files of an older version.
    @Test
    void whatNobodyCanReadMayBePrivate() throws SQLException {
        var letter = desk.letter();
        meetings.close();
        var facts = "SELECT facts FROM item WHERE hex(facts) LIKE '%49504D2E4E6F7465%'";
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"));
                var change = file.createStatement()) {
            change.executeUpdate(
                    "UPDATE item SET facts = unhex(replace(hex(facts), '0000000849504D2E4E6F7465', '0000000F49504D2E4170706F696E746D656E74')) WHERE facts IN ("
                            + facts
                            + ")");
        }
        open();
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);
        assertThat(desk.whole(letter).content().isAppointment()).isTrue();

        var ids = List.of(new AttachmentRef(letter.id(), 1).text());
        var attachment =
                desk.items.answer(AS_BOB, new GetAttachment.Request(ItemShape.IDS_ONLY, ids));

        assertThat(code(desk.get(AS_BOB, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(attachment.attachments().getFirst())).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(change(AS_BOB, letter, UNREAD))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    /// An item that is private when it is found, and not any more when it is read, is told as either.
    @Test
    void whatBecomesPublicWhileItIsReadIsNotToldAsItWas() {
        var doctor = doctor();
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.REVIEWER);
        var shown =
                new ItemEdit.SetProperties(
                        Properties.NONE.with(Known.SENSITIVITY, 0).with(Known.SUBJECT, "Out"));
        var store =
                Meanwhile.after(
                        desk.store,
                        "item",
                        () ->
                                meetings.updated(
                                        new ItemRef(doctor.id(), Optional.empty()),
                                        InvitationUpdates.SEND_TO_NONE,
                                        shown,
                                        new ItemEdit.Remove(Known.CLIENT_NAME)));

        var told =
                new MailboxItems(store)
                        .answer(AS_BOB, new GetItem.Request(ItemShape.IDS_ONLY, List.of(doctor)));

        var properties = done(told.items().getFirst()).content().properties();
        assertThat(properties.text(Known.CLIENT_NAME)).isEmpty();
    }

    @Test
    void whatIsKeptBesideAPrivateAppointmentIsNotTold() {
        var doctor = doctor();
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.REVIEWER);

        var told = done(desk.get(AS_BOB, doctor));

        assertThat(told.content().properties().text(Known.SUBJECT)).contains("Private");
        assertThat(told.content().properties().text(Known.CLIENT_NAME)).isEmpty();
        assertThat(desk.whole(doctor).content().properties().text(Known.CLIENT_NAME))
                .contains("Clinic");
    }

    /// A private appointment of Mary's.
    private ItemRef doctor() {
        var says =
                Properties.NONE
                        .with(Known.SENSITIVITY, 2)
                        .with(Known.SUBJECT, "Out")
                        .with(Known.CLIENT_NAME, "Clinic");
        return ref(
                done(meetings.create(AS_MARY, MeetingDesk.meeting(says), Invitations.SEND_TO_NONE))
                        .orElseThrow());
    }

    private static NewItem secret() {
        var says = Properties.NONE.with(Known.SUBJECT, "Raise").with(Known.SENSITIVITY, 2);
        return MailDesk.item("Message", says, Optional.empty());
    }

    private BatchResult<ItemElement> change(Caller caller, ItemRef item, ItemEdit edit) {
        return desk.update(caller, ConflictResolution.ALWAYS_OVERWRITE, item, edit);
    }

    private SyncFolderItems.Changes synced(Optional<String> state) {
        return synced(AS_BOB, state);
    }

    private SyncFolderItems.Changes synced(Caller caller, Optional<String> state) {
        var ask = new SyncFolderItems.Request(MailDesk.WHOLE.listed(), marys("inbox"), state, 100);
        return done(desk.items.answer(caller, ask).result());
    }

    private static FolderRef marys(String place) {
        return new FolderRef.ByName(place, Optional.of(MARY.toString()));
    }
}
