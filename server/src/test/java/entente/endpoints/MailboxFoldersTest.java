package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetFolder;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderHierarchy;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxFoldersTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Caller AS_MARY = new Caller.OwnPerson(MARY);
    private static final String MEETING =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260301T000000Z\nDTSTART:20260302T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n";

    private static final BatchResult<Optional<Filter>> ALL = BatchResult.done(Optional.empty());

    @TempDir private Path folder;
    private MailboxStore store;
    private MailboxFolders folders;

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
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachFolderAskedForHasItsResultInItsPlace() {
        var results = get(AS_MARY, name("inbox"), name("archive"), name("x"), name("calendar"));

        assertThat(results).hasSize(4);
        assertThat(shown(results.get(0)).displayName()).isEqualTo("Inbox");
        assertThat(code(results.get(1))).isEqualTo(Code.FOLDER_UNKNOWN);
        assertThat(code(results.get(2))).isEqualTo(Code.FOLDER_UNKNOWN);
        assertThat(shown(results.get(3)).items()).isEqualTo(1);
    }

    @Test
    void aFolderIsFoundAgainByItsId() {
        var calendar = shown(get(AS_MARY, name("calendar")).getFirst());

        var again = get(AS_MARY, new FolderRef.ById(calendar.id().id())).getFirst();

        assertThat(shown(again)).isEqualTo(calendar);
    }

    @Test
    void theRootHasNoParentAndTheOthersLieInTheirs() {
        var results = get(AS_MARY, name("root"), name("msgfolderroot"), name("inbox"));

        assertThat(shown(results.get(0)).parent()).isEmpty();
        assertThat(shown(results.get(1)).parent()).contains(shown(results.get(0)).id());
        assertThat(shown(results.get(2)).parent()).contains(shown(results.get(1)).id());
        assertThat(shown(results.get(1)).children()).isEqualTo(11);
    }

    @Test
    void anIdThatIsNoneAndOneOfNobodysAreToldApart() {
        var nobodys = FolderId.of(Address.of("nobody@contoso.test"), DefaultFolder.INBOX);

        assertThat(codes(AS_MARY, new FolderRef.ById("DUMMY"), new FolderRef.ById(nobodys.text())))
                .containsExactly(Code.FOLDER_ID_MALFORMED, Code.FOLDER_UNKNOWN);
    }

    @Test
    void whoSeesOnlyWhenBobIsBusySeesNoneOfHisFolders() {
        var bobs = shown(get(new Caller.OwnPerson(BOB), name("calendar")).getFirst());

        assertThat(
                        codes(
                                AS_MARY,
                                bobs("calendar"),
                                bobs("inbox"),
                                new FolderRef.ById(bobs.id().id())))
                .containsOnly(Code.FOLDER_NOT_SHARED)
                .hasSize(3);
    }

    @Test
    void aReviewerSeesBobsCalendarAndNothingElse() {
        store.setPermissions(
                BOB,
                CalendarPermissions.of(
                        PermissionLevel.FREE_BUSY_TIME_ONLY,
                        PermissionLevel.NONE,
                        Map.of(MARY, PermissionLevel.REVIEWER)));

        assertThat(shown(get(AS_MARY, bobs("calendar")).getFirst()).items()).isEqualTo(1);
        assertThat(codes(AS_MARY, bobs("inbox"), bobs("root")))
                .containsExactly(Code.FOLDER_NOT_SHARED, Code.FOLDER_NOT_SHARED);
    }

    @Test
    void partnersAndAdministratorsSeeNoFolders() {
        var partner =
                new Caller.PartnerPerson(
                        "fabrikam", "app", "fabrikam.test", MARY, "L1", Set.of("freebusy"));

        for (var caller : List.of(partner, new Caller.Administrator("admin"))) {
            assertThat(codes(caller, name("inbox"))).containsExactly(Code.FOLDER_MAILBOX_UNKNOWN);
            assertThat(codes(caller, bobs("calendar"))).containsExactly(Code.FOLDER_NOT_SHARED);
        }
    }

    @Test
    void aMailboxThatIsNotHereIsUnknown() {
        var results =
                codes(
                        AS_MARY,
                        new FolderRef.ByName("inbox", Optional.of("nobody@contoso.test")),
                        new FolderRef.ByName("inbox", Optional.of("no address")));

        assertThat(results)
                .containsExactly(Code.FOLDER_MAILBOX_UNKNOWN, Code.FOLDER_MAILBOX_UNKNOWN);
    }

    @Test
    void foldersInFoldersAreFoundPageByPage() {
        assertThat(found(FindFolder.Traversal.SHALLOW, Optional.empty(), "root").total()).isOne();
        assertThat(found(FindFolder.Traversal.DEEP, Optional.empty(), "root").total())
                .isEqualTo(12);
        assertThat(found(FindFolder.Traversal.SOFT_DELETED, Optional.empty(), "root").total())
                .isZero();

        var page = found(FindFolder.Traversal.DEEP, Optional.of(new Page(10, 5, false)), "root");
        assertThat(page.items()).hasSize(2);
        assertThat(page.last()).isTrue();
    }

    @Test
    void foldersAreFoundByWhatTheySay() {
        var sent = equal(0x3001, new PropertyValue.Text("sent items"));
        var calendars = equal(0x3613, new PropertyValue.Text("IPF.Appointment"));
        var full = equal(0x3602, new PropertyValue.Int32(1));

        assertThat(names(sent)).containsExactly("Sent Items");
        assertThat(names(new Filter.Any(List.of(calendars, sent))))
                .containsExactlyInAnyOrder("Sent Items", "Calendar");
        assertThat(names(full)).containsExactly("Calendar");
        assertThat(names(new Filter.Exists(new PropertyId.Tag(0x10f3)))).isEmpty();
    }

    @Test
    void aPageOfThoseThatAreFoundIsOneOfThemAlone() {
        var mail = equal(0x3613, new PropertyValue.Text("IPF.Note"));

        var page =
                shown(
                        find(
                                FindFolder.Traversal.DEEP,
                                Optional.of(new Page(0, 1, false)),
                                BatchResult.done(Optional.of(mail)),
                                "root"));

        assertThat(page.items()).hasSize(1);
        assertThat(page.total()).isEqualTo(names(mail).size());
        assertThat(page.last()).isFalse();
    }

    @Test
    void aSearchThatCannotBeOrOfNoPageIsRefused() {
        var refused = BatchResult.<Optional<Filter>>refused(Code.FOLDER_FILTER_NOT_OFFERED);
        assertThat(code(find(FindFolder.Traversal.DEEP, Optional.empty(), refused, "root")))
                .isEqualTo(Code.FOLDER_FILTER_NOT_OFFERED);
        var none = Optional.of(new Page(0, 0, false));
        assertThat(code(find(FindFolder.Traversal.DEEP, none, ALL, "root")))
                .isEqualTo(Code.PAGE_INVALID);
    }

    @Test
    void afterTheFirstSynchronisationOnlyWhatChangedIsTold() {
        var first = sync(Optional.empty());
        var second = sync(Optional.of(first.state()));
        store.setPermissions(MARY, CalendarPermissions.INITIAL);
        var third = sync(Optional.of(second.state()));

        assertThat(first.created()).hasSize(11);
        assertThat(Stream.concat(second.created().stream(), second.updated().stream())).isEmpty();
        assertThat(third.created()).isEmpty();
        assertThat(third.updated())
                .extracting(FolderElement::displayName)
                .containsExactly("Calendar");
    }

    @Test
    void aStateOfAnothersFoldersIsRefused() {
        var bobs = folders.answer(new Caller.OwnPerson(BOB), hierarchy(Optional.empty()));
        var state = ((BatchResult.Done<SyncFolderHierarchy.Changes>) bobs.result()).value().state();

        for (var wrong : List.of(state, "AAA=", "x")) {
            assertThat(code(folders.answer(AS_MARY, hierarchy(Optional.of(wrong))).result()))
                    .isEqualTo(Code.SYNC_STATE_INVALID);
        }
    }

    private List<BatchResult<FolderElement>> get(Caller caller, FolderRef... refs) {
        return folders.answer(caller, new GetFolder.Request(FolderShape.IDS_ONLY, List.of(refs)))
                .folders();
    }

    private List<Code> codes(Caller caller, FolderRef... refs) {
        return get(caller, refs).stream().map(MailboxFoldersTest::code).toList();
    }

    private Page.Of<FolderElement> found(
            FindFolder.Traversal traversal, Optional<Page> page, String parent) {
        return shown(find(traversal, page, ALL, parent));
    }

    private BatchResult<Page.Of<FolderElement>> find(
            FindFolder.Traversal traversal,
            Optional<Page> page,
            BatchResult<Optional<Filter>> filter,
            String parent) {
        var ask =
                new FindFolder.Request(
                        traversal, FolderShape.IDS_ONLY, page, filter, List.of(name(parent)));
        return folders.answer(AS_MARY, ask).results().getFirst();
    }

    private List<String> names(Filter filter) {
        var wanted = BatchResult.done(Optional.of(filter));
        return shown(find(FindFolder.Traversal.DEEP, Optional.empty(), wanted, "root"))
                .items()
                .stream()
                .map(FolderElement::displayName)
                .toList();
    }

    private static Filter equal(int tag, PropertyValue value) {
        return new Filter.Compared(new PropertyId.Tag(tag), Filter.Relation.EQUAL, value);
    }

    private SyncFolderHierarchy.Changes sync(Optional<String> state) {
        return shown(folders.answer(AS_MARY, hierarchy(state)).result());
    }

    private static SyncFolderHierarchy.Request hierarchy(Optional<String> state) {
        return new SyncFolderHierarchy.Request(FolderShape.IDS_ONLY, Optional.empty(), state);
    }

    private static FolderRef name(String name) {
        return new FolderRef.ByName(name, Optional.empty());
    }

    private static FolderRef bobs(String name) {
        return new FolderRef.ByName(name, Optional.of(BOB.toString()));
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
