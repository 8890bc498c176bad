package entente.registry;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The SQLite side of the registrations: one connection, each change one transaction that is on disk when it returns.
///
/// That a key belongs to one organisation, and a proved domain to one, is the file's own rule too.
final class RegistrationFile implements AutoCloseable {
    private static final Map<String, String> PRAGMAS =
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "foreign_keys", "true",
                    "busy_timeout", "5000");

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS organisation (
                        app_id TEXT PRIMARY KEY, namespace TEXT NOT NULL, contact TEXT,
                        registered_at INTEGER NOT NULL) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS certificate (
                        key_hash BLOB PRIMARY KEY,
                        app_id TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
                        role TEXT NOT NULL, der BLOB NOT NULL, UNIQUE (app_id, role)) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS uri (
                        app_id TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
                        place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (app_id, name)) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS domain (
                        app_id TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
                        place INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
                        reserved_at INTEGER NOT NULL, proved_at INTEGER, checked_at INTEGER,
                        failing_since INTEGER, PRIMARY KEY (app_id, name)) STRICT\
                    """,
                    "CREATE UNIQUE INDEX IF NOT EXISTS proved ON domain (name) WHERE state = 'PROVED'",
                    """
                    CREATE TABLE IF NOT EXISTS used (
                        request BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT\
                    """);

    private final Connection connection;

    private RegistrationFile(Connection connection) {
        this.connection = connection;
    }

    static RegistrationFile open(Path file) throws SQLException {
        var pragmas = new Properties();
        pragmas.putAll(PRAGMAS);
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file, pragmas);
        try (var statement = connection.createStatement()) {
            for (var table : SCHEMA) {
                statement.execute(table);
            }
            return new RegistrationFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Puts an organisation in place of what stands there of it.
    void put(Organisation organisation) throws SQLException {
        in(() -> {
            run("DELETE FROM organisation WHERE app_id = ?", organisation.appId());
            insert(organisation);
        });
    }

    void remove(String appId) throws SQLException {
        in(() -> run("DELETE FROM organisation WHERE app_id = ?", appId));
    }

    /// Remembers a request until it is stale, and forgets those that are. False where it was used before.
    boolean use(byte[] request, Instant until, Instant now) throws SQLException {
        var fresh = new boolean[1];
        in(() -> {
            run("DELETE FROM used WHERE until < ?", now.toEpochMilli());
            fresh[0] =
                    run(
                                    "INSERT INTO used VALUES (?, ?) ON CONFLICT DO NOTHING",
                                    request,
                                    until.toEpochMilli())
                            == 1;
        });
        return fresh[0];
    }

    private void insert(Organisation organisation) throws SQLException {
        var appId = organisation.appId();
        run(
                "INSERT INTO organisation VALUES (?, ?, ?, ?)",
                appId,
                organisation.accountNamespace().name(),
                Rows.orNull(organisation.contact().map(Object::toString)),
                organisation.registeredAt().toEpochMilli());
        for (var certificate : Rows.of(organisation.certificates())) {
            run(
                    "INSERT INTO certificate VALUES (?, ?, ?, ?)",
                    certificate.keyHash(),
                    appId,
                    certificate.role(),
                    certificate.der());
        }
        for (var i = 0; i < organisation.uris().size(); i++) {
            run("INSERT INTO uri VALUES (?, ?, ?)", appId, i, organisation.uris().get(i).name());
        }
        for (var i = 0; i < organisation.domains().size(); i++) {
            insert(appId, i, organisation.domains().get(i));
        }
    }

    private void insert(String appId, int place, FederatedDomain domain) throws SQLException {
        run(
                "INSERT INTO domain VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                appId,
                place,
                domain.name().name(),
                domain.state().name(),
                domain.reservedAt().toEpochMilli(),
                Rows.orNull(domain.provedAt().map(Instant::toEpochMilli)),
                Rows.orNull(domain.checkedAt().map(Instant::toEpochMilli)),
                Rows.orNull(domain.failingSince().map(Instant::toEpochMilli)));
    }

    /// Everything, in the order registered. An organisation's terms are the administrator's and not kept here.
    List<Rows.Stored> all() throws SQLException {
        return read(
                "SELECT * FROM organisation ORDER BY registered_at, app_id",
                row -> {
                    var appId = row.getString("app_id");
                    return new Rows.Stored(
                            appId,
                            row.getString("namespace"),
                            row.getString("contact"),
                            Instant.ofEpochMilli(row.getLong("registered_at")),
                            read(
                                    "SELECT * FROM certificate WHERE app_id = ?",
                                    Rows::certificate,
                                    appId),
                            read(
                                    "SELECT name FROM uri WHERE app_id = ? ORDER BY place",
                                    uri -> uri.getString("name"),
                                    appId),
                            read(
                                    "SELECT * FROM domain WHERE app_id = ? ORDER BY place",
                                    Rows::domain,
                                    appId));
                });
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Row<T> reader, Object... values) throws SQLException {
        try (var statement = prepared(query, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    private interface Change {
        void run() throws SQLException;
    }

    /// One transaction, said in SQL: the driver's own commit begins the next one at once, and would keep the file locked.
    private void in(Change change) throws SQLException {
        run("BEGIN IMMEDIATE");
        try {
            change.run();
            run("COMMIT");
        } catch (SQLException | RuntimeException failed) {
            try {
                run("ROLLBACK");
            } catch (SQLException alreadyOver) {
                failed.addSuppressed(alreadyOver);
            }
            throw failed;
        }
    }

    private int run(String sql, Object... values) throws SQLException {
        try (var statement = prepared(sql, values)) {
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Rows.Null ? null : values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
