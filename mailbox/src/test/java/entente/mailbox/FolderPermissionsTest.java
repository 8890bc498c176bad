package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Mary's folders give to others.
class FolderPermissionsTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final FolderRights NONE = PermissionLevel.NONE.rights();
    private static final FolderRights CUSTOM =
            new FolderRights(
                    true,
                    false,
                    true,
                    false,
                    true,
                    Extent.OWNED,
                    Extent.ALL,
                    Reading.TIME_AND_SUBJECT_AND_LOCATION);

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void openWithMary() {
        store = open();
        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewMailboxShowsWhenItsOwnerIsBusyAndNothingElse() {
        for (var place : DefaultFolder.values()) {
            assertThat(given(id(place)))
                    .as("%s", place)
                    .isEqualTo(
                            place == DefaultFolder.CALENDAR
                                    ? FolderPermissions.OF_NEW_CALENDAR
                                    : FolderPermissions.NONE);
        }
        assertThat(store.of(MARY).orElseThrow().permissions().byDefault().freeBusy().wireName())
                .isEqualTo("AvailabilityOnly");
    }

    @ParameterizedTest
    @EnumSource(PermissionLevel.class)
    void whatAFolderGivesIsThereAfterARestart(PermissionLevel level) {
        var work = made(id(DefaultFolder.INBOX), "Work");
        var given =
                new FolderPermissions(
                        level.rights(),
                        NONE,
                        Map.of(BOB, CUSTOM, MARY, PermissionLevel.EDITOR.rights()));

        share(work, given);
        share(id(DefaultFolder.INBOX), given);
        reopen();

        assertThat(given(work)).isEqualTo(given);
        assertThat(given(id(DefaultFolder.INBOX))).isEqualTo(given);
        assertThat(given(id(DefaultFolder.DRAFTS))).isEqualTo(FolderPermissions.NONE);
    }

    @Test
    void whatTheCalendarFolderGivesIsWhatFreeBusyGoesBy() {
        var given = new FolderPermissions(NONE, NONE, Map.of(BOB, CUSTOM));
        share(id(DefaultFolder.CALENDAR), given);
        assertThat(store.of(MARY).orElseThrow().permissions().given()).isEqualTo(given);

        store.changePermissions(MARY, before -> before.shownToOthers(false));
        reopen();

        assertThat(given(id(DefaultFolder.CALENDAR))).isEqualTo(given);
        assertThat(store.of(MARY).orElseThrow().permissions().shownToOthers()).isFalse();
    }

    @Test
    void aFolderGivesWhatTheOneItIsMadeInGivesUnlessItIsSaidOtherwise() {
        var inbox = FolderPermissions.of(PermissionLevel.REVIEWER);
        share(id(DefaultFolder.INBOX), inbox);

        var like = made(id(DefaultFolder.INBOX), "Like");
        var other =
                done(
                        new FolderCreation(
                                id(DefaultFolder.INBOX),
                                new FolderName("Other"),
                                FolderClass.NOTE,
                                Optional.of(FolderPermissions.NONE)));
        reopen();

        assertThat(given(like)).isEqualTo(inbox);
        assertThat(given(other)).isEqualTo(FolderPermissions.NONE);
    }

    @Test
    void theFoldersOfAMailboxNameNoMorePeopleTogetherThanItMayHold() {
        var people =
                IntStream.range(0, FolderPermissions.MOST_PEOPLE)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        number -> Address.of("p" + number + "@contoso.test"),
                                        _ -> CUSTOM.withoutFreeBusy()));
        share(id(DefaultFolder.INBOX), new FolderPermissions(NONE, NONE, people));
        var most = Permissions.MOST_PEOPLE / FolderPermissions.MOST_PEOPLE;
        var folders =
                IntStream.range(1, most)
                        .mapToObj(number -> made(id(DefaultFolder.INBOX), "F" + number))
                        .toList();

        var more =
                new FolderCreation(
                        id(DefaultFolder.INBOX), new FolderName("More"), FolderClass.NOTE);
        assertThat(store.act(more))
                .isEqualTo(new FolderOutcome.Refused(Refusal.of(Code.PERMISSIONS_TOO_MANY)));

        done(new FolderDeletion(folders.getFirst(), Removal.PURGE, BY_OWNER));
        assertThat(store.act(more)).isInstanceOf(FolderOutcome.Done.class);
    }

    @Test
    void aFolderInACalendarThatIsNoneGivesNoFreeBusy() {
        share(
                id(DefaultFolder.CALENDAR),
                FolderPermissions.of(PermissionLevel.FREE_BUSY_TIME_ONLY));

        var notes = made(id(DefaultFolder.CALENDAR), "Notes");

        assertThat(given(notes)).isEqualTo(FolderPermissions.NONE);
    }

    @Test
    void aCopyGivesNothingAndWhatIsMovedGivesWhatItGave() {
        var work = made(id(DefaultFolder.INBOX), "Work");
        var reviewed = FolderPermissions.of(PermissionLevel.REVIEWER);
        share(work, reviewed);

        var copy = done(new FolderCopy(work, id(DefaultFolder.DRAFTS)));
        done(new FolderMove(work, id(DefaultFolder.SENT_ITEMS)));

        assertThat(given(copy)).isEqualTo(FolderPermissions.NONE);
        assertThat(given(work)).isEqualTo(reviewed);
    }

    @Test
    void whatAFolderGaveGoesWithIt() {
        var work = made(id(DefaultFolder.INBOX), "Work");
        share(work, FolderPermissions.of(PermissionLevel.REVIEWER));

        done(new FolderDeletion(work, Removal.PURGE, BY_OWNER));
        store.close();

        assertThat(rows()).isEmpty();
        store = open();
    }

    @Test
    void aNewMailboxOfAnAddressGivesNothingOfWhatTheOneBeforeGave() {
        var mary = store.find(MARY).orElseThrow();
        share(id(DefaultFolder.INBOX), FolderPermissions.of(PermissionLevel.OWNER));
        share(made(id(DefaultFolder.INBOX), "Work"), FolderPermissions.of(PermissionLevel.OWNER));

        store.remove(MARY);
        store.put(mary);
        assertThat(given(id(DefaultFolder.INBOX))).isEqualTo(FolderPermissions.NONE);
        reopen();

        assertThat(given(id(DefaultFolder.INBOX))).isEqualTo(FolderPermissions.NONE);
        store.close();
        assertThat(rows()).isEmpty();
        store = open();
    }

    @Test
    void whoSharesAFolderChangesItAndWhoSaysTheSameDoesNot() {
        var work = made(id(DefaultFolder.INBOX), "Work");
        var reviewed = FolderPermissions.of(PermissionLevel.REVIEWER);
        for (var each : List.of(work, id(DefaultFolder.INBOX))) {
            var before = find(each).changed();

            share(each, reviewed);
            var shared = find(each).changed();
            share(each, reviewed);

            assertThat(shared.number()).isGreaterThan(before.number());
            assertThat(find(each).changed()).isEqualTo(shared);
        }
    }

    @Test
    void aChangeKeyThatIsOldSharesNothing() {
        var work = made(id(DefaultFolder.INBOX), "Work");
        var key = Optional.of(find(work).changed().key());
        share(work, FolderPermissions.of(PermissionLevel.REVIEWER));

        var again =
                store.act(
                        new FolderUpdate(
                                work,
                                key,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(FolderPermissions.NONE)));

        assertThat(((FolderOutcome.Refused) again).why().code())
                .isEqualTo(Code.FOLDER_CHANGE_KEY_STALE);
        assertThat(given(work)).isEqualTo(FolderPermissions.of(PermissionLevel.REVIEWER));
    }

    private List<String> rows() {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"))) {
            return Sql.query(
                    file,
                    "SELECT folder FROM folder_permission WHERE folder <> 'calendar'",
                    row -> row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void share(FolderId folder, FolderPermissions given) {
        done(
                new FolderUpdate(
                        folder,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(given)));
    }

    private FolderId made(FolderId parent, String name) {
        return done(new FolderCreation(parent, new FolderName(name), FolderClass.NOTE));
    }

    private FolderId done(FolderAct act) {
        var outcome = store.act(act);
        assertThat(outcome).isInstanceOf(FolderOutcome.Done.class);
        return ((FolderOutcome.Done) outcome).folder();
    }

    private FolderPermissions given(FolderId folder) {
        return store.foldersOf(MARY).orElseThrow().permissions(find(folder));
    }

    private Folder find(FolderId folder) {
        return store.foldersOf(MARY).orElseThrow().find(folder).orElseThrow();
    }

    private static FolderId id(DefaultFolder place) {
        return FolderId.of(MARY, place);
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private MailboxStore open() {
        return SqlMailboxStore.open(
                folder.resolve("store"),
                Set.of(Domain.of("contoso.test")),
                InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")));
    }
}
