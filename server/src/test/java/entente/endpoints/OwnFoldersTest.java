package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.CalendarPermissions;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CopyFolder;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.DeleteFolder;
import entente.wire.ews.DeleteType;
import entente.wire.ews.EmptyFolder;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetFolder;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderHierarchy;
import entente.wire.ews.SyncFolderItems;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateFolder.Update;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests that change folders.
class OwnFoldersTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Caller AS_MARY = new Caller.OwnPerson(MARY);
    private static final Caller AS_BOB = new Caller.OwnPerson(BOB);
    private static final Optional<FolderElement.Kind> PLAIN =
            Optional.of(FolderElement.Kind.FOLDER);
    private static final String MEETING =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n";

    @TempDir private Path folder;
    private MailboxStore store;
    private MailboxFolders folders;
    private OwnFolders own;

    @BeforeEach
    void openWithMaryAndBob() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")));
        for (var address : List.of(MARY, BOB)) {
            var zone = ZoneId.of("Europe/Berlin");
            store.put(new Recipient.Mailbox(address, "M", Recipient.Kind.PERSON, zone));
            store.importCalendar(address, new ByteArrayInputStream(MEETING.getBytes(UTF_8)));
        }
        folders = new MailboxFolders(store);
        own = new OwnFolders(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFolderThatIsMadeIsFoundWithWhatItWasMadeAs() {
        var made = made("inbox", "Work");

        var found = get(AS_MARY, made);
        assertThat(found.displayName()).isEqualTo("Work");
        assertThat(found.containerClass()).isEqualTo("IPF.Note");
        assertThat(found.name()).isEmpty();
        assertThat(found.rights())
                .isEqualTo(new FolderElement.Rights(true, true, true, true, true));
        assertThat(get(AS_MARY, name("inbox")).children()).isEqualTo(1);
        assertThat(get(AS_MARY, name("inbox")).rights())
                .isEqualTo(new FolderElement.Rights(true, true, false, false, true));
    }

    @Test
    void theElementSaysWhichKindOfFolderIsMade() {
        for (var kind : FolderElement.Kind.values()) {
            var made = shown(create("inbox", properties(Optional.of(kind), kind.name())));
            assertThat(made.kind()).isEqualTo(kind);
            assertThat(made.unread().isEmpty()).isEqualTo(kind == FolderElement.Kind.CALENDAR);
        }
        assertThat(
                        code(
                                create(
                                        "inbox",
                                        new FolderProperties(
                                                Optional.of(FolderElement.Kind.TASKS),
                                                Optional.of("x"),
                                                Optional.of("IPF.Note"),
                                                Set.of(
                                                        FolderField.DISPLAY_NAME,
                                                        FolderField.FOLDER_CLASS)))))
                .isEqualTo(Code.FOLDER_KIND_FIXED);
    }

    @Test
    void whatIsNotKeptIsRefusedAndNotForgotten() {
        var more = Set.of(FolderField.DISPLAY_NAME, FolderField.OTHER);

        assertThat(
                        code(
                                create(
                                        "inbox",
                                        new FolderProperties(
                                                PLAIN, Optional.of("x"), Optional.empty(), more))))
                .isEqualTo(Code.FOLDER_PROPERTY_NOT_KEPT);
        assertThat(code(create("inbox", properties(Optional.empty(), "search"))))
                .isEqualTo(Code.FOLDER_PROPERTY_NOT_KEPT);
    }

    @Test
    void oneFolderThatCannotBeMadeCostsTheOthersNothing() {
        var answer =
                own.answer(
                        AS_MARY,
                        new CreateFolder.Request(
                                name("inbox"),
                                List.of(
                                        properties(PLAIN, "Work"),
                                        properties(PLAIN, "WORK"),
                                        properties(PLAIN, ""),
                                        properties(PLAIN, "Play"))));

        assertThat(code(answer.folders().get(1))).isEqualTo(Code.FOLDER_EXISTS);
        assertThat(code(answer.folders().get(2))).isEqualTo(Code.FOLDER_NAME_INVALID);
        assertThat(names("inbox")).containsExactly("Play", "Work");
    }

    @Test
    void aFolderIsRenamedWithTheKeyThatWasGivenAndNotWithAnOldOne() {
        var made = made("inbox", "Work");
        var key = get(AS_MARY, made).id().changeKey();

        assertThat(shown(update(made, Optional.of(key), rename("Play"))).displayName())
                .isEqualTo("Play");

        assertThat(code(update(made, Optional.of(key), rename("Rest"))))
                .isEqualTo(Code.FOLDER_CHANGE_KEY_STALE);
        assertThat(code(update(made, Optional.of("no key"), rename("Rest"))))
                .isEqualTo(Code.FOLDER_CHANGE_KEY_MALFORMED);
        assertThat(shown(update(made, Optional.empty(), rename("Rest"))).displayName())
                .isEqualTo("Rest");
    }

    @Test
    void allUpdatesOfAFolderAreMadeOrNone() {
        var made = made("inbox", "Work");
        var wrong = new Update.Put(FolderField.FOLDER_CLASS, properties(PLAIN, "x"));

        assertThat(code(update(made, Optional.empty(), rename("Play"), wrong)))
                .isEqualTo(Code.FOLDER_UPDATE_MISMATCHED);
        assertThat(
                        code(
                                update(
                                        made,
                                        Optional.empty(),
                                        rename("Play"),
                                        new Update.Delete(FolderField.DISPLAY_NAME))))
                .isEqualTo(Code.FOLDER_PROPERTY_NOT_DELETED);
        assertThat(code(update(made, Optional.empty(), new Update.Append())))
                .isEqualTo(Code.FOLDER_PROPERTY_NOT_APPENDED);
        assertThat(get(AS_MARY, made).displayName()).isEqualTo("Work");

        update(made, Optional.empty(), rename("Play"), new Update.Delete(FolderField.OTHER));
        assertThat(get(AS_MARY, made).displayName()).isEqualTo("Play");
    }

    @Test
    void aClassThatIsNoneIsRefusedAndNothingIsMadeOrChanged() {
        var work = made("inbox", "Work");
        var before = get(AS_MARY, work);
        var both = Set.of(FolderField.DISPLAY_NAME, FolderField.FOLDER_CLASS);
        var none = Optional.of("IPF.\tx");
        var wrong =
                new FolderProperties(
                        PLAIN, Optional.empty(), none, Set.of(FolderField.FOLDER_CLASS));

        var made = create("inbox", new FolderProperties(PLAIN, Optional.of("x"), none, both));
        var updated =
                update(
                        work,
                        Optional.empty(),
                        rename("Play"),
                        new Update.Put(FolderField.FOLDER_CLASS, wrong));

        assertThat(code(made)).isEqualTo(Code.FOLDER_CLASS_INVALID);
        assertThat(code(updated)).isEqualTo(Code.FOLDER_CLASS_INVALID);
        assertThat(names("inbox")).containsExactly("Work");
        assertThat(get(AS_MARY, work)).isEqualTo(before);
    }

    @Test
    void anUpdateBringsOneValueThatCanBeAndWhatItNames() {
        var work = made("inbox", "Work");
        var before = get(AS_MARY, work);
        var both =
                new FolderProperties(
                        PLAIN,
                        Optional.of("Play"),
                        Optional.of("IPF.Note"),
                        Set.of(FolderField.DISPLAY_NAME, FolderField.FOLDER_CLASS));
        var nothing = new FolderProperties(PLAIN, Optional.empty(), Optional.empty(), Set.of());
        var other =
                new FolderProperties(
                        PLAIN, Optional.empty(), Optional.empty(), Set.of(FolderField.OTHER));

        for (var brought : List.of(both, nothing)) {
            var put = new Update.Put(FolderField.DISPLAY_NAME, brought);
            assertThat(code(update(work, Optional.empty(), put)))
                    .isEqualTo(Code.FOLDER_UPDATE_MISCOUNTED);
        }
        assertThat(
                        code(
                                update(
                                        work,
                                        Optional.empty(),
                                        rename("Play"),
                                        new Update.Put(FolderField.OTHER, other))))
                .isEqualTo(Code.FOLDER_PROPERTY_NOT_KEPT);
        assertThat(code(update(work, Optional.empty(), rename(" "))))
                .isEqualTo(Code.FOLDER_NAME_INVALID);
        assertThat(get(AS_MARY, work)).isEqualTo(before);
    }

    @Test
    void foldersAreMovedCopiedAndDeletedInTheOrderAsked() {
        var work = made("inbox", "Work");
        var below = shown(createIn(work, "Below")).id();

        var moved =
                own.answer(
                                AS_MARY,
                                new MoveFolder.Request(
                                        name("tasks"), List.of(work, byId(below), name("inbox"))))
                        .folders();
        assertThat(shown(moved.get(0)).id().id()).isEqualTo(((FolderRef.ById) work).id());
        assertThat(shown(moved.get(1)).id().id()).isEqualTo(below.id());
        assertThat(code(moved.get(2))).isEqualTo(Code.DEFAULT_FOLDER_NOT_MOVED);
        assertThat(names("tasks")).containsExactly("Below", "Work");

        var copied =
                own.answer(
                                AS_MARY,
                                new CopyFolder.Request(
                                        name("inbox"), List.of(work, name("calendar"))))
                        .folders();
        assertThat(shown(copied.get(0)).displayName()).isEqualTo("Work");
        assertThat(shown(copied.get(1)).displayName()).isEqualTo("Calendar");

        delete(DeleteType.MOVE_TO_DELETED_ITEMS, work);
        delete(DeleteType.SOFT_DELETE, byId(below));
        assertThat(names("tasks")).isEmpty();
        assertThat(names("deleteditems")).containsExactly("Work");
        assertThat(code(empty(false, name("calendar")))).isEqualTo(Code.FOLDER_NOT_EMPTIED);
        empty(true, name("deleteditems"));
        assertThat(names("deleteditems")).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidToBeTheTargetOrTheFolder() {
        var work = made("inbox", "Work");
        var gone = made("inbox", "Gone");
        delete(DeleteType.HARD_DELETE, gone);

        assertThat(code(createIn(gone, "x"))).isEqualTo(Code.FOLDER_PARENT_UNKNOWN);
        assertThat(code(move(AS_MARY, work, gone))).isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThat(code(move(AS_MARY, gone, work))).isEqualTo(Code.FOLDER_UNKNOWN);
        assertThat(code(sync(AS_MARY, gone, Optional.empty()))).isEqualTo(Code.SYNC_FOLDER_UNKNOWN);
        assertThat(
                        code(
                                new MailboxItems(store)
                                        .answer(
                                                AS_MARY,
                                                new SyncFolderItems.Request(
                                                        ItemShape.IDS_ONLY,
                                                        gone,
                                                        Optional.empty(),
                                                        9))
                                        .result()))
                .isEqualTo(Code.SYNC_FOLDER_UNKNOWN);
    }

    @Test
    void nobodyElseChangesAFolderWhateverSheMaySee() {
        var work = made("calendar", "Work");
        for (var permission : List.of(PermissionLevel.NONE, PermissionLevel.REVIEWER)) {
            store.setPermissions(
                    MARY,
                    CalendarPermissions.of(
                            permission, PermissionLevel.NONE, Map.of(BOB, permission)));
            var marys = new FolderRef.ByName("calendar", Optional.of(MARY.toString()));
            for (var caller : List.of(AS_BOB, new Caller.Administrator("root"))) {
                assertThat(codes(caller, work, marys))
                        .as("%s with %s", caller.describe(), permission)
                        .isSubsetOf(Code.FOLDER_NOT_SHARED, Code.FOLDER_CHANGE_FORBIDDEN);
            }
        }
        assertThat(get(AS_MARY, work).displayName()).isEqualTo("Work");
        assertThat(names("calendar")).containsExactly("Work");
    }

    @Test
    void whoMayReviewACalendarSeesNoneOfTheFoldersInIt() {
        var work = made("calendar", "Work");
        store.setPermissions(
                MARY,
                CalendarPermissions.of(PermissionLevel.REVIEWER, PermissionLevel.NONE, Map.of()));
        var marys = new FolderRef.ByName("calendar", Optional.of(MARY.toString()));

        assertThat(get(AS_BOB, marys).children()).isZero();
        assertThat(get(AS_BOB, marys).rights())
                .isEqualTo(new FolderElement.Rights(false, false, false, false, true));
        for (var traversal : FindFolder.Traversal.values()) {
            var ask =
                    new FindFolder.Request(
                            traversal,
                            FolderShape.IDS_ONLY,
                            Optional.empty(),
                            BatchResult.done(Optional.empty()),
                            List.of(marys));
            assertThat(shown(folders.answer(AS_BOB, ask).results().getFirst()).items())
                    .as("%s", traversal)
                    .isEmpty();
        }
        var synced = shown(sync(AS_BOB, marys, Optional.empty()));
        assertThat(synced.created()).isEmpty();
        delete(DeleteType.HARD_DELETE, work);
        assertThat(shown(sync(AS_BOB, marys, Optional.of(synced.state()))).deleted()).isEmpty();
    }

    @Test
    void aClientThatSynchronisesIsToldWhatCameChangedAndWent() {
        var stays = made("inbox", "Stays");
        var goes = made("inbox", "Goes");
        var first = shown(sync(AS_MARY, name("msgfolderroot"), Optional.empty()));

        update(stays, Optional.empty(), rename("Renamed"));
        delete(DeleteType.HARD_DELETE, goes);
        var comes = made("inbox", "Comes");

        var second = shown(sync(AS_MARY, name("msgfolderroot"), Optional.of(first.state())));
        assertThat(second.created()).extracting(each -> byId(each.id())).containsExactly(comes);
        assertThat(second.updated())
                .extracting(FolderElement::displayName)
                .containsExactly("Renamed");
        assertThat(second.deleted()).containsExactly(((FolderRef.ById) goes).id());
        var third = shown(sync(AS_MARY, name("msgfolderroot"), Optional.of(second.state())));
        assertThat(third)
                .isEqualTo(
                        new SyncFolderHierarchy.Changes(
                                third.state(), List.of(), List.of(), List.of()));
    }

    @Test
    void oneAnswerTellsOnlyOfSoManyFolders() {
        var hundred = Collections.nCopies(100, properties(PLAIN, "x"));
        for (var each : IntStream.range(0, 11).boxed().toList()) {
            var place = made("inbox", "place" + each);
            own.answer(
                    AS_MARY,
                    new CreateFolder.Request(
                            place,
                            IntStream.range(0, hundred.size())
                                    .mapToObj(number -> properties(PLAIN, "x" + number))
                                    .toList()));
        }

        var whole = folders.answer(AS_MARY, find(Optional.empty(), name("root")));
        var page = shown(whole.results().getFirst());
        assertThat(page.items()).hasSize(1_000);
        assertThat(page.last()).isFalse();
        assertThat(page.total()).isEqualTo(12 + 11 * 101);
        var rest =
                folders.answer(
                        AS_MARY,
                        find(Optional.of(new Page(page.next(), 5_000, false)), name("root")));
        assertThat(shown(rest.results().getFirst()).last()).isTrue();

        var many = Collections.nCopies(11, name("root")).toArray(FolderRef[]::new);
        var results = folders.answer(AS_MARY, find(Optional.empty(), many)).results();
        assertThat(shown(results.get(9)).items()).hasSize(1_000);
        assertThat(code(results.get(10))).isEqualTo(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    private List<Code> codes(Caller caller, FolderRef folder, FolderRef marys) {
        var inbox = name("inbox");
        return List.of(
                code(
                        own.answer(
                                        caller,
                                        new CreateFolder.Request(
                                                marys, List.of(properties(PLAIN, "x"))))
                                .folders()
                                .getFirst()),
                code(
                        own.answer(
                                        caller,
                                        new UpdateFolder.Request(
                                                List.of(
                                                        new UpdateFolder.Change(
                                                                folder,
                                                                Optional.empty(),
                                                                List.of(rename("x"))))))
                                .folders()
                                .getFirst()),
                code(move(caller, folder, inbox)),
                code(
                        own.answer(caller, new CopyFolder.Request(inbox, List.of(marys)))
                                .folders()
                                .getFirst()),
                code(
                        own.answer(
                                        caller,
                                        new DeleteFolder.Request(
                                                DeleteType.HARD_DELETE, List.of(folder)))
                                .folders()
                                .getFirst()),
                code(
                        own.answer(
                                        caller,
                                        new EmptyFolder.Request(
                                                DeleteType.HARD_DELETE, true, List.of(marys)))
                                .folders()
                                .getFirst()));
    }

    private FolderRef made(String parent, String name) {
        return byId(shown(create(parent, properties(PLAIN, name))).id());
    }

    private BatchResult<FolderElement> create(String parent, FolderProperties folder) {
        return own.answer(AS_MARY, new CreateFolder.Request(name(parent), List.of(folder)))
                .folders()
                .getFirst();
    }

    private BatchResult<FolderElement> createIn(FolderRef parent, String name) {
        return own.answer(
                        AS_MARY, new CreateFolder.Request(parent, List.of(properties(PLAIN, name))))
                .folders()
                .getFirst();
    }

    private BatchResult<FolderElement> update(
            FolderRef folder, Optional<String> changeKey, Update... updates) {
        var change = new UpdateFolder.Change(folder, changeKey, List.of(updates));
        return own.answer(AS_MARY, new UpdateFolder.Request(List.of(change))).folders().getFirst();
    }

    private BatchResult<FolderElement> move(Caller caller, FolderRef folder, FolderRef to) {
        return own.answer(caller, new MoveFolder.Request(to, List.of(folder))).folders().getFirst();
    }

    private void delete(DeleteType type, FolderRef folder) {
        shown(
                own.answer(AS_MARY, new DeleteFolder.Request(type, List.of(folder)))
                        .folders()
                        .getFirst());
    }

    private BatchResult<?> empty(boolean subFolders, FolderRef folder) {
        var type = DeleteType.MOVE_TO_DELETED_ITEMS;
        return own.answer(AS_MARY, new EmptyFolder.Request(type, subFolders, List.of(folder)))
                .folders()
                .getFirst();
    }

    private BatchResult<SyncFolderHierarchy.Changes> sync(
            Caller caller, FolderRef folder, Optional<String> state) {
        return folders.answer(
                        caller,
                        new SyncFolderHierarchy.Request(
                                FolderShape.IDS_ONLY, Optional.of(folder), state))
                .result();
    }

    private FolderElement get(Caller caller, FolderRef ref) {
        return shown(
                folders.answer(caller, new GetFolder.Request(FolderShape.IDS_ONLY, List.of(ref)))
                        .folders()
                        .getFirst());
    }

    private List<String> names(String parent) {
        var ask =
                new FindFolder.Request(
                        FindFolder.Traversal.SHALLOW,
                        FolderShape.IDS_ONLY,
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        List.of(name(parent)));
        return shown(folders.answer(AS_MARY, ask).results().getFirst()).items().stream()
                .map(FolderElement::displayName)
                .toList();
    }

    private static FindFolder.Request find(Optional<Page> page, FolderRef... parents) {
        return new FindFolder.Request(
                FindFolder.Traversal.DEEP,
                FolderShape.IDS_ONLY,
                page,
                BatchResult.done(Optional.empty()),
                List.of(parents));
    }

    private static Update rename(String name) {
        return new Update.Put(FolderField.DISPLAY_NAME, properties(PLAIN, name));
    }

    private static FolderProperties properties(Optional<FolderElement.Kind> kind, String name) {
        return new FolderProperties(
                kind, Optional.of(name), Optional.empty(), Set.of(FolderField.DISPLAY_NAME));
    }

    private static FolderRef name(String name) {
        return new FolderRef.ByName(name, Optional.empty());
    }

    private static FolderRef byId(FolderElement.Id id) {
        return new FolderRef.ById(id.id());
    }

    private static <T> T shown(BatchResult<T> result) {
        return switch (result) {
            case BatchResult.Done<T>(var value) -> value;
            case BatchResult.Refused<T>(var why) -> throw new AssertionError(why);
        };
    }

    private static <T> Code code(BatchResult<T> result) {
        return switch (result) {
            case BatchResult.Done<T>(var value) -> throw new AssertionError(value);
            case BatchResult.Refused<T>(var why) -> why.code();
        };
    }
}
