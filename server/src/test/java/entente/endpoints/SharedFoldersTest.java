package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static entente.endpoints.MeetingDesk.RENAMED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CalendarView;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MoveItem;
import entente.wire.ews.NewItem;
import entente.wire.ews.Page;
import entente.wire.ews.SendItem;
import entente.wire.ews.SyncFolderItems;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What Bob can do with items in Mary's folders that she shares with him.
class SharedFoldersTest {
    private static final FolderRef MARYS_INBOX = marys("inbox");

    @TempDir private Path folder;
    private MeetingDesk desk;
    private MailDesk mail;

    @BeforeEach
    void open() {
        desk = new MeetingDesk(folder.resolve("store"));
        mail = desk.desk;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// Reads, creates, changes what is his, changes all, deletes what is his, deletes all.
    @ParameterizedTest
    @CsvSource({
        "NONE, ------",
        "CONTRIBUTOR, -c----",
        "REVIEWER, r-----",
        "NONEDITING_AUTHOR, rc--d-",
        "AUTHOR, rce-d-",
        "PUBLISHING_AUTHOR, rce-d-",
        "EDITOR, rceEdD",
        "PUBLISHING_EDITOR, rceEdD",
        "OWNER, rceEdD"
    })
    void whatBobMayDoWithItemsIsWhatTheLevelSays(PermissionLevel level, String may) {
        share("inbox", PermissionLevel.AUTHOR.rights());
        var marys = mail.made(draft("Hers"));
        var bobs = ref(done(mail.create(AS_BOB, MARYS_INBOX, draft("His"))));
        var rights = share("inbox", level.rights());

        assertThat(
                        sign('r', mail.get(AS_BOB, marys))
                                + sign('c', mail.create(AS_BOB, MARYS_INBOX, draft("More")))
                                + sign('e', rename(bobs))
                                + sign('E', rename(marys))
                                + sign('d', delete(bobs))
                                + sign('D', delete(marys)))
                .as("%s", rights)
                .isEqualTo(may);
    }

    @Test
    void whoHasNoRightToReadIsNotToldWhetherSomethingIsThere() {
        var there = mail.made(draft("Hers"));
        var gone = mail.made(draft("Gone"));
        done(delete(AS_MARY, gone));

        assertThat(List.of(mail.get(AS_BOB, there), mail.get(AS_BOB, gone)))
                .allSatisfy(result -> assertThat(code(result)).isEqualTo(Code.ITEMS_NOT_SHARED));
    }

    @Test
    void aPersonsOwnEntryGoesBeforeDefaultAlsoWhereItGivesLess() {
        var letter = mail.made(draft("Hers"));
        var none = PermissionLevel.NONE.rights();
        var owner = PermissionLevel.OWNER.rights();
        give("inbox", new FolderPermissions(owner, none, Map.of(BOB, none)));

        assertThat(code(mail.get(AS_BOB, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(rename(letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void nobodyOfAnotherOrganisationReadsItemsWhateverAFolderGives() {
        var letter = mail.made(draft("Hers"));
        var owner = PermissionLevel.OWNER.rights();
        give("inbox", new FolderPermissions(owner, owner, Map.of(BOB, owner)));
        var partner =
                new Caller.PartnerPerson(
                        "fabrikam", "app", "fabrikam.test", BOB, "L1", Set.of("freebusy"));

        for (var caller : List.of(partner, new Caller.Administrator("root"))) {
            assertThat(code(mail.get(caller, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(mail.find(caller, MARYS_INBOX))).isEqualTo(Code.FOLDER_NOT_SHARED);
        }
    }

    @Test
    void anAuthorDeletesIntoTheOwnersDeletedItems() {
        share("inbox", PermissionLevel.AUTHOR.rights());
        var bobs = ref(done(mail.create(AS_BOB, MARYS_INBOX, draft("His"))));

        done(delete(bobs));

        assertThat(mail.subjects("deleteditems")).containsExactly("His");
        assertThat(desk.in(BOB, DefaultFolder.DELETED_ITEMS)).isEmpty();
    }

    @Test
    void nobodyBecomesAnAuthorByWritingThatShePutItThere() {
        share("inbox", custom(true, Extent.OWNED, Extent.OWNED));
        var says = Properties.NONE.with(Known.CREATOR_ADDRESS, BOB.toString());
        var marys = mail.made(MailDesk.item("Message", says, Optional.empty()));

        assertThat(code(rename(marys))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    @Test
    void nothingComesIntoAnotherMailbox() {
        share("inbox", PermissionLevel.OWNER.rights());
        var marys = mail.made(draft("Hers"));
        var bobs = ref(done(mail.create(AS_BOB, name("inbox"), draft("His"))));

        assertThat(code(move(marys, name("inbox")))).isEqualTo(Code.ITEM_ACROSS_MAILBOXES);
        assertThat(code(copy(marys, name("inbox")))).isEqualTo(Code.ITEM_ACROSS_MAILBOXES);
        assertThat(code(move(bobs, MARYS_INBOX))).isEqualTo(Code.ITEM_ACROSS_MAILBOXES);
    }

    @Test
    void anItemIsMovedByWhomMayDeleteItAndPutItWhereItGoes() {
        var marys = mail.made(draft("Hers"));
        share("inbox", PermissionLevel.REVIEWER.rights());
        share("drafts", PermissionLevel.AUTHOR.rights());
        assertThat(code(move(marys, marys("drafts")))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
        done(copy(marys, marys("drafts")));

        share("inbox", PermissionLevel.EDITOR.rights());
        share("drafts", PermissionLevel.REVIEWER.rights());

        assertThat(code(move(marys, marys("drafts")))).isEqualTo(Code.ITEM_CREATION_FORBIDDEN);
        assertThat(mail.subjects("drafts")).containsExactly("Hers");
    }

    @Test
    void nobodySendsWhatLiesInAnothersMailbox() {
        share("drafts", PermissionLevel.OWNER.rights());
        var letter = ref(done(mail.create(AS_BOB, marys("drafts"), draft("His"))));
        var sent =
                mail.own.answer(
                        AS_BOB, new SendItem.Request(false, Optional.empty(), List.of(letter)));
        var copied =
                mail.own.answer(
                        AS_BOB,
                        new CreateItem.Request(
                                Optional.of(Disposition.SEND_AND_SAVE_COPY),
                                Optional.of(marys("drafts")),
                                List.of(BatchResult.done(draft("x")))));

        assertThat(code(sent.items().getFirst())).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(copied.items().getFirst())).isEqualTo(Code.FOLDER_CHANGE_FORBIDDEN);
    }

    @Test
    void anEditorArrangesWhatIsInACalendarAndInvitesNobody() {
        share("calendar", PermissionLevel.EDITOR.rights());

        var saved = create(desk(), Invitations.SEND_TO_NONE);
        var invited = create(desk(), Invitations.SEND_TO_ALL_AND_SAVE_COPY);
        var renamed =
                mail.updates.answer(
                        AS_BOB,
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.empty(),
                                Optional.of(InvitationUpdates.SEND_TO_ALL_AND_SAVE_COPY),
                                Optional.empty(),
                                List.of(
                                        new UpdateItem.Change(
                                                ref(done(saved).orElseThrow()),
                                                BatchResult.done(List.of(RENAMED))))));

        assertThat(code(invited)).isEqualTo(Code.MEETING_OF_ANOTHER);
        assertThat(code(renamed.items().getFirst())).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(desk.find(MeetingDesk.ALICE)).isEmpty();
        assertThat(desk.said(MARY).orElseThrow().organizer().orElseThrow().address())
                .isEqualTo(MARY.toString());
    }

    @Test
    void allIsMarkedAsReadByWhomMayChangeAll() {
        share("inbox", PermissionLevel.AUTHOR.rights());
        var ask = new MarkAllItemsAsRead.Request(true, List.of(MARYS_INBOX));
        assertThat(code(mail.own.answer(AS_BOB, ask).folders().getFirst()))
                .isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);

        share("inbox", PermissionLevel.EDITOR.rights());

        done(mail.own.answer(AS_BOB, ask).folders().getFirst());
    }

    @Test
    void attachmentsAreReadByWhomReadsTheItemAndHungByWhomChangesIt() {
        share("inbox", PermissionLevel.REVIEWER.rights());
        var letter = mail.letter();
        var picture = mail.whole(letter).content().attachments().getFirst();
        var ref = new AttachmentRef(letter.id(), picture.number()).text();
        var hang = new CreateAttachment.Request(letter, List.of(MailDesk.file("plan", "x")));

        var read =
                mail.items.answer(
                        AS_BOB, new GetAttachment.Request(ItemShape.IDS_ONLY, List.of(ref)));
        var hung = mail.updates.answer(AS_BOB, hang).attachments().getFirst();

        assertThat(done(read.attachments().getFirst()).bytes().bytes())
                .isEqualTo("soup".getBytes(UTF_8));
        assertThat(code(hung)).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    @Test
    void whatIsPrivateIsNeitherReadNorFoundNorSynchronizedNorChanged() {
        var secret = mail.made(secret());
        share("inbox", PermissionLevel.OWNER.rights());

        assertThat(code(mail.get(AS_BOB, secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(done(mail.find(AS_BOB, MARYS_INBOX)).items()).isEmpty();
        assertThat(synced("inbox")).isEmpty();
        assertThat(code(rename(secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(delete(secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(copy(secret, marys("inbox")))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(done(mail.find(AS_MARY, name("inbox"))).items()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EQUAL", "NOT_EQUAL"})
    void whatIsPrivateIsNotFoundByWhatItSays(Filter.Relation relation) {
        mail.made(secret());
        share("inbox", PermissionLevel.REVIEWER.rights());
        var wanted =
                new Filter.Compared(
                        Known.SUBJECT,
                        relation,
                        new PropertyValue.Text(
                                relation == Filter.Relation.EQUAL ? "Raise" : "Other"));

        var found = find(MARYS_INBOX, Optional.of(wanted), Optional.empty());

        assertThat(found.items()).isEmpty();
        assertThat(found.total()).isZero();
    }

    @Test
    void ofAPrivateAppointmentItIsToldWhenItIsAndNothingMore() {
        var sensitive = Properties.NONE.with(Known.SENSITIVITY, 2).with(Known.LOCATION, "Clinic");
        var meeting = MeetingDesk.meeting(sensitive, MeetingDesk.to("alice"));
        var doctor =
                ref(done(desk.create(AS_MARY, meeting, Invitations.SEND_TO_NONE)).orElseThrow());
        share("calendar", PermissionLevel.EDITOR.rights());

        var viewed = view().stream().filter(SharedFoldersTest::isPrivate).toList();
        var read = done(mail.get(AS_BOB, doctor));

        assertThat(viewed).hasSize(1);
        for (var told : List.of(viewed.getFirst(), read)) {
            assertThat(told.appointment().orElseThrow().appointment().start())
                    .isEqualTo(MeetingDesk.NINE);
            assertThat(told.toString()).doesNotContain("Budget", "Clinic", "alice", "numbers");
            assertThat(told.owned()).isFalse();
        }
        assertThat(new String(read.source().orElseThrow().bytes(), UTF_8))
                .contains("SUMMARY:Private", "DTSTART")
                .doesNotContain("Budget", "Clinic", "alice", "numbers");
        assertThat(code(rename(doctor))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    @Test
    void whereOneOccurrenceIsPrivateTheOthersAreToldAsTheyAre() {
        var series =
                done(desk.create(AS_MARY, MeetingDesk.daily(), Invitations.SEND_TO_NONE))
                        .orElseThrow();
        var secret =
                new ItemEdit.SetProperties(
                        Properties.NONE.with(Known.SENSITIVITY, 2).with(Known.SUBJECT, "Doctor"));
        desk.updated(MeetingDesk.occurrence(series, 1), InvitationUpdates.SEND_TO_NONE, secret);
        share("calendar", PermissionLevel.REVIEWER.rights());

        var subjects =
                view().stream()
                        .map(told -> told.content().properties().text(Known.SUBJECT).orElse(""))
                        .toList();
        var whole = done(mail.get(AS_BOB, ref(series)));

        assertThat(subjects).containsExactly("Budget", "Private", "Budget");
        assertThat(new String(whole.source().orElseThrow().bytes(), UTF_8))
                .contains("Budget")
                .doesNotContain("Doctor");
    }

    @Test
    void synchronizingIsToldWhatChangesInASharedCalendar() {
        share("calendar", PermissionLevel.REVIEWER.rights());
        done(desk.create(AS_MARY, MeetingDesk.meeting(Properties.NONE), Invitations.SEND_TO_NONE));

        assertThat(synced("calendar"))
                .extracting(told -> told.content().properties().text(Known.SUBJECT).orElse(""))
                .contains("Budget");
    }

    @Test
    void itIsToldWhetherSomebodyMayChangeWhatSheReads() {
        share("inbox", PermissionLevel.AUTHOR.rights());
        var marys = mail.made(draft("Hers"));
        var bobs = ref(done(mail.create(AS_BOB, MARYS_INBOX, draft("His"))));

        assertThat(done(mail.get(AS_BOB, marys)).owned()).isFalse();
        assertThat(done(mail.get(AS_BOB, bobs)).owned()).isTrue();
        assertThat(mail.whole(marys).owned()).isTrue();
    }

    private static NewItem secret() {
        var says = Properties.NONE.with(Known.SUBJECT, "Raise").with(Known.SENSITIVITY, 3);
        return MailDesk.item("Message", says, Optional.empty());
    }

    private static boolean isPrivate(ItemElement told) {
        return told.content().isPrivate();
    }

    private static NewItem desk() {
        return MeetingDesk.meeting(Properties.NONE, MeetingDesk.to("alice"));
    }

    private BatchResult<Optional<ItemElement>> create(NewItem item, Invitations invitations) {
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.of(invitations),
                        Optional.of(marys("calendar")),
                        List.of(BatchResult.done(item)));
        return mail.own.answer(AS_BOB, ask).items().getFirst();
    }

    private static String sign(char sign, BatchResult<?> result) {
        return result instanceof BatchResult.Done ? String.valueOf(sign) : "-";
    }

    private static FolderRights custom(boolean create, Extent edit, Extent delete) {
        return new FolderRights(
                create, false, false, true, false, edit, delete, Reading.FULL_DETAILS);
    }

    private FolderRights share(String place, FolderRights rights) {
        give(
                place,
                new FolderPermissions(
                        PermissionLevel.NONE.rights(),
                        PermissionLevel.NONE.rights(),
                        Map.of(BOB, rights)));
        return rights;
    }

    private void give(String place, FolderPermissions given) {
        mail.store.act(
                new FolderUpdate(
                        FolderId.of(MARY, DefaultFolder.parse(place).orElseThrow()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(given)));
    }

    private BatchResult<ItemElement> rename(ItemRef item) {
        return mail.update(AS_BOB, ConflictResolution.ALWAYS_OVERWRITE, item, RENAMED);
    }

    private BatchResult<?> delete(ItemRef item) {
        return delete(AS_BOB, item);
    }

    private BatchResult<?> delete(Caller caller, ItemRef item) {
        var plain = new ItemRef(item.id(), Optional.empty());
        var ask =
                new DeleteItem.Request(
                        DeleteType.MOVE_TO_DELETED_ITEMS,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(plain));
        return mail.own.answer(caller, ask).items().getFirst();
    }

    private BatchResult<?> move(ItemRef item, FolderRef to) {
        return mail.own
                .answer(AS_BOB, new MoveItem.Request(to, List.of(item), true))
                .items()
                .getFirst();
    }

    private BatchResult<?> copy(ItemRef item, FolderRef to) {
        return mail.own
                .answer(AS_BOB, new CopyItem.Request(to, List.of(item), true))
                .items()
                .getFirst();
    }

    private List<ItemElement> synced(String place) {
        var ask =
                new SyncFolderItems.Request(
                        MailDesk.WHOLE.listed(), marys(place), Optional.empty(), 100);
        return done(mail.items.answer(AS_BOB, ask).result()).created();
    }

    private List<ItemElement> view() {
        var days =
                new CalendarView(
                        Instant.parse("2026-04-06T00:00:00Z"),
                        Instant.parse("2026-04-10T00:00:00Z"),
                        OptionalInt.empty());
        return find(marys("calendar"), Optional.empty(), Optional.of(days)).items();
    }

    private Page.Of<ItemElement> find(
            FolderRef folder, Optional<Filter> filter, Optional<CalendarView> view) {
        var plain = MailDesk.finding(folder);
        var ask =
                new FindItem.Request(
                        MailDesk.WHOLE.listed(),
                        plain.folders(),
                        plain.traversal(),
                        plain.page(),
                        BatchResult.done(filter),
                        plain.order(),
                        plain.view(),
                        view);
        return done(mail.items.answer(AS_BOB, ask).results().getFirst());
    }

    private static FolderRef marys(String place) {
        return new FolderRef.ByName(place, Optional.of(MARY.toString()));
    }
}
