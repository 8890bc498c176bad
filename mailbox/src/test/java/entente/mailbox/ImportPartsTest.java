package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calendar.CalendarFault;
import entente.mailbox.MailboxStore.ImportReport;
import entente.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

/// What becomes of a calendar file that is more than one change may bring.
class ImportPartsTest {
    private static final int PART = CalendarMerge.MOST_OBJECTS;
    private static final int ALL = 2 * PART + 20;

    @TempDir private Path folder;

    @Test
    void aFileOfSeveralPartsIsImportedAsAWhole() {
        try (var store = opened()) {
            store.put(MailboxStoreContract.MARYS_MAILBOX);

            var report = imported(store, calendar(1));

            assertThat(report).isEqualTo(new ImportReport(ALL, 0, List.of()));
        }
        try (var store = opened()) {
            assertThat(events(store)).isEqualTo(ALL);
            assertThat(imported(store, calendar(2))).isEqualTo(new ImportReport(0, ALL, List.of()));
        }
    }

    @Test
    void whereALaterPartFailsTheReportSaysHowFarItCameAndTheNextImportDoesTheRest()
            throws SQLException {
        try (var store = opened()) {
            store.put(MailboxStoreContract.MARYS_MAILBOX);
        }
        refuseMoreItemsThan(PART + 3);
        try (var store = opened()) {
            var report = imported(store, calendar(1));

            assertThat(report.imported()).isEqualTo(PART);
            assertThat(report.faults())
                    .extracting(CalendarFault::line)
                    .containsExactly(2 + 5 * PART);
            assertThat(report.faults().getFirst().why())
                    .contains("STORE_NOT_WRITTEN", "%d events".formatted(ALL - PART));
            assertThat(events(store)).isEqualTo(PART);
        }
        change("DROP TRIGGER full");
        try (var store = opened()) {
            assertThat(events(store)).isEqualTo(PART);

            var report = imported(store, calendar(1));

            assertThat(report).isEqualTo(new ImportReport(ALL - PART, PART, List.of()));
            assertThat(events(store)).isEqualTo(ALL);
        }
    }

    @Test
    void whereTheFirstPartFailsTheImportDoes() throws SQLException {
        try (var store = opened()) {
            store.put(MailboxStoreContract.MARYS_MAILBOX);
        }
        refuseMoreItemsThan(3);
        try (var store = opened()) {
            assertThatThrownBy(() -> imported(store, calendar(1)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("STORE_NOT_WRITTEN");

            assertThat(events(store)).isZero();
        }
    }

    @Test
    void whoeverWritesMeanwhileIsServedBetweenTheParts() throws Exception {
        try (var file = StoreFile.open(path(), MailboxStoreContract.NOW)) {
            var writer =
                    new Writer(file, new Holdings(), InstantSource.fixed(MailboxStoreContract.NOW));
            writer.start();
            var seen = new FutureTask<>(() -> writer.write((store, _) -> items(store)));
            writer.write((store, draft) -> {
                RecipientRows.put(store, MailboxStoreContract.MARYS_MAILBOX);
                draft.put(Holding.empty(MARY).with(MailboxStoreContract.MARYS_MAILBOX));
                return atTheFirstItem(store, () -> untilItWaits(Thread.ofPlatform().start(seen)));
            });

            var report =
                    new ImportWriting(
                                    writer,
                                    MailboxStoreContract.MARYS_MAILBOX,
                                    InstantSource.fixed(MailboxStoreContract.NOW))
                            .written(
                                    CalendarImport.read(
                                            calendar(1),
                                            MailboxStoreContract.MARYS_MAILBOX.owner()));

            assertThat(report.imported()).isEqualTo(ALL);
            assertThat(seen.get()).isEqualTo(PART);
            writer.close();
        }
    }

    @Test
    void aPartEndsWithWhatFillsItWhetherByNumberBytesOrOccurrences() throws SQLException {
        var many = calendar(1);
        var large = file(5, "DESCRIPTION:" + "x".repeat(3 << 19));
        var dense = file(5, "RRULE:FREQ=MINUTELY;INTERVAL=20");

        assertThat(metFirst(many)).isEqualTo(PART);
        assertThat(metFirst(large)).isEqualTo(2);
        assertThat(metFirst(dense)).isEqualTo(2);
    }

    /// Something to be done in the midst of a change, by the thread that writes.
    private static int atTheFirstItem(Connection store, Runnable doing) throws SQLException {
        Function.create(
                store,
                "interrupted",
                new Function() {
                    @Override
                    protected void xFunc() {
                        doing.run();
                    }
                });
        return Sql.update(
                store,
                "CREATE TEMP TRIGGER midst BEFORE INSERT ON main.item WHEN NEW.number = 1 BEGIN SELECT interrupted(); END");
    }

    private static void untilItWaits(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static int items(Connection store) throws SQLException {
        return Sql.query(store, "SELECT count(*) FROM item", row -> row.getInt(1)).getFirst();
    }

    private static int metFirst(byte[] calendar) throws SQLException {
        var owner = MailboxStoreContract.MARYS_MAILBOX.owner();
        return CalendarMerge.of(
                        owner,
                        CalendarImport.read(calendar, owner).found(),
                        Agenda.empty(MailboxStoreContract.NOW),
                        _ -> Optional.empty())
                .met();
    }

    /// From then on the disk is full.
    private void refuseMoreItemsThan(int most) throws SQLException {
        change(
                "CREATE TRIGGER full BEFORE INSERT ON item WHEN (SELECT count(*) FROM item) >= %d BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
                        .formatted(most));
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static ImportReport imported(MailboxStore store, byte[] calendar) {
        return store.importCalendar(MARY, new ByteArrayInputStream(calendar));
    }

    private static int events(MailboxStore store) {
        return store.of(MARY).orElseThrow().entries(MailboxStoreContract.MARCH).size();
    }

    private static byte[] calendar(int sequence) {
        return file(ALL, "SEQUENCE:" + sequence);
    }

    /// Five lines each.
    private static byte[] file(int events, String line) {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < events; i++) {
            text.append(
                    "BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20260302T090000Z\r\n%s\r\nEND:VEVENT\r\n"
                            .formatted(i, line));
        }
        return text.append("END:VCALENDAR\r\n").toString().getBytes(UTF_8);
    }

    private MailboxStore opened() {
        return SqlMailboxStore.open(
                path(),
                MailboxStoreContract.acceptedDomains(),
                InstantSource.fixed(MailboxStoreContract.NOW));
    }

    private Path path() {
        return folder.resolve("store.db");
    }
}
