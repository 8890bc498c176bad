package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.tokens.UsedNumbers.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A token that counts once counts once for all processes of an organisation, and after a restart.
class SqliteUsedNumbersTest {
    private static final Instant END = NOON.plusSeconds(420);

    @TempDir private Path folder;

    @Test
    void usedNumberIsRememberedOverARestart() throws TokenRefused {
        try (var numbers = open()) {
            new ReplayGuard(numbers).once("a", "1", NOON, END);
        }

        try (var numbers = open()) {
            var guard = new ReplayGuard(numbers);
            assertThatThrownBy(() -> guard.once("a", "1", NOON, END))
                    .isInstanceOf(TokenRefused.class);
            guard.once("b", "1", NOON, END);
            guard.once("a", "2", NOON, END);
        }
    }

    @Test
    void usedNumberIsSeenByAnotherNodeOnTheSameFile() {
        try (var here = open();
                var there = open()) {
            here.record("a", "1", NOON, END);

            assertThat(there.record("a", "1", NOON, END)).isEqualTo(Recorded.SEEN);
            assertThat(there.record("a", "2", NOON, END)).isEqualTo(Recorded.NEW);
            assertThat(here.record("a", "2", NOON, END)).isEqualTo(Recorded.SEEN);
        }
    }

    @Test
    void ofManyAtTwoNodesOneIsTaken() throws InterruptedException {
        try (var here = open();
                var there = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uses =
                    IntStream.range(0, 40)
                            .<Callable<Recorded>>mapToObj(each ->
                                    () ->
                                            (each % 2 == 0 ? here : there)
                                                    .record("a", "1", NOON, END))
                            .toList();
            var recorded = threads.invokeAll(uses).stream().map(Future::resultNow).toList();

            assertThat(Collections.frequency(recorded, Recorded.NEW)).isOne();
            assertThat(Collections.frequency(recorded, Recorded.SEEN)).isEqualTo(39);
        }
    }

    @Test
    void issuerAndNumberAreNotRunTogether() {
        try (var numbers = open()) {
            numbers.record("a", "b c", NOON, END);

            assertThat(numbers.record("a b", "c", NOON, END)).isEqualTo(Recorded.NEW);
        }
    }

    @Test
    void fullFileTakesNoMoreUntilTokensHaveEnded() {
        try (var numbers = SqliteUsedNumbers.open(folder.resolve("used.db"), 2)) {
            numbers.record("a", "1", NOON, END);
            numbers.record("a", "2", NOON, END);

            assertThat(numbers.record("a", "3", NOON, END)).isEqualTo(Recorded.FAILED);
            assertThat(numbers.record("a", "3", END.plusMillis(1), END.plusSeconds(420)))
                    .isEqualTo(Recorded.NEW);
        }
    }

    @Test
    void numbersThatHaveEndedMakeRoomBeforeTheFileIsFull() throws SQLException {
        try (var numbers = open()) {
            for (var each = 0; each < 999; each++) {
                numbers.record("a", "old " + each, NOON, END);
            }

            numbers.record("a", "new", END.plusMillis(1), END.plusSeconds(420));

            assertThat(numberOf("SELECT count(*) FROM used")).isOne();
        }
    }

    @Test
    void fileOfAnEarlierVersionIsGoneOnWith() throws SQLException {
        try (var numbers = open()) {
            numbers.record("a", "1", NOON, END);
        }
        execute("CREATE INDEX used_until ON used (until)");

        try (var numbers = open()) {
            assertThat(numbers.record("a", "1", NOON, END)).isEqualTo(Recorded.SEEN);
            assertThat(numbers.record("a", "2", NOON, END)).isEqualTo(Recorded.NEW);
        }
        assertThat(numberOf("SELECT count(*) FROM sqlite_schema WHERE name = 'used_until'"))
                .isZero();
    }

    @Test
    void numberThatCannotBeRecordedIsNotTaken() {
        var numbers = open();
        numbers.close();
        var guard = new ReplayGuard(numbers);

        assertThat(numbers.record("a", "1", NOON, END)).isEqualTo(Recorded.FAILED);
        assertThatThrownBy(() -> guard.once("a", "1", NOON, END)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void neitherIssuerNorNumberIsInTheFile() throws IOException {
        try (var numbers = open()) {
            numbers.record("https://contoso.test/s2s", "a-number-that-stands-out", NOON, END);
        }

        assertThat(Files.readString(folder.resolve("used.db"), ISO_8859_1))
                .doesNotContain("contoso.test", "stands-out");
    }

    private void execute(String sql) throws SQLException {
        try (var file = connection();
                var statement = file.createStatement()) {
            statement.execute(sql);
        }
    }

    private int numberOf(String sql) throws SQLException {
        try (var file = connection();
                var statement = file.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("used.db"));
    }

    private SqliteUsedNumbers open() {
        return SqliteUsedNumbers.open(folder.resolve("used.db"));
    }
}
