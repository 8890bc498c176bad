package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Problem;
import entente.question.PermissionLevel;
import entente.spool.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMailboxStoreTest
        implements PersonalTagsContract,
                VersionsContract,
                CalendarLogContract,
                RecoveryEdgesContract,
                PlacesContract {
    /// Costs next to nothing; what real hashes cost is tested with them.
    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

    /// Makes of a file of now one in which there was no log of calendars, and what came after it.
    private static final List<String> BEFORE_THE_LOG =
            Stream.concat(
                            OldEvents.UNTAGGED.stream(),
                            Stream.of(
                                    "DROP TABLE folder_policy_tag",
                                    "DROP TABLE calendar_log",
                                    "DROP INDEX removed_logged",
                                    "DROP INDEX removal_record_calendar",
                                    "DROP INDEX removal_record_not_logged",
                                    "ALTER TABLE removal_record DROP COLUMN calendar"))
                    .toList();

    @TempDir private Path folder;
    private MailboxStore open;

    @Override
    public MailboxStore emptyStore() {
        return open;
    }

    @Override
    public MailboxStore reopened(MailboxStore store) {
        store.close();
        open = another();
        return open;
    }

    @Override
    public MailboxStore reopenedAt(MailboxStore store, Instant now) {
        store.close();
        open =
                SqlMailboxStore.open(
                        file(),
                        MailboxStoreContract.acceptedDomains(),
                        InstantSource.fixed(now),
                        CHEAP);
        return open;
    }

    @Override
    public Connection beside() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @BeforeEach
    void open() {
        open = another();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void twoProcessesCannotOpenOneFile() {
        assertThatThrownBy(this::another)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("open in another process");
    }

    @Test
    void aFileThatIsNoStoreIsAProblemAndStaysAsItIs() throws IOException {
        open.close();
        Files.writeString(file(), "This is no store, but somebody's letter.");

        assertThatThrownBy(this::another).isInstanceOf(Problem.class);

        assertThat(file()).hasContent("This is no store, but somebody's letter.");
    }

    @Test
    void anAppointmentWhoseSourceIsBrokenInTheFileIsPassedOver() throws SQLException {
        open.put(MARYS_MAILBOX);
        importEvent("UID:1", "SUMMARY:Lunch");
        open.close();
        change("UPDATE piece SET bytes = x'00'");
        open = another();
        importEvent("UID:2", "SUMMARY:Tea");

        open = reopened(open);

        assertThat(subjects()).containsExactly("Tea");
    }

    @Test
    void anAppointmentWhoseSourceIsBrokenInTheFileCanBeWrittenAnew() throws SQLException {
        open.put(MARYS_MAILBOX);
        var lunch = CalendarItemsContract.event("lunch", "20260302T090000Z", "Lunch");
        var id = CalendarItemsContract.appointment(open, CALENDAR, lunch);
        open.close();
        change("UPDATE piece SET bytes = x'00'");
        open = another();

        writeAnew(id, lunch.replace("Lunch", "Tea"));

        assertThat(subjects()).containsExactly("Tea");
        assertThat(open.calendarLog(MARY, CalendarLogQuery.of(9)).orElseThrow().entries())
                .hasSize(1);
    }

    private void writeAnew(ItemId id, String event) {
        var item = open.item(id).orElseThrow();
        ItemsContract.done(
                open,
                new ItemAct.Update(
                        id,
                        item.changed(),
                        item.content(),
                        Optional.of(
                                CalendarItemsContract.source(CalendarItemsContract.file(event)))));
    }

    @Test
    void versionsFromBeforeThereWasALogAreInItWhereTheRecordSaysOfWhichChange()
            throws SQLException {
        open.put(MARYS_MAILBOX);
        HoldsContract.place(open, HoldsContract.inPlace("Case 7", "lunch"));
        var lunch = CalendarItemsContract.event("lunch", "20260302T090000Z", "Lunch");
        var id = CalendarItemsContract.appointment(open, CALENDAR, lunch);
        writeAnew(id, lunch.replace("T09", "T11"));
        open.close();
        for (var sql : BEFORE_THE_LOG) {
            change(sql);
        }
        change("UPDATE schema_version SET version = version - 2");

        open = another();
        HoldsContract.end(open, "Case 7");

        var entry =
                open.calendarLog(MARY, CalendarLogQuery.of(9)).orElseThrow().entries().getFirst();
        assertThat(entry.change().orElseThrow().differences().orElseThrow()).hasSize(2);
        assertThat(entry.item()).isEqualTo(EntryId.itemPart(id.entryId()).orElseThrow());
    }

    @Test
    void itemsOfAFileInWhichTheyWereNotCountedInTimeAreCountedWhenItIsOpened() throws SQLException {
        open.put(MARYS_MAILBOX);
        for (var minute = 1; minute <= 5; minute++) {
            ItemsContract.create(open, INBOX, ItemsContract.receivedAt(minute));
        }
        open.close();
        for (var sql : BEFORE_THE_LOG) {
            change(sql);
        }
        for (var sql :
                List.of(
                        "DROP TRIGGER item_counted_in_time",
                        "DROP TRIGGER item_went_from_time",
                        "DROP TRIGGER item_moved_in_time",
                        "DROP TABLE item_stretch",
                        "DROP INDEX item_unread",
                        "DROP TABLE retention",
                        "DROP INDEX removed_deleted",
                        "DROP TABLE in_place_hold",
                        "UPDATE schema_version SET version = version - 8")) {
            change(sql);
        }

        open = another();

        PiecesSound.assertSound(new StorePlace.InFile(file()));
        ItemsContract.create(open, INBOX, ItemsContract.receivedAt(0));
        PiecesSound.assertSound(new StorePlace.InFile(file()));
    }

    @Test
    void aChangedOccurrenceIsTheSameOneOnANewClock() {
        open.put(MARYS_MAILBOX);
        importEvent("UID:1", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Stand-up");
        importEvent("UID:1", "RECURRENCE-ID:20260303T090000", "SUMMARY:Moved once");
        open.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Asia/Tokyo")));
        importEvent("UID:1", "RECURRENCE-ID:20260303T090000", "SEQUENCE:1", "SUMMARY:Moved twice");
        importEvent("UID:1", "SEQUENCE:2", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Anew");

        open.close();
        open = another();

        assertThat(subjects()).containsExactly("Anew", "Anew", "Anew");
    }

    private void importEvent(String... lines) {
        var file =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n%s\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                        .formatted(String.join("\r\n", lines));
        var report =
                open.importCalendar(
                        MARY, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.faults()).isEmpty();
    }

    private List<String> subjects() {
        return open.of(MARY).orElseThrow().entries(MARCH).stream()
                .map(entry -> entry.details().orElseThrow().subject())
                .toList();
    }

    private void change(String sql) throws SQLException {
        try (var connection = beside();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aFileOfANewerProgramIsAProblem() throws SQLException {
        open.close();
        try (var connection = beside();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE schema_version SET version = 99");
        }

        assertThatThrownBy(this::another)
                .isInstanceOf(Problem.class)
                .hasStackTraceContaining("newer version of this program");
    }

    @Test
    void aFileFromBeforeMailHadSettingsIsBroughtUpToDate() throws SQLException {
        open.put(MARYS_MAILBOX);
        var shared =
                CalendarPermissions.of(PermissionLevel.REVIEWER, PermissionLevel.NONE, Map.of());
        open.setPermissions(MARY, shared);
        open.close();
        OldEvents.into(file(), 2);

        open = another();

        assertThat(open.of(MARY).orElseThrow().permissions()).isEqualTo(shared);
        assertThat(open.acceptanceOf(MARY)).contains(MailAcceptance.INITIAL);
        open.setAcceptance(MARY, EVERYTHING_SET);
        assertThat(reopened(open).acceptanceOf(MARY)).contains(EVERYTHING_SET);
    }

    @Test
    void aClosedStoreRefusesChanges() {
        open.close();

        assertThatThrownBy(() -> open.put(MARYS_MAILBOX)).isInstanceOf(Problem.class);
    }

    @Test
    void allOfAStoreThatWasReadIsInItsFileWhenItIsClosed() {
        open.put(MARYS_MAILBOX);
        ItemsContract.create(open, INBOX, ItemsContract.message("Lunch"));
        assertThat(open.find(INBOX, ItemsContract.page(0, 1, false))).isPresent();

        open.close();

        assertThat(folder).isDirectoryNotContaining("glob:**-wal");
    }

    @Test
    void noPasswordIsInTheFile() throws IOException {
        open.put(MARYS_MAILBOX);
        open.setPassword(MARY, "correct horse battery".toCharArray(), false);
        open.close();

        assertThat(Files.readString(file(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("mary@contoso.test")
                .doesNotContain("battery");
    }

    @Test
    void calendarsAreExpandedFurtherAheadAsTimeGoesOn() {
        var now = new AtomicReference<>(NOW);
        open.close();
        try (var store =
                SqlMailboxStore.open(
                        file(), MailboxStoreContract.acceptedDomains(), now::get, CHEAP)) {
            open = store;
            store.put(MARYS_MAILBOX);
            importEvent("UID:1", "SUMMARY:Lunch");
            var before = store.of(MARY).orElseThrow();

            now.set(NOW.plus(Duration.ofDays(10)));
            store.drawHorizonsAnew();
            assertThat(store.of(MARY)).contains(before);

            now.set(NOW.plus(Duration.ofDays(40)));
            store.drawHorizonsAnew();
            assertThat(store.of(MARY)).isPresent().get().isNotEqualTo(before);
        }
    }

    @Test
    void whatBecameOfMessagesIsForgottenAfterAMonthAndGoesFromTheDiskStepByStep()
            throws SQLException {
        var now = new AtomicReference<>(NOW);
        open.close();
        try (var store =
                SqlMailboxStore.open(
                        file(), MailboxStoreContract.acceptedDomains(), now::get, CHEAP)) {
            open = store;
            store.put(MARYS_MAILBOX);
            for (var i = 0; i <= TrackingWriting.STEP; i++) {
                store.act(TrackingContract.begun(new TrackedId(MARY, "old-" + i), "Old"));
            }
            now.set(NOW.plus(MessageLog.KEPT));
            store.act(TrackingContract.begun(LUNCH, "Lunch"));
            assertThat(store.tracked(new TrackedId(MARY, "old-0"))).isPresent();
            assertThat(store.tracked(TrackingQuery.ANY))
                    .hasSize(TrackingQuery.MOST)
                    .first()
                    .satisfies(newest -> assertThat(newest.id()).isEqualTo(LUNCH));

            now.set(NOW.plus(MessageLog.KEPT).plusMillis(1));

            assertThat(store.tracked(TrackingQuery.ANY))
                    .extracting(TrackedMessage::id)
                    .containsExactly(LUNCH);
            assertThat(store.tracked(new TrackedId(MARY, "old-0"))).isEmpty();
            store.forgetOldMessages();
            assertThat(rows("tracked")).isEqualTo(1);
        }
    }

    @Test
    void ofAMailboxTheNewestMessagesAreKeptInTheLogUpToItsBound() throws SQLException {
        open.put(MARYS_MAILBOX);
        var store = (SqlMailboxStore) open;
        var beyond = 2 * TrackingWriting.STEP + 1;
        change(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %d)
                INSERT INTO tracked SELECT '%s', 'entry-' || n, '', NULL, '', '', %d + n, NULL FROM number\
                """
                        .formatted(
                                MessageLog.MOST_OF_A_MAILBOX + beyond, MARY, NOW.toEpochMilli()));

        store.forgetOldMessages();

        assertThat(rows("tracked")).isEqualTo(MessageLog.MOST_OF_A_MAILBOX);
        assertThat(store.tracked(new TrackedId(MARY, "entry-" + beyond))).isEmpty();
        assertThat(store.tracked(new TrackedId(MARY, "entry-" + (beyond + 1)))).isPresent();
    }

    @Test
    void whatThereIsNoRoomForIsRefusedAndNothingOfItIsThere() {
        open.close();
        var spool = Spool.in(folder.resolve("contents"), 1);
        open =
                SqlMailboxStore.open(
                        file(),
                        spool,
                        MailboxStoreContract.acceptedDomains(),
                        InstantSource.fixed(NOW));
        open.put(MARYS_MAILBOX);
        var large =
                new ItemStreams(Optional.empty(), Optional.of(ItemsContract.large(1)), Map.of());

        var refused =
                ItemsContract.refused(
                        open,
                        new ItemAct.Creation(
                                ItemsContract.INBOX, ItemsContract.message("Plan"), large));

        assertThat(refused).isEqualTo(Code.SPOOL_FULL);
        assertThat(open.sizeOf(MARY).orElseThrow()).isEqualTo(new MailboxSize(0, 0, 0));
        assertThat(spool.bytes()).isZero();
        ItemsContract.done(
                open,
                new ItemAct.Creation(
                        ItemsContract.INBOX,
                        ItemsContract.message("Small"),
                        ItemsContract.LUNCH_STREAMS));
    }

    private int rows(String table) throws SQLException {
        try (var reader = beside();
                var rows = reader.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getInt(1);
        }
    }

    private MailboxStore another() {
        return SqlMailboxStore.open(
                file(), MailboxStoreContract.acceptedDomains(), InstantSource.fixed(NOW), CHEAP);
    }

    private Path file() {
        return folder.resolve("mailboxes.db");
    }
}
