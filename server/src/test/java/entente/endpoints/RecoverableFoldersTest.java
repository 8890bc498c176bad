package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.mailbox.Actor;
import entente.mailbox.CalendarLogQuery;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.ItemAct;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.RecoveryQuery;
import entente.mailbox.RecoveryQuery.Source;
import entente.mailbox.RemovalRecord;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConvertId;
import entente.wire.ews.CopyFolder;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.DeleteFolder;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.EmptyFolder;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetFolder;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.MoveItem;
import entente.wire.ews.SyncFolderItems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How clients find in Recoverable Items what their owner deleted, and what they do not find.
class RecoverableFoldersTest {
    private static final FolderRef DELETIONS = name("recoverableitemsdeletions");

    private static final FolderShape ALL =
            new FolderShape(FolderShape.Base.ALL_PROPERTIES, Set.of(), List.of());

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aClientBringsAnItemBackByTheFolderThatItWasDeletedFrom() {
        delete(DeleteType.SOFT_DELETE, desk.letter());
        var deleted = done(desk.find(AS_MARY, DELETIONS)).items().getFirst();
        var ref = MailDesk.ref(deleted);
        var whole = done(desk.get(AS_MARY, ref));
        var stamp =
                (PropertyValue.Binary)
                        whole.content().properties().find(Known.LAST_PARENT).orElseThrow();
        var item =
                (PropertyValue.Binary)
                        whole.content().properties().find(Known.ENTRY_ID).orElseThrow();

        var entryId = item.hex().substring(0, 40) + "0100" + stamp.hex() + "0000";
        var converted =
                IdConversion.answer(
                        AS_MARY,
                        new ConvertId.Request(
                                "EwsId",
                                List.of(
                                        new ConvertId.SourceId(
                                                "HexEntryId", entryId, MARY.toString()))));
        var folderId = FolderId.of(MARY, DefaultFolder.INBOX);
        var moved = move(ref, new FolderRef.ById(folderId.text()));

        assertThat(folderId.entryId()).isEqualTo(entryId);
        assertThat(converted.toString()).contains(folderId.text());
        assertThat(moved).isInstanceOf(BatchResult.Done.class);
        assertThat(desk.subjects("inbox")).contains("Lunch");
        assertThat(done(desk.find(AS_MARY, DELETIONS)).items()).isEmpty();
    }

    @Test
    void deletionsIsAFolderThatNobodyFindsAmongOthers() {
        delete(DeleteType.SOFT_DELETE, desk.letter());

        var deletions = done(folder(AS_MARY, DELETIONS));
        var all = found(name("root"));
        var recoverable = found(name("recoverableitemsroot"));

        assertThat(deletions.name()).contains("recoverableitemsdeletions");
        assertThat(deletions.items()).isEqualTo(1);
        assertThat(deletions.rights())
                .isEqualTo(new FolderElement.Rights(false, false, false, false, true));
        assertThat(all)
                .extracting(FolderElement::displayName)
                .doesNotContain("Deletions", "Purges");
        assertThat(recoverable).extracting(FolderElement::displayName).containsExactly("Deletions");
    }

    @Test
    void whatIsNotForPeopleIsNotThereByNameOrId() {
        var letter = desk.letter();
        for (var hidden : RecoverableFolder.values()) {
            if (!hidden.isForPeople()) {
                var byId = new FolderRef.ById(FolderId.of(MARY, hidden).text());
                for (var ref : List.of(name(hidden.wireName()), byId)) {
                    assertThat(code(folder(AS_MARY, ref))).isEqualTo(Code.FOLDER_UNKNOWN);
                    assertThat(code(desk.find(AS_MARY, ref))).isEqualTo(Code.FOLDER_UNKNOWN);
                    assertThat(code(synchronised(ref))).isEqualTo(Code.SYNC_FOLDER_UNKNOWN);
                    assertThat(code(move(letter, ref))).isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
                }
            }
        }
    }

    @Test
    void whatWasPurgedCountsInNoFolderThatPeopleSee() {
        desk.store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var before = found(name("root"));
        delete(DeleteType.HARD_DELETE, desk.letter());

        var root = done(folder(AS_MARY, name("recoverableitemsroot")));
        var listed = found(name("recoverableitemsroot"));

        assertThat(purged()).isEqualTo(1);
        assertThat(root.items()).isZero();
        assertThat(listed).extracting(FolderElement::items).containsExactly(0);
        assertThat(found(name("root")))
                .extracting(FolderElement::items)
                .containsExactlyElementsOf(before.stream().map(FolderElement::items).toList());
    }

    @Test
    void whatAnAppointmentSaidBeforeItWasChangedCountsInNoFolderThatPeopleSeeEither() {
        var meeting = desk.store.item(desk.store.itemOf(MARY, "1").orElseThrow()).orElseThrow();
        var before = found(name("root"));

        var dinner = meeting.content().properties().with(Known.CLIENT_NAME, "dinner.ics");
        desk.store.act(
                new ItemAct.Update(
                        meeting.id(),
                        meeting.changed(),
                        meeting.content().with(dinner),
                        Optional.empty()));

        assertThat(desk.store.calendarLog(MARY, CalendarLogQuery.of(9)).orElseThrow().entries())
                .hasSize(1);
        assertThat(found(name("recoverableitemsroot")))
                .extracting(FolderElement::items)
                .containsExactly(0);
        assertThat(found(name("root")))
                .extracting(FolderElement::items)
                .containsExactlyElementsOf(before.stream().map(FolderElement::items).toList());
    }

    @Test
    void deletionsIsForItsOwnerAloneWhateverElseIsShared() {
        delete(DeleteType.SOFT_DELETE, desk.letter());
        for (var place : List.of(DefaultFolder.ROOT, DefaultFolder.TOP, DefaultFolder.INBOX)) {
            desk.share(place, PermissionLevel.OWNER);
        }
        var ref = new FolderRef.ById(FolderId.of(MARY, RecoverableFolder.DELETIONS).text());

        assertThat(code(folder(AS_BOB, ref))).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(code(desk.find(AS_BOB, ref))).isEqualTo(Code.FOLDER_NOT_SHARED);
    }

    @Test
    void purgingSeemsToSucceedAndKeepsWhatSingleItemRecoveryKeeps() {
        desk.store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        delete(DeleteType.SOFT_DELETE, desk.letter());
        delete(DeleteType.SOFT_DELETE, desk.made(MailDesk.draft("Tea")));
        var first = MailDesk.ref(done(desk.find(AS_MARY, DELETIONS)).items().getFirst());

        delete(DeleteType.HARD_DELETE, first);
        var emptied =
                new OwnFolders(desk.store)
                        .answer(
                                AS_MARY,
                                new EmptyFolder.Request(
                                        DeleteType.HARD_DELETE, false, List.of(DELETIONS)));

        assertThat(emptied.folders().getFirst()).isInstanceOf(BatchResult.Done.class);
        assertThat(done(desk.find(AS_MARY, DELETIONS)).items()).isEmpty();
        assertThat(purged()).isEqualTo(2);
    }

    @Test
    void whoTakesSomethingFromASharedFolderPutsItIntoItsOwnersDeletions() {
        desk.share(DefaultFolder.INBOX, PermissionLevel.EDITOR);
        var letter = desk.letter();

        done(
                desk.own
                        .answer(
                                AS_BOB,
                                new DeleteItem.Request(DeleteType.SOFT_DELETE, List.of(letter)))
                        .items()
                        .getFirst());

        assertThat(desk.subjects("recoverableitemsdeletions")).containsExactly("Lunch");
        assertThat(done(desk.find(AS_BOB, DELETIONS)).items()).isEmpty();
        assertThat(desk.store.removals(MARY, Long.MAX_VALUE, 9))
                .extracting(RemovalRecord::by)
                .containsExactly(new Actor("bob@contoso.test", Actor.Way.EWS));
    }

    @Test
    void nobodyElsePurgesOrEmptiesWhatLiesInDeletions() {
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);
        delete(DeleteType.SOFT_DELETE, desk.letter());
        var item = MailDesk.ref(done(desk.find(AS_MARY, DELETIONS)).items().getFirst());
        var marys = new FolderRef.ById(FolderId.of(MARY, RecoverableFolder.DELETIONS).text());

        var emptied =
                new OwnFolders(desk.store)
                        .answer(
                                AS_BOB,
                                new EmptyFolder.Request(
                                        DeleteType.HARD_DELETE, false, List.of(marys)));
        var purged =
                desk.own.answer(
                        AS_BOB, new DeleteItem.Request(DeleteType.HARD_DELETE, List.of(item)));

        assertThat(code(emptied.folders().getFirst())).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(code(purged.items().getFirst())).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(desk.subjects("recoverableitemsdeletions")).containsExactly("Lunch");
    }

    @Test
    void nothingIsMadeChangedOrMovedInDeletions() {
        delete(DeleteType.SOFT_DELETE, desk.letter());
        var item = MailDesk.ref(done(desk.find(AS_MARY, DELETIONS)).items().getFirst());
        var folders = new OwnFolders(desk.store);
        var work = new FolderRef.ById(work().text());
        var tea = desk.made(MailDesk.draft("Tea"));
        var before = desk.store.foldersOf(MARY).orElseThrow();
        var named =
                new FolderProperties(
                        Optional.of(FolderElement.Kind.FOLDER),
                        Optional.of("Play"),
                        Optional.empty(),
                        Set.of(FolderField.DISPLAY_NAME));

        var refused =
                List.of(
                        code(desk.create(AS_MARY, DELETIONS, MailDesk.draft("Tea"))),
                        code(move(tea, DELETIONS)),
                        code(
                                desk.update(
                                        item,
                                        new ItemEdit.SetProperties(
                                                Properties.NONE.with(Known.SUBJECT, "Dinner")))),
                        code(
                                folders.answer(
                                                AS_MARY,
                                                new CreateFolder.Request(DELETIONS, List.of(named)))
                                        .folders()
                                        .getFirst()),
                        code(
                                folders.answer(
                                                AS_MARY,
                                                new MoveFolder.Request(DELETIONS, List.of(work)))
                                        .folders()
                                        .getFirst()),
                        code(
                                folders.answer(
                                                AS_MARY,
                                                new CopyFolder.Request(DELETIONS, List.of(work)))
                                        .folders()
                                        .getFirst()),
                        code(
                                folders.answer(
                                                AS_MARY,
                                                new DeleteFolder.Request(
                                                        DeleteType.HARD_DELETE, List.of(DELETIONS)))
                                        .folders()
                                        .getFirst()));

        assertThat(refused)
                .containsExactly(
                        Code.FOLDER_UNKNOWN,
                        Code.FOLDER_DESTINATION_UNKNOWN,
                        Code.RECOVERABLE_ITEM_FIXED,
                        Code.FOLDER_PARENT_UNKNOWN,
                        Code.FOLDER_DESTINATION_UNKNOWN,
                        Code.FOLDER_DESTINATION_UNKNOWN,
                        Code.FOLDER_UNKNOWN);
        assertThat(desk.subjects("recoverableitemsdeletions")).containsExactly("Lunch");
        var after = desk.store.foldersOf(MARY).orElseThrow();
        assertThat(after.descendants(after.folder(DefaultFolder.ROOT)))
                .extracting(Folder::id)
                .isEqualTo(
                        before.descendants(before.folder(DefaultFolder.ROOT)).stream()
                                .map(Folder::id)
                                .toList());
    }

    private FolderId work() {
        return ((FolderOutcome.Done)
                        desk.store.act(
                                new FolderCreation(
                                        FolderId.of(MARY, DefaultFolder.INBOX),
                                        new FolderName("Work"),
                                        FolderClass.NOTE)))
                .folder();
    }

    @Test
    void whoSynchronisesDeletionsIsToldWhatLiesThere() {
        delete(DeleteType.SOFT_DELETE, desk.letter());

        var changes = done(synchronised(DELETIONS));

        assertThat(changes.created())
                .extracting(item -> item.content().properties().text(Known.SUBJECT).orElseThrow())
                .containsExactly("Lunch");
    }

    private BatchResult<SyncFolderItems.Changes> synchronised(FolderRef ref) {
        var ask = new SyncFolderItems.Request(MailDesk.WHOLE.listed(), ref, Optional.empty(), 100);
        return desk.items.answer(AS_MARY, ask).result();
    }

    private int purged() {
        return desk.store
                .recoverable(MARY, RecoveryQuery.of(Source.PURGED_ITEMS, 10))
                .orElseThrow()
                .items()
                .size();
    }

    private void delete(DeleteType type, ItemRef item) {
        var ask = new DeleteItem.Request(type, List.of(item));
        done(desk.own.answer(AS_MARY, ask).items().getFirst());
    }

    private BatchResult<?> move(ItemRef item, FolderRef to) {
        return desk.own
                .answer(AS_MARY, new MoveItem.Request(to, List.of(item), true))
                .items()
                .getFirst();
    }

    private BatchResult<FolderElement> folder(Caller caller, FolderRef ref) {
        return new MailboxFolders(desk.store)
                .answer(caller, new GetFolder.Request(ALL, List.of(ref)))
                .folders()
                .getFirst();
    }

    private List<FolderElement> found(FolderRef below) {
        var ask =
                new FindFolder.Request(
                        FindFolder.Traversal.DEEP,
                        ALL,
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        List.of(below));
        return done(new MailboxFolders(desk.store).answer(AS_MARY, ask).results().getFirst())
                .items();
    }
}
