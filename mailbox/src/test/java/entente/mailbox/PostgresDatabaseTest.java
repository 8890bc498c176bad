package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
    private static final String BOB =
            "INSERT INTO recipient VALUES ('bob@contoso.test', 'person', 'Bob', 'UTC', '') RETURNING 1";

    private PostgresAddress address;
    private Database database;

    @BeforeEach
    void open() {
        address = TestPostgres.emptyDatabase();
        database = PostgresDatabase.open(address, Optional.empty(), MailboxStoreContract.NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void allThatIsReadForOneAnswerIsOfOneMoment() {
        var meanwhile =
                database.read(reader -> {
                    var before = recipients(reader);
                    TestPostgres.query(address, BOB, row -> row.getInt(1));
                    return recipients(reader) - before;
                });

        assertThat(meanwhile).isZero();
        assertThat(database.read(PostgresDatabaseTest::recipients)).isOne();
    }

    @Test
    void whoReadsWritesNothing() {
        assertThatThrownBy(() -> database.read(reader -> Sql.query(reader, BOB, _ -> true)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("STORE_UNREADABLE");

        assertThat(database.read(PostgresDatabaseTest::recipients)).isZero();
    }

    @Test
    void aSessionThatEndedIsSeenBeforeAnybodyWrites() {
        assertThat(Dialect.POSTGRES.isBroken(database.connection())).isFalse();

        while (TestPostgres.endWritersOf(address) > 0) {
            Thread.onSpinWait();
        }

        assertThat(Dialect.POSTGRES.isBroken(database.connection())).isTrue();
    }

    @Test
    void nothingIsWrittenOverAConnectionThatCommitsByItself() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertThatThrownBy(() -> Dialect.POSTGRES.begin(connection))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aTextThatTheDatabaseCannotHoldIsKeptWithAnotherCharacter() {
        assertThat(Dialect.POSTGRES.value("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Dialect.SQLITE.value("a\0b")).isEqualTo("a\0b");
    }

    private static int recipients(Connection reader) throws SQLException {
        return Sql.query(reader, "SELECT 1 FROM recipient", _ -> true).size();
    }
}
