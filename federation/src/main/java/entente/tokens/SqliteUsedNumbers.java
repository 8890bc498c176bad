package entente.tokens;

import entente.digest.Sha256;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Used numbers in one SQLite file, which several processes may share.
///
/// A number is written before its token is let in, so a process that is killed forgets none. The file is not synced each time: a
/// machine that loses its power may forget the last moments, and is hardly up again before those tokens have ended, minutes later.
public final class SqliteUsedNumbers implements UsedNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteUsedNumbers.class);

    /// What ten minutes hold at 3,300 calls each second, and as many as [ReplayGuard] and the memory of sealed messages let in together, as long
    /// as the process lives; a row is about 50 bytes.
    private static final int MOST = 2_000_000;

    /// To find those that have ended, all are looked at: at the earliest when a quarter of them are new.
    private static final int LEAST_BETWEEN_CLEANING = 1_000;

    private static final Duration PAUSE_WHERE_FULL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;
    private final int most;
    private final Connection connection;
    private final PreparedStatement insert;
    private final ReentrantLock writing = new ReentrantLock();

    // Only touched by the thread that writes.
    private int sinceCleaning;
    private int held;
    private Instant cleaned = Instant.EPOCH;

    private SqliteUsedNumbers(Path file, int most, Connection connection) throws SQLException {
        this.file = file;
        this.most = most;
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS used (number BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID");
            // Files of earlier versions have it: more to write for each number than all else.
            statement.execute("DROP INDEX IF EXISTS used_until");
        }
        this.insert =
                connection.prepareStatement(
                        "INSERT INTO used VALUES (?, ?) ON CONFLICT DO NOTHING");
        this.held = count();
    }

    /// Opens the file, or makes it.
    public static SqliteUsedNumbers open(Path file) {
        return open(file, MOST);
    }

    static SqliteUsedNumbers open(Path file, int most) {
        var pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "NORMAL");
        pragmas.setProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
        // Numbers come in no order and touch the same pages again and again: these are copied into
        // the file, and synced, when 32 MB have come together.
        pragmas.setProperty("wal_autocheckpoint", "8000");
        // Else the driver asks for the key of each row that was inserted.
        pragmas.setProperty("jdbc.get_generated_keys", "false");
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file, pragmas);
            try {
                return new SqliteUsedNumbers(file, most, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the used numbers in " + file), e);
        }
    }

    private interface Work {
        Recorded done() throws SQLException;
    }

    @Override
    public Recorded record(String issuer, String jti, Instant now, Instant end) {
        return alone(() -> hasRoom(now) ? write(number(issuer, jti), end) : Recorded.FAILED);
    }

    @Override
    public Recorded look(String issuer, String jti) {
        return alone(() -> isThere(number(issuer, jti)) ? Recorded.SEEN : Recorded.NEW);
    }

    private Recorded alone(Work work) {
        try {
            if (!writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Recorded.FAILED;
            }
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            return Recorded.FAILED;
        }
        try {
            return work.done();
        } catch (SQLException e) {
            LOG.error("{} could not be written; no token that counts once is let in.", file, e);
            return Recorded.FAILED;
        } finally {
            writing.unlock();
        }
    }

    private Recorded write(byte[] number, Instant end) throws SQLException {
        insert.setBytes(1, number);
        insert.setLong(2, end.toEpochMilli());
        if (insert.executeUpdate() == 0) {
            return Recorded.SEEN;
        }
        held++;
        return Recorded.NEW;
    }

    private boolean isThere(byte[] number) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM used WHERE number = ?")) {
            query.setBytes(1, number);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean hasRoom(Instant now) throws SQLException {
        var full = held >= most && isLater(now);
        if (++sinceCleaning >= Math.max(LEAST_BETWEEN_CLEANING, held / 4) || full) {
            sinceCleaning = 0;
            cleaned = now;
            clean(now);
            if (held >= most) {
                LOG.warn(
                        "{} holds {} numbers that have not ended; no token that counts once is let in.",
                        file,
                        held);
            }
        }
        return held < most;
    }

    /// A full file is not gone through for each that asks; a clock that was put back does not keep it full.
    private boolean isLater(Instant now) {
        return now.isBefore(cleaned) || !now.isBefore(cleaned.plus(PAUSE_WHERE_FULL));
    }

    /// Numbers go when their tokens have ended. Counts anew, for others write here too.
    private void clean(Instant now) throws SQLException {
        try (var ended = connection.prepareStatement("DELETE FROM used WHERE until < ?")) {
            ended.setLong(1, now.toEpochMilli());
            ended.executeUpdate();
        }
        held = count();
    }

    private int count() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM used")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// Issuer and number as one short key, and neither of them in the file. The length keeps them from running together.
    private static byte[] number(String issuer, String jti) {
        return Sha256.of(issuer.length() + " " + issuer + " " + jti);
    }

    @Override
    public void close() {
        writing.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("{} did not close cleanly.", file, e);
        } finally {
            writing.unlock();
        }
    }
}
