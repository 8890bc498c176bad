package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.Domain;
import entente.question.PermissionLevel;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir private Path folder;
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private MailboxStore store;

    @BeforeEach
    void openWithMary() {
        store = open();
        store.put(mary("Europe/Berlin"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMailboxBeginsWithItsDefaultFoldersAndNothingInThem() {
        var folders = folders();

        assertThat(DefaultFolder.TOP.children())
                .contains(DefaultFolder.INBOX, DefaultFolder.CALENDAR);
        for (var place : DefaultFolder.values()) {
            assertThat(folders.folder(place).items()).as(place.wireName()).isZero();
            assertThat(folders.folder(place).changed()).isEqualTo(new Change(1, NOON));
        }
    }

    @Test
    void whoHasNoMailboxHereHasNoFolders() {
        store.put(new Recipient.MailUser(Address.of("joe@contoso.test"), "Joe", MARY));

        assertThat(store.foldersOf(Address.of("joe@contoso.test"))).isEmpty();
        assertThat(store.foldersOf(Address.of("nobody@contoso.test"))).isEmpty();
    }

    @Test
    void aPathIsToldByIdAlsoOfFoldersThatNobodySees() {
        var folders = folders();
        var joes = FolderId.of(Address.of("joe@contoso.test"), DefaultFolder.INBOX);

        assertThat(folders.path(FolderId.of(MARY, DefaultFolder.INBOX))).contains("Inbox");
        assertThat(folders.path(FolderId.of(MARY, RecoverableFolder.PURGES)))
                .contains("Recoverable Items/Purges");
        assertThat(folders.path(joes)).isEmpty();
    }

    @Test
    void aSeriesWithItsChangesIsOneItemAndWhatWasCancelledIsOneToo() {
        imports(
                event("1", "DTSTART:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=5"),
                event("1", "RECURRENCE-ID:20260303T090000Z\nDTSTART:20260303T100000Z"),
                event("2", "DTSTART:20260302T090000Z"),
                event("3", "DTSTART:20260302T090000Z\nSTATUS:CANCELLED"),
                event("4", "RECURRENCE-ID:20260303T090000Z\nDTSTART:20260303T100000Z"));

        assertThat(folders().folder(DefaultFolder.CALENDAR).items()).isEqualTo(4);
        assertThat(folders().folder(DefaultFolder.INBOX).items()).isZero();
    }

    @Test
    void whatChangesTheCalendarChangesItsKeyAndNoOther() {
        var before = folders();
        clock.set(NOON.plus(HOUR));

        imports(event("1", "DTSTART:20260302T090000Z"));

        assertThat(changed(DefaultFolder.CALENDAR)).isEqualTo(new Change(2, NOON.plus(HOUR)));
        assertThat(changed(DefaultFolder.CALENDAR).key())
                .isNotEqualTo(before.folder(DefaultFolder.CALENDAR).changed().key());
        assertThat(changed(DefaultFolder.INBOX)).isEqualTo(new Change(1, NOON));
    }

    @Test
    void permissionsAndANewClockChangeTheCalendarToo() {
        store.setPermissions(
                MARY,
                CalendarPermissions.of(PermissionLevel.REVIEWER, PermissionLevel.NONE, Map.of()));
        assertThat(changed(DefaultFolder.CALENDAR).number()).isEqualTo(2);

        store.put(mary("America/New_York"));
        assertThat(changed(DefaultFolder.CALENDAR).number()).isEqualTo(3);
    }

    @Test
    void anImportOfNothingNewerChangesNothing() {
        imports(event("1", "SEQUENCE:2\nDTSTART:20260302T090000Z"));

        imports(event("1", "SEQUENCE:1\nDTSTART:20260302T100000Z"));

        assertThat(changed(DefaultFolder.CALENDAR).number()).isEqualTo(2);
    }

    @Test
    void foldersAreTheSameAfterARestart() {
        imports(event("1", "DTSTART:20260302T090000Z"));
        var before = all();
        clock.set(NOON.plus(HOUR));

        store.close();
        store = open();

        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aMailboxOfAFileThatKnewNoChangesBeginsToCountThem() throws SQLException {
        store.close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"));
                var statement = file.createStatement()) {
            statement.executeUpdate("DELETE FROM folder_change");
        }
        clock.set(NOON.plus(HOUR));

        store = open();

        assertThat(changed(DefaultFolder.INBOX)).isEqualTo(new Change(1, NOON.plus(HOUR)));
    }

    @Test
    void anIdLeadsBackToItsFolder() {
        var calendar = folders().folder(DefaultFolder.CALENDAR);

        var read = FolderId.parse(calendar.id().text());

        assertThat(read).contains(calendar.id());
        assertThat(folders().find(read.orElseThrow())).contains(calendar);
    }

    @Test
    void theIdOfAnotherMailboxesFolderFindsNothing() {
        var bobs = FolderId.of(Address.of("bob@contoso.test"), DefaultFolder.CALENDAR);

        assertThat(folders().find(bobs)).isEmpty();
        assertThat(folders().find(new FolderId(MARY, bobs.entryId()))).isEmpty();
    }

    @Test
    void anItemsEntryIdNamesItsStoreAndItsFolder() {
        var calendar = FolderId.of(MARY, DefaultFolder.CALENDAR).entryId();
        var item = EntryId.of(MARY, DefaultFolder.CALENDAR, new byte[22]);

        assertThat(item).hasSize(140).startsWith(calendar.substring(0, 40));
        assertThat(item.substring(44, 88)).isEqualTo(calendar.substring(44, 88));
    }

    @Test
    void textThatIsNoIdIsNone() {
        for (var text : List.of("", "DUMMY", "AAA=", "A".repeat(513), "AQAAAAAY")) {
            assertThat(FolderId.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void whoHasSeenEverythingIsToldOnlyOfChanges() {
        var seen = state(DefaultFolder.TOP);
        assertThat(changedSince(Optional.empty()).created()).hasSize(11);
        assertThat(changedSince(Optional.of(seen))).isEqualTo(HierarchyChanges.NONE);

        imports(event("1", "DTSTART:20260302T090000Z"));

        assertThat(changedSince(Optional.of(seen)).updated())
                .containsExactly(folders().folder(DefaultFolder.CALENDAR));
    }

    @Test
    void aStateIsReadBackWhileTheMailboxIsTheSame() {
        var old = state(DefaultFolder.TOP);
        imports(event("1", "DTSTART:20260302T090000Z"));
        var now = state(DefaultFolder.TOP);

        assertThat(SyncState.parse(old.text(), now)).contains(old);
        assertThat(SyncState.parse(now.text(), old)).as("of the future").isEmpty();
        assertThat(SyncState.parse(now.text(), state(DefaultFolder.ROOT)))
                .as("of another folder")
                .isEmpty();
        for (var text : List.of("", "AAA=", "?", now.text().replace('A', 'B'))) {
            assertThat(SyncState.parse(text, now)).as(text).isEmpty();
        }
    }

    @Test
    void aStateOfAnEarlierMailboxOfTheSameAddressIsNone() {
        var old = state(DefaultFolder.TOP);
        store.remove(MARY);
        clock.set(NOON.plus(HOUR));
        store.put(mary("Europe/Berlin"));

        assertThat(SyncState.parse(old.text(), state(DefaultFolder.TOP))).isEmpty();
    }

    private SyncState state(DefaultFolder below) {
        return folders().state(folders().folder(below));
    }

    private HierarchyChanges changedSince(Optional<SyncState> state) {
        var top = folders().folder(DefaultFolder.TOP);
        return folders().changedSince(state, top).orElseThrow();
    }

    private MailboxStore open() {
        return SqlMailboxStore.open(
                folder.resolve("store"), Set.of(Domain.of("contoso.test")), clock::get);
    }

    private Folders folders() {
        return store.foldersOf(MARY).orElseThrow();
    }

    private Change changed(DefaultFolder place) {
        return folders().folder(place).changed();
    }

    private List<Folder> all() {
        return List.of(DefaultFolder.values()).stream().map(folders()::folder).toList();
    }

    private void imports(String... events) {
        var file = "BEGIN:VCALENDAR\n" + String.join("", events) + "END:VCALENDAR\n";
        store.importCalendar(MARY, new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:%s\nDTSTAMP:20260301T000000Z\n%s\nDURATION:PT1H\nEND:VEVENT\n"
                .formatted(uid, lines);
    }

    private static Recipient.Mailbox mary(String zone) {
        return new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of(zone));
    }
}
