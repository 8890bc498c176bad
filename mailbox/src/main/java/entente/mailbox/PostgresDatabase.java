package entente.mailbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// A store's PostgreSQL database, used by this process alone: memory and database would part ways if another wrote to it. The lock belongs to the session
/// that writes, so nothing is ever written without it, and it goes when that session has ended, with all that it was about.
final class PostgresDatabase implements Database {
    /// How many read at once; others wait for one of them.
    private static final int READERS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How long somebody who wants to read waits for a connection where nobody else has one: then there is no database to wait for.
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /// How long a new session waits for one that broke and has not ended yet.
    private static final String LOCK_PATIENCE = "SET lock_timeout = '5s'";

    private static final String LOCK =
            "SELECT pg_advisory_lock(hashtextextended('entente ' || current_schema(), 0))";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final PostgresAddress address;
    private final Properties connecting;
    private final HikariDataSource readers;
    private Connection connection;

    private PostgresDatabase(
            PostgresAddress address, Properties connecting, Connection connection) {
        this.address = address;
        this.connecting = connecting;
        this.connection = connection;
        this.readers = readers(address, connecting);
    }

    /// What an older database has to be given is made `now`.
    ///
    /// @throws Problem where it cannot be reached, or another process uses it
    static PostgresDatabase open(PostgresAddress address, Optional<String> password, Instant now) {
        var connecting = address.connecting(password);
        try {
            var connection = connected(address, connecting, now);
            try {
                return new PostgresDatabase(address, connecting, connection);
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : unreadable(address, e);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Connection connectedAnew() throws SQLException {
        connection.abort(Runnable::run);
        connection = locked(address, connecting);
        return connection;
    }

    @Override
    public <T> T read(Reading<T> reading) {
        try (var reader = reader()) {
            try {
                return reading.from(reader);
            } finally {
                reader.rollback();
            }
        } catch (SQLException e) {
            throw unreadable(address, e);
        }
    }

    private Connection reader() throws SQLException {
        var asked = System.nanoTime();
        while (true) {
            try {
                return readers.getConnection();
            } catch (SQLTransientConnectionException none) {
                var others = readers.getHikariPoolMXBean().getActiveConnections();
                if (others == 0 || System.nanoTime() - asked > PATIENCE.toNanos()) {
                    throw none;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            readers.close();
            connection.close();
        } catch (SQLException e) {
            // Everything acknowledged is in the database; there is nothing left to lose.
        }
    }

    private static Connection connected(PostgresAddress address, Properties connecting, Instant now)
            throws SQLException {
        var connection = locked(address, connecting);
        try {
            mustBeUtf8(connection);
            Schema.bringUpToDate(connection, now);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection locked(PostgresAddress address, Properties connecting)
            throws SQLException {
        var connection = DriverManager.getConnection(address.url(), connecting);
        try {
            Sql.update(connection, LOCK_PATIENCE);
            Sql.query(connection, LOCK, _ -> true);
            Sql.update(connection, "RESET lock_timeout");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw usedByAnother(address);
            }
            throw e;
        }
    }

    private static Problem usedByAnother(PostgresAddress address) {
        return new Problem(
                Code.STORE_IN_USE,
                "%s is used by another server.".formatted(address),
                "Stop the server that uses it, or name another database: one database belongs to one server.");
    }

    private static void mustBeUtf8(Connection connection) throws SQLException {
        var encoding =
                Sql.query(connection, "SHOW server_encoding", row -> row.getString(1)).getFirst();
        if (!encoding.equals("UTF8")) {
            throw new SQLException(
                    "the database has the encoding %s, and has to have UTF8".formatted(encoding));
        }
    }

    private static HikariDataSource readers(PostgresAddress address, Properties connecting) {
        var config = new HikariConfig();
        config.setPoolName("mailbox-readers");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(connecting);
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(CONNECTING.toMillis());
        config.setAutoCommit(false);
        config.setReadOnly(true);
        // All that is read for one answer is of one moment.
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(config);
    }

    /// The driver's sentences have no values of ours in them when it could not connect or read; the log has them, as the cause.
    private static Problem unreadable(PostgresAddress address, Exception cause) {
        return new Problem(
                Refusal.of(Code.STORE_UNREADABLE, "%s: %s".formatted(address, cause.getMessage())),
                cause);
    }
}
