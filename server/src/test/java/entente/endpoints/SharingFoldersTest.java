package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.mailbox.CalendarPermissions;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtPermissions;
import entente.wire.ews.BroughtPermissions.Entry;
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
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.GetFolder;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.PermissionSet;
import entente.wire.ews.PermissionSet.Who;
import entente.wire.ews.UpdateFolder;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How Mary shares her folders, and what Bob can do with the folders themselves.
class SharingFoldersTest {
    private static final FolderShape SHAPE =
            new FolderShape(Base.ID_ONLY, Set.of("folder:PermissionSet"), List.of());
    private static final Entry BOB_REVIEWS = level(person("bob@contoso.test"), "Reviewer");

    @TempDir private Path folder;
    private MailDesk desk;
    private MailboxFolders folders;
    private OwnFolders own;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        folders = new MailboxFolders(desk.store);
        own = new OwnFolders(desk.store);
        desk.store.put(
                new Recipient.Group(Address.of("team@contoso.test"), "Team", List.of(MARY, BOB)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aWholeSetTakesThePlaceOfTheOneBefore() {
        done(share("inbox", level(named("Default"), "Author"), BOB_REVIEWS));
        done(share("inbox", level(person("mary@contoso.test"), "Editor")));

        assertThat(told(AS_MARY, marys("inbox")))
                .extracting(PermissionSet.Entry::who, entry -> entry.rights().name())
                .containsExactly(
                        tuple(new Who.ByDefault(), "None"),
                        tuple(new Who.Anonymous(), "None"),
                        tuple(new Who.Person(MARY, "M"), "Editor"));
    }

    @Test
    void aSetThatIsTakenBackAsItWasToldIsTheSame() {
        done(share("calendar", BOB_REVIEWS, level(named("Default"), "FreeBusyTimeOnly")));
        var before = told(AS_MARY, marys("calendar"));

        var echoed = before.stream().map(SharingFoldersTest::echo).toArray(Entry[]::new);
        done(share("calendar", echoed));

        assertThat(told(AS_MARY, marys("calendar"))).isEqualTo(before);
    }

    @Test
    void permissionsAreToldToWhomMayChangeThemAlone() {
        done(share("inbox", BOB_REVIEWS));
        assertThat(get(AS_BOB, marys("inbox")).permissions()).isEmpty();

        done(share("inbox", level(person("bob@contoso.test"), "Owner")));

        assertThat(told(AS_BOB, marys("inbox"))).hasSize(3);
        assertThat(rename(AS_BOB, marys("inbox"), BOB_REVIEWS))
                .isInstanceOf(BatchResult.Done.class);
        assertThat(get(AS_BOB, marys("inbox")).permissions()).isEmpty();
    }

    @Test
    void aLevelAndRightsThatAreNotItsAreRefusedAndThoseThatAreItsAreTaken() {
        var bob = person("bob@contoso.test");

        assertThat(code(share("inbox", entry(bob, "Reviewer", Extent.ALL, Reading.FULL_DETAILS))))
                .isEqualTo(Code.PERMISSIONS_TWOFOLD);
        assertThat(code(share("inbox", level(bob, "King")))).isEqualTo(Code.PERMISSIONS_TWOFOLD);
        assertThat(code(share("inbox", level(bob, "FreeBusyTimeOnly"))))
                .isEqualTo(Code.PERMISSIONS_TWOFOLD);
        assertThat(code(share("inbox", entry(bob, "Custom", Extent.ALL, Reading.TIME_ONLY))))
                .isEqualTo(Code.PERMISSIONS_TWOFOLD);
        done(share("inbox", entry(bob, "Reviewer", Extent.NONE, Reading.FULL_DETAILS)));
        done(share("inbox", entry(bob, "Custom", Extent.ALL, Reading.FULL_DETAILS)));
        assertThat(told(AS_MARY, marys("inbox")).getLast().rights().edit()).isEqualTo(Extent.ALL);
    }

    @Test
    void whoIsNamedTwiceIsNamedOnceTooOften() {
        assertThat(code(share("inbox", BOB_REVIEWS, level(person("BOB@contoso.test"), "Owner"))))
                .isEqualTo(Code.PERMISSION_REPEATED);
        var byDefault = level(named("Default"), "Reviewer");
        assertThat(code(share("inbox", byDefault, byDefault))).isEqualTo(Code.PERMISSION_REPEATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody@contoso.test",
                "team@contoso.test",
                "ann@fabrikam.test",
                "no address"
            })
    void aMailFolderIsSharedWithPeopleOfTheOrganisationAlone(String who) {
        assertThat(code(share("inbox", level(person(who), "Reviewer"))))
                .isEqualTo(Code.PERMISSION_PERSON_UNKNOWN);
    }

    @Test
    void aCalendarIsSharedWithOthersTooAndWithNobodyWhoIsNotThere() {
        done(share("calendar", level(person("ann@fabrikam.test"), "FreeBusyTimeOnly")));

        for (var who : List.of("nobody@contoso.test", "team@contoso.test")) {
            assertThat(code(share("calendar", level(person(who), "Reviewer"))))
                    .isEqualTo(Code.PERMISSION_PERSON_UNKNOWN);
        }
        assertThat(
                        code(
                                share(
                                        "calendar",
                                        level(
                                                new BroughtPermissions.UserId(
                                                        Optional.empty(), Optional.empty(), true),
                                                "Reviewer"))))
                .isEqualTo(Code.PERMISSION_PERSON_UNKNOWN);
        assertThat(code(share("calendar", level(named("Everybody"), "Reviewer"))))
                .isEqualTo(Code.PERMISSION_PERSON_UNKNOWN);
    }

    @Test
    void whoseMailboxIsElsewhereSeesCalendarsAlone() {
        var sue = Address.of("sue@contoso.test");
        desk.store.put(new Recipient.MailUser(sue, "Sue", Address.of("sue@contoso.cloud.test")));

        done(share("calendar", level(person(sue.toString()), "FreeBusyTimeOnly")));

        assertThat(code(share("inbox", level(person(sue.toString()), "Reviewer"))))
                .isEqualTo(Code.PERMISSION_PERSON_UNKNOWN);
    }

    @Test
    void whoHasLeftMayStayInASetThatIsWrittenBack() {
        var joe = Address.of("joe@contoso.test");
        desk.store.put(
                new Recipient.Mailbox(
                        joe, "Joe", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));
        done(share("inbox", level(person(joe.toString()), "Reviewer")));
        desk.store.remove(joe);

        done(share("inbox", level(person(joe.toString()), "Reviewer"), BOB_REVIEWS));

        assertThat(told(AS_MARY, marys("inbox"))).hasSize(4);
    }

    @Test
    void anonymousIsGivenNoMoreThanFreeBusy() {
        assertThat(code(share("inbox", level(named("Anonymous"), "Reviewer"))))
                .isEqualTo(Code.PERMISSION_FOR_ANONYMOUS);
        assertThat(code(share("calendar", level(named("Anonymous"), "Contributor"))))
                .isEqualTo(Code.PERMISSION_FOR_ANONYMOUS);
        done(share("calendar", level(named("Anonymous"), "FreeBusyTimeOnly")));
    }

    @Test
    void whatAnAdministratorGaveAnonymousMayStayInASetThatIsWrittenBack() {
        var reviewer = PermissionLevel.REVIEWER;
        desk.store.setPermissions(
                MARY, CalendarPermissions.of(PermissionLevel.NONE, reviewer, Map.of()));

        done(share("calendar", level(named("Anonymous"), "Reviewer"), BOB_REVIEWS));

        assertThat(code(share("calendar", level(named("Anonymous"), "Editor"))))
                .isEqualTo(Code.PERMISSION_FOR_ANONYMOUS);
    }

    @Test
    void anAnswerTellsOfSoManySetsAndNoMore() {
        var often = Collections.nCopies(10_001, marys("inbox"));

        var answer = folders.answer(AS_MARY, new GetFolder.Request(SHAPE, often)).folders();

        assertThat(answer.get(9_999)).isInstanceOf(BatchResult.Done.class);
        assertThat(code(answer.getLast())).isEqualTo(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    @Test
    void aCalendarIsSharedAsACalendarAndNoOtherFolderIs() {
        assertThat(code(update(AS_MARY, marys("inbox"), true, BOB_REVIEWS)))
                .isEqualTo(Code.PERMISSIONS_OF_CALENDAR);
        assertThat(code(update(AS_MARY, marys("calendar"), false, BOB_REVIEWS)))
                .isEqualTo(Code.PERMISSIONS_NOT_OF_CALENDAR);
        done(update(AS_MARY, marys("calendar"), false));
    }

    @Test
    void aFolderIsSharedWithSoManyAndNoMore() {
        var all = IntStream.range(0, 501).mapToObj(this::colleague).toArray(Entry[]::new);

        done(share("inbox", Arrays.copyOf(all, 500)));

        assertThat(code(share("inbox", all))).isEqualTo(Code.PERMISSIONS_TOO_MANY);
        assertThat(told(AS_MARY, marys("inbox"))).hasSize(502);
    }

    @Test
    void foldersThatNameVeryManyAreNotAllToldAtOnce() {
        done(
                share(
                        "inbox",
                        IntStream.range(0, 500).mapToObj(this::colleague).toArray(Entry[]::new)));
        var often = Collections.nCopies(101, marys("inbox"));

        var answer = folders.answer(AS_MARY, new GetFolder.Request(SHAPE, often)).folders();

        assertThat(answer.getFirst()).isInstanceOf(BatchResult.Done.class);
        assertThat(code(answer.getLast())).isEqualTo(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    @Test
    void whoMayMakeFoldersMakesThemAndSharesThemNot() {
        done(share("inbox", level(person("bob@contoso.test"), "PublishingEditor")));
        var mine = named("Work", Optional.empty());
        var shared =
                named(
                        "Shared",
                        Optional.of(
                                new BroughtPermissions(
                                        false,
                                        List.of(level(person("bob@contoso.test"), "Owner")))));

        var made = create(AS_BOB, marys("inbox"), mine);
        var refused = create(AS_BOB, marys("inbox"), shared);
        done(share("inbox", BOB_REVIEWS));

        assertThat(done(made).displayName()).isEqualTo("Work");
        assertThat(code(refused)).isEqualTo(Code.FOLDER_CHANGE_FORBIDDEN);
        assertThat(code(create(AS_BOB, marys("inbox"), named("More", Optional.empty()))))
                .isEqualTo(Code.FOLDER_CHANGE_FORBIDDEN);
    }

    @Test
    void aNewFolderMayBeSharedWhenItIsMade() {
        var shared =
                named("Shared", Optional.of(new BroughtPermissions(false, List.of(BOB_REVIEWS))));

        var made = done(create(AS_MARY, marys("inbox"), shared));

        assertThat(get(AS_BOB, new FolderRef.ById(made.id().id())).displayName())
                .isEqualTo("Shared");
    }

    @Test
    void evenAnOwnerOfAFolderDoesNotMoveEmptyOrDeleteIt() {
        var work = done(create(AS_MARY, marys("inbox"), named("Work", Optional.empty())));
        var ref = new FolderRef.ById(work.id().id());
        done(rename(AS_MARY, ref, level(person("bob@contoso.test"), "Owner")));
        done(share("drafts", level(person("bob@contoso.test"), "Owner")));

        assertThat(
                        List.of(
                                code(
                                        own.answer(
                                                        AS_BOB,
                                                        new MoveFolder.Request(
                                                                marys("drafts"), List.of(ref)))
                                                .folders()
                                                .getFirst()),
                                code(
                                        own.answer(
                                                        AS_BOB,
                                                        new EmptyFolder.Request(
                                                                DeleteType.HARD_DELETE,
                                                                false,
                                                                List.of(ref)))
                                                .folders()
                                                .getFirst()),
                                code(
                                        own.answer(
                                                        AS_BOB,
                                                        new DeleteFolder.Request(
                                                                DeleteType.HARD_DELETE,
                                                                List.of(ref)))
                                                .folders()
                                                .getFirst())))
                .containsOnly(Code.FOLDER_CHANGE_FORBIDDEN);
    }

    @Test
    void ofFoldersInAnotherThoseAreSeenThatAreShared() {
        var shown = done(create(AS_MARY, marys("inbox"), named("Shown", Optional.empty())));
        done(create(AS_MARY, marys("inbox"), named("Hidden", Optional.empty())));
        done(share("inbox", BOB_REVIEWS));
        done(rename(AS_MARY, new FolderRef.ById(shown.id().id()), BOB_REVIEWS));

        var deep =
                new FindFolder.Request(
                        FindFolder.Traversal.DEEP,
                        new FolderShape(Base.DEFAULT, Set.of(), List.of()),
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        List.of(marys("inbox")));
        var found = done(folders.answer(AS_BOB, deep).results().getFirst());

        assertThat(found.items()).extracting(FolderElement::displayName).containsExactly("Shown");
        assertThat(found.items().getFirst().rights())
                .isEqualTo(new FolderElement.Rights(false, false, false, false, true));
    }

    private Entry colleague(int number) {
        var address = Address.of("c%d@contoso.test".formatted(number));
        if (desk.store.find(address).isEmpty()) {
            desk.store.put(
                    new Recipient.Mailbox(
                            address, "C", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));
        }
        return level(person(address.toString()), "Reviewer");
    }

    private List<PermissionSet.Entry> told(Caller caller, FolderRef ref) {
        return get(caller, ref).permissions().orElseThrow().entries();
    }

    private FolderElement get(Caller caller, FolderRef ref) {
        return done(
                folders.answer(caller, new GetFolder.Request(SHAPE, List.of(ref)))
                        .folders()
                        .getFirst());
    }

    private BatchResult<FolderElement> share(String place, Entry... entries) {
        return update(AS_MARY, marys(place), place.equals("calendar"), entries);
    }

    private BatchResult<FolderElement> rename(Caller caller, FolderRef ref, Entry... entries) {
        return update(caller, ref, false, entries);
    }

    private BatchResult<FolderElement> update(
            Caller caller, FolderRef ref, boolean ofCalendar, Entry... entries) {
        var brought =
                new FolderProperties(
                        Optional.of(FolderElement.Kind.FOLDER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BroughtPermissions(ofCalendar, List.of(entries))),
                        Set.of(FolderField.PERMISSION_SET));
        var change =
                new UpdateFolder.Change(
                        ref,
                        Optional.empty(),
                        List.of(new UpdateFolder.Update.Put(FolderField.PERMISSION_SET, brought)));
        return own.answer(caller, new UpdateFolder.Request(List.of(change))).folders().getFirst();
    }

    private BatchResult<FolderElement> create(
            Caller caller, FolderRef parent, FolderProperties folder) {
        return own.answer(caller, new CreateFolder.Request(parent, List.of(folder)))
                .folders()
                .getFirst();
    }

    private static FolderProperties named(String name, Optional<BroughtPermissions> permissions) {
        return new FolderProperties(
                Optional.of(FolderElement.Kind.FOLDER),
                Optional.of(name),
                Optional.empty(),
                permissions,
                Set.of(FolderField.DISPLAY_NAME));
    }

    private static FolderRef marys(String place) {
        return new FolderRef.ByName(place, Optional.of(MARY.toString()));
    }

    private static BroughtPermissions.UserId person(String address) {
        return new BroughtPermissions.UserId(Optional.of(address), Optional.empty(), false);
    }

    private static BroughtPermissions.UserId named(String distinguished) {
        return new BroughtPermissions.UserId(Optional.empty(), Optional.of(distinguished), false);
    }

    private static Entry level(BroughtPermissions.UserId user, String level) {
        return new Entry(
                user,
                Optional.of(level),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Entry entry(
            BroughtPermissions.UserId user, String level, Extent edit, Reading read) {
        return new Entry(
                user,
                Optional.of(level),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(edit),
                Optional.empty(),
                Optional.of(read));
    }

    /// All of an entry as a client sends it that changes nothing.
    private static Entry echo(PermissionSet.Entry told) {
        var user =
                switch (told.who()) {
                    case Who.ByDefault _ -> named("Default");
                    case Who.Anonymous _ -> named("Anonymous");
                    case Who.Person(var address, _) -> person(address.toString());
                };
        var rights = told.rights();
        return new Entry(
                user,
                Optional.of(rights.name()),
                Optional.of(rights.createItems()),
                Optional.of(rights.createFolders()),
                Optional.of(rights.owner()),
                Optional.of(rights.visible()),
                Optional.of(rights.contact()),
                Optional.of(rights.edit()),
                Optional.of(rights.delete()),
                Optional.of(rights.read()));
    }
}
