package entente.sts;

import entente.broker.GroupCommit;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.sts.DelegationLog.Entry;
import entente.sts.DelegationLog.Recorded;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The SQLite side of the log: two tables, written through one connection by one thread, read through others.
///
/// That a message and an assertion get one token each is the table's own rule, so it holds over restarts.
final class DelegationTables implements GroupCommit.Store<Entry, Recorded> {
    private static final int MOST_DENIALS = 100_000;
    private static final int CLEAN_EVERY = 5_000;

    private static final Map<String, String> PRAGMAS =
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "busy_timeout", "5000",
                    // Keys that come in no order touch the same pages again and again: they are
                    // copied into the file when 32 MB have come together.
                    "wal_autocheckpoint", "8000",
                    // Else the driver asks for the key of each row that was inserted.
                    "jdbc.get_generated_keys", "false");

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS delegation (
                        id INTEGER PRIMARY KEY, at INTEGER NOT NULL, requestor TEXT NOT NULL,
                        person TEXT NOT NULL, target TEXT NOT NULL, action TEXT NOT NULL,
                        token TEXT NOT NULL, message TEXT NOT NULL UNIQUE,
                        assertion TEXT NOT NULL UNIQUE, used_until INTEGER NOT NULL) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS denial (
                        id INTEGER PRIMARY KEY, at INTEGER NOT NULL, requestor TEXT NOT NULL,
                        target TEXT NOT NULL, action TEXT NOT NULL, code TEXT NOT NULL,
                        cause TEXT NOT NULL) STRICT\
                    """);

    private final Path file;
    private final Duration keep;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertDelegation;
    private final PreparedStatement insertDenial;
    private int sinceCleaning;

    private DelegationTables(Path file, Duration keep, Connection connection) throws SQLException {
        this.file = file;
        this.keep = keep;
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.insertDelegation =
                connection.prepareStatement(
                        "INSERT INTO delegation VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        this.insertDenial =
                connection.prepareStatement("INSERT INTO denial VALUES (NULL, ?, ?, ?, ?, ?, ?)");
    }

    static DelegationTables open(Path file, Duration keep) throws SQLException {
        var connection = connect(file);
        try (var statement = connection.createStatement()) {
            for (var table : SCHEMA) {
                statement.execute(table);
            }
            return new DelegationTables(file, keep, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var pragmas = new Properties();
        pragmas.putAll(PRAGMAS);
        return DriverManager.getConnection("jdbc:sqlite:" + file, pragmas);
    }

    /// Said in SQL: the driver's own commit begins the next transaction at once, and would keep the file locked.
    @Override
    public List<Recorded> commit(List<Entry> entries) throws SQLException {
        var results = new ArrayList<Recorded>();
        begin.execute();
        try {
            for (var entry : entries) {
                results.add(insert(entry));
            }
            commit.execute();
            return results;
        } catch (SQLException | RuntimeException failed) {
            try {
                run("ROLLBACK");
            } catch (SQLException alreadyOver) {
                failed.addSuppressed(alreadyOver);
            }
            throw failed;
        }
    }

    private Recorded insert(Entry entry) throws SQLException {
        return switch (entry) {
            case Entry.Issued(var delegation) -> insert(delegation);
            case Entry.Denied(var denial) -> insert(denial);
        };
    }

    private Recorded insert(Delegation delegation) throws SQLException {
        insertDelegation.setLong(1, delegation.at().toEpochMilli());
        insertDelegation.setString(2, delegation.requestor());
        insertDelegation.setString(3, delegation.personHash());
        insertDelegation.setString(4, delegation.target());
        insertDelegation.setString(5, delegation.action());
        insertDelegation.setString(6, delegation.tokenId());
        insertDelegation.setString(7, delegation.messageHash());
        insertDelegation.setString(8, delegation.assertionHash());
        insertDelegation.setLong(9, delegation.usedUntil().toEpochMilli());
        cleanNowAndThen(delegation.at());
        return insertDelegation.executeUpdate() == 1 ? Recorded.NEW : Recorded.SEEN;
    }

    private Recorded insert(Denial denial) throws SQLException {
        insertDenial.setLong(1, denial.at().toEpochMilli());
        insertDenial.setString(2, denial.requestor());
        insertDenial.setString(3, denial.target());
        insertDenial.setString(4, denial.action());
        insertDenial.setString(5, denial.code());
        insertDenial.setString(6, denial.cause());
        cleanNowAndThen(denial.at());
        insertDenial.executeUpdate();
        return Recorded.NEW;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// An issue goes when its time is over and what it remembers would no longer pass; the oldest are looked at, twice as many as
    /// came since the last time. Of the refusals the latest stay.
    private void cleanNowAndThen(Instant now) throws SQLException {
        if (++sinceCleaning < CLEAN_EVERY) {
            return;
        }
        sinceCleaning = 0;
        try (var old =
                        connection.prepareStatement(
                                "DELETE FROM delegation WHERE id < (SELECT min(id) FROM delegation) + ? AND at < ? AND used_until < ?");
                var many =
                        connection.prepareStatement(
                                "DELETE FROM denial WHERE id <= (SELECT max(id) FROM denial) - ?")) {
            old.setInt(1, 2 * CLEAN_EVERY);
            old.setLong(2, now.minus(keep).toEpochMilli());
            old.setLong(3, now.toEpochMilli());
            old.executeUpdate();
            many.setInt(1, MOST_DENIALS);
            many.executeUpdate();
        }
    }

    List<Delegation> delegations(int most) {
        return read(
                "SELECT * FROM delegation ORDER BY id DESC LIMIT ?",
                most,
                row ->
                        new Delegation(
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getString("requestor"),
                                row.getString("person"),
                                row.getString("target"),
                                row.getString("action"),
                                row.getString("token"),
                                row.getString("message"),
                                row.getString("assertion"),
                                Instant.ofEpochMilli(row.getLong("used_until"))));
    }

    List<Denial> denials(int most) {
        return read(
                "SELECT * FROM denial ORDER BY id DESC LIMIT ?",
                most,
                row ->
                        new Denial(
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getString("requestor"),
                                row.getString("target"),
                                row.getString("action"),
                                row.getString("code"),
                                row.getString("cause")));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, int most, Row<T> reader) {
        try (var reading = connect(file);
                var statement = reading.prepareStatement(query)) {
            statement.setInt(1, most);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the delegation log " + file), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
