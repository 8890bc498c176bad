package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import entente.question.Address;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    @TempDir private Path folder;
    private StoreFile file;
    private Holdings holdings;
    private Writer writer;

    @BeforeEach
    void start() {
        file = StoreFile.open(folder.resolve("store.db"), MailboxStoreContract.NOW);
        holdings = new Holdings();
        writer = new Writer(file, holdings, InstantSource.fixed(MailboxStoreContract.NOW));
        writer.start();
    }

    @AfterEach
    void stop() {
        writer.close();
        file.close();
    }

    @Test
    void aChangeThatFailsIsUndoneAloneInItsGroup() throws Exception {
        var holdUp = new CountDownLatch(1);
        var outcomes = new ArrayList<Future<?>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes.add(callers.submit((Callable<?>) () -> writer.write((_, _) -> await(holdUp))));
            for (var i = 0; i < 10; i++) {
                var number = i;
                outcomes.add(
                        callers.submit(() -> writer.write((f, draft) -> put(f, draft, number))));
            }
            holdUp.countDown();
        }

        assertThat(outcomes).filteredOn(each -> each.state() == Future.State.FAILED).hasSize(3);
        assertThat(holdings.all()).hasSize(7);
        assertThat(rows()).isEqualTo(7);
    }

    @Test
    void aFailureIsToldAsAProblemWithItsCause() {
        assertThatThrownBy(() ->
                        writer.write((_, _) -> {
                            throw new SQLException("disk full");
                        }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("STORE_NOT_WRITTEN")
                .hasStackTraceContaining("disk full");
    }

    @Test
    void theWriterGoesOnAfterAChangeThatIsTooMuchForIt() {
        assertThatThrownBy(() ->
                        writer.write((_, _) -> {
                            throw new StackOverflowError("too deep");
                        }))
                .isInstanceOf(Problem.class);

        writer.write((f, draft) -> put(f, draft, 4));

        assertThat(holdings.all()).hasSize(1);
    }

    @Test
    void whatCannotBeCommittedIsNeitherAnsweredNorSeenInMemory() {
        assertThatThrownBy(() -> writer.write(WriterTest::breakAtCommit))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("STORE_NOT_WRITTEN");

        assertThat(holdings.all()).isEmpty();
        writer.write((f, draft) -> put(f, draft, 4));
        assertThat(holdings.all()).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    /// Leaves a row of somebody who is not there, which is seen in the end alone.
    private static int breakAtCommit(java.sql.Connection file, Holdings.Draft draft)
            throws SQLException {
        draft.put(Holding.empty(Address.of("nobody@contoso.test")));
        Sql.update(file, "PRAGMA defer_foreign_keys = ON");
        return Sql.update(
                file,
                "INSERT INTO service_password VALUES ('nobody@contoso.test', 'scanner', 'locked', 0)");
    }

    @Test
    void aChangeThatFillsTheDiskCostsTheOthersNothing() throws Exception {
        var holdUp = new CountDownLatch(1);
        var outcomes = new ArrayList<Future<?>>();
        writer.write((f, _) -> Sql.query(f, "PRAGMA max_page_count = 100", row -> row.getInt(1)));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes.add(callers.submit((Callable<?>) () -> writer.write((_, _) -> await(holdUp))));
            for (var number : new int[] {1, 2, 4, 5}) {
                outcomes.add(
                        callers.submit(() -> writer.write((f, draft) -> put(f, draft, number))));
            }
            outcomes.add(callers.submit(() -> writer.write((f, _) -> fill(f))));
            holdUp.countDown();
        }

        assertThat(outcomes).filteredOn(each -> each.state() == Future.State.FAILED).hasSize(1);
        assertThat(holdings.all()).hasSize(4);
        assertThat(rows()).isEqualTo(4);
    }

    private static int fill(java.sql.Connection file) throws SQLException {
        return Sql.update(
                file,
                "INSERT INTO recipient VALUES ('large', 'person', hex(zeroblob(1000000)), 'UTC', '')");
    }

    @Test
    void theWriterGoesOnAfterAFailure() {
        assertThatThrownBy(() -> writer.write((f, draft) -> put(f, draft, 3)))
                .isInstanceOf(Problem.class);

        writer.write((f, draft) -> put(f, draft, 4));

        assertThat(holdings.all()).hasSize(1);
    }

    /// Writes a row and a holding, and then fails for each third.
    private static int put(java.sql.Connection file, Holdings.Draft draft, int number)
            throws SQLException {
        var address = Address.of("m" + number + "@contoso.test");
        Sql.update(
                file,
                "INSERT INTO recipient VALUES (?, 'person', 'M', 'UTC', '')",
                address.toString());
        draft.put(Holding.empty(address));
        if (number % 3 == 0 && number > 0) {
            throw new SQLException("number " + number + " fails");
        }
        return number;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int rows() {
        writer.close();
        file.close();
        try (var again = StoreFile.open(folder.resolve("store.db"), MailboxStoreContract.NOW)) {
            return Sql.query(
                            again.connection(),
                            "SELECT count(*) FROM recipient",
                            row -> row.getInt(1))
                    .getFirst();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
