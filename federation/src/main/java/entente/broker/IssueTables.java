package entente.broker;

import entente.digest.Sha256;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.wire.jwt.Issuer;
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

/// The SQLite side of the issue log: two tables, written through one connection by one thread, read through others.
final class IssueTables implements AutoCloseable {
    private static final int MOST_DENIALS = 100_000;
    private static final int CLEAN_EVERY = 5_000;

    /// Set on every connection.
    private static final Map<String, String> PRAGMAS =
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "busy_timeout", "5000",
                    // Else the driver asks for the key of each row that was inserted.
                    "jdbc.get_generated_keys", "false");

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS issue (
                        id INTEGER PRIMARY KEY, used BLOB NOT NULL UNIQUE, client TEXT NOT NULL,
                        assertion TEXT NOT NULL, assertion_until INTEGER NOT NULL, at INTEGER NOT NULL,
                        resource TEXT NOT NULL, kind TEXT NOT NULL, delegation INTEGER NOT NULL,
                        token TEXT NOT NULL) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS denial (
                        id INTEGER PRIMARY KEY, at INTEGER NOT NULL, client TEXT NOT NULL,
                        resource TEXT NOT NULL, code TEXT NOT NULL, cause TEXT NOT NULL) STRICT\
                    """);

    private final Path file;
    private final Duration keep;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertIssue;
    private final PreparedStatement insertDenial;
    private int sinceCleaning;

    private IssueTables(Path file, Duration keep, Connection connection) throws SQLException {
        this.file = file;
        this.keep = keep;
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.insertIssue =
                connection.prepareStatement(
                        "INSERT INTO issue VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        this.insertDenial =
                connection.prepareStatement(
                        "INSERT INTO denial (at, client, resource, code, cause) VALUES (?, ?, ?, ?, ?)");
    }

    static IssueTables open(Path file, Duration keep) throws SQLException {
        var connection = connect(file);
        try (var statement = connection.createStatement()) {
            for (var table : SCHEMA) {
                statement.execute(table);
            }
            return new IssueTables(file, keep, connection);
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

    /// Begins what will be durable together. Closed without a commit, it never happened.
    ///
    /// Said in SQL: the driver's own commit begins the next transaction at once, and would keep the file locked.
    Batch begin() throws SQLException {
        begin.execute();
        return new Batch();
    }

    /// One transaction.
    final class Batch implements AutoCloseable {
        private boolean open = true;

        /// False where the client used this assertion before.
        boolean insert(Issue issue) throws SQLException {
            insertIssue.setBytes(1, used(issue));
            insertIssue.setString(2, issue.client().toString());
            insertIssue.setString(3, issue.assertionHash());
            insertIssue.setLong(4, issue.assertionUntil().toEpochMilli());
            insertIssue.setLong(5, issue.at().toEpochMilli());
            insertIssue.setString(6, issue.resource());
            insertIssue.setString(7, issue.kind().name());
            insertIssue.setBoolean(8, issue.delegation());
            insertIssue.setString(9, issue.tokenId());
            cleanNowAndThen(issue.at());
            return insertIssue.executeUpdate() == 1;
        }

        void insert(Denial denial) throws SQLException {
            insertDenial.setLong(1, denial.at().toEpochMilli());
            insertDenial.setString(2, denial.client());
            insertDenial.setString(3, denial.resource());
            insertDenial.setString(4, denial.code());
            insertDenial.setString(5, denial.cause());
            cleanNowAndThen(denial.at());
            insertDenial.executeUpdate();
        }

        void commit() throws SQLException {
            commit.execute();
            open = false;
        }

        @Override
        public void close() throws SQLException {
            if (open) {
                run("ROLLBACK");
            }
        }
    }

    /// Client and assertion as one short key: rows then stand in the order of time and only this key is spread out, which
    /// is a third of the work of a table ordered by both.
    private static byte[] used(Issue issue) {
        return Sha256.of(issue.client() + " " + issue.assertionHash());
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void cleanNowAndThen(Instant now) throws SQLException {
        if (++sinceCleaning >= CLEAN_EVERY) {
            sinceCleaning = 0;
            clean(now);
        }
    }

    /// An issue goes when its time is over and its assertion would no longer pass; the oldest are looked at, twice as many as came
    /// since the last time. Of the refusals the latest stay.
    private void clean(Instant now) throws SQLException {
        try (var old =
                        connection.prepareStatement(
                                "DELETE FROM issue WHERE id < (SELECT min(id) FROM issue) + ? AND at < ? AND assertion_until < ?");
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

    List<Issue> issues(int most) {
        return read("SELECT * FROM issue ORDER BY id DESC LIMIT ?", most, IssueTables::issue);
    }

    List<Denial> denials(int most) {
        return read("SELECT * FROM denial ORDER BY id DESC LIMIT ?", most, IssueTables::denial);
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
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the issue log " + file), e);
        }
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                Instant.ofEpochMilli(row.getLong("at")),
                Issuer.parse(row.getString("client")).orElseThrow(),
                row.getString("resource"),
                Issue.Kind.valueOf(row.getString("kind")),
                row.getBoolean("delegation"),
                row.getString("assertion"),
                row.getString("token"),
                Instant.ofEpochMilli(row.getLong("assertion_until")));
    }

    private static Denial denial(ResultSet row) throws SQLException {
        return new Denial(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("client"),
                row.getString("resource"),
                row.getString("code"),
                row.getString("cause"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
