package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresMailboxStoreTest
        implements PersonalTagsContract,
                VersionsContract,
                CalendarLogContract,
                RecoveryEdgesContract,
                PlacesContract {
    private PostgresAddress database;
    private MailboxStore open;

    @Override
    public MailboxStore emptyStore() {
        return open;
    }

    @Override
    public MailboxStore reopened(MailboxStore store) {
        store.close();
        open = TestPostgres.opened(database);
        return open;
    }

    @Override
    public MailboxStore reopenedAt(MailboxStore store, Instant now) {
        store.close();
        open = TestPostgres.opened(database, InstantSource.fixed(now));
        return open;
    }

    @Override
    public Connection beside() throws SQLException {
        return TestPostgres.connected(database);
    }

    @BeforeEach
    void open() {
        database = TestPostgres.emptyDatabase();
        open = TestPostgres.opened(database);
    }

    @AfterEach
    void close() {
        open.close();
        TestPostgres.giveBack(database);
    }

    @Test
    void twoServersCannotUseOneDatabase() {
        assertThatThrownBy(() -> TestPostgres.opened(database))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code()).isEqualTo(Code.STORE_IN_USE));
    }

    @Test
    void
            whatIsWrittenWhileTheConnectionBreaksIsWhollyThereOrRefusedAndMemorySaysWhatTheDatabaseDoes() {
        open.put(MailboxStoreContract.MARYS_MAILBOX);
        assertThat(TestPostgres.endWritersOf(database)).isEqualTo(1);

        assertThatThrownBy(() -> open.remove(MailboxStoreContract.MARY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("STORE_NOT_WRITTEN")
                .hasMessageContaining("nothing was changed");

        assertThat(open.recipients()).containsExactly(MailboxStoreContract.MARYS_MAILBOX);
        assertThat(open.recipientsOnDisk()).isEqualTo(1);
        assertThat(open.remove(MailboxStoreContract.MARY)).isEmpty();
        assertThat(open.recipientsOnDisk()).isZero();
    }

    @Test
    void whatIsNotInMemoryIsRefusedWhileTheDatabaseIsNotThereAndReadOnceItIsThereAgain() {
        open.put(MailboxStoreContract.MARYS_MAILBOX);
        TestPostgres.close(database);

        assertThatThrownBy(open::recipientsOnDisk)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.STORE_UNREADABLE));

        assertThat(open.recipients()).containsExactly(MailboxStoreContract.MARYS_MAILBOX);
        TestPostgres.open(database);
        assertThat(open.recipientsOnDisk()).isEqualTo(1);
    }

    @Test
    void whileAnotherServerHasTheDatabaseNothingIsWritten() throws SQLException {
        try (var _ = TestPostgres.takenOver(database)) {
            assertThatThrownBy(() -> open.put(MailboxStoreContract.MARYS_MAILBOX))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("nothing was changed");
            assertThatThrownBy(() -> open.put(MailboxStoreContract.MARYS_MAILBOX))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is not connected to its database");

            assertThat(open.recipients()).isEmpty();
            assertThat(open.recipientsOnDisk()).isZero();
        }
    }

    @Test
    void whatACommitDidWhoseAnswerWasLostIsInMemoryOnceThereIsAnotherConnection() {
        open.put(MailboxStoreContract.MARYS_MAILBOX);
        TestPostgres.endWritersOf(database);
        TestPostgres.query(
                database, "DELETE FROM recipient RETURNING address", row -> row.getString(1));

        assertThatThrownBy(() -> open.remove(MailboxStoreContract.MARY))
                .isInstanceOf(Problem.class);

        var bob =
                new Recipient.Mailbox(
                        DelegatesContract.HELPER,
                        "Bob",
                        Recipient.Kind.PERSON,
                        MailboxStoreContract.BERLIN);
        open.put(bob);
        assertThat(open.recipients()).containsExactly(bob);
        assertThat(open.find(MailboxStoreContract.MARY)).isEmpty();
        assertThat(open.recipientsOnDisk()).isEqualTo(1);
    }

    @Test
    void aDatabaseOfAnotherEncodingIsRefused() {
        var latin = TestPostgres.bareDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");

        assertThatThrownBy(() -> TestPostgres.opened(latin))
                .isInstanceOf(Problem.class)
                .hasRootCauseMessage("the database has the encoding LATIN1, and has to have UTF8");
    }
}
