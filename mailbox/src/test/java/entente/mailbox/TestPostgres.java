package entente.mailbox;

import entente.spool.Spool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL server of the tests' own, on a port that is free: it is started for the first who asks, and ends with the JVM. Each store has a database of its own in it, copied from one that has
/// the tables already, or given back by a store before it and emptied.
final class TestPostgres {
    /// Costs next to nothing; what real hashes cost is tested with them.
    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

    private static final String TEMPLATE = "with_tables";
    private static final String TAKE =
            "SELECT pg_advisory_lock(hashtextextended('entente ' || current_schema(), 0))";
    private static final Spool SPOOL = Spool.in(Path.of("target", "contents"));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /// Which version the tables are is all that a store writes into them before it is asked for anything. Few rows go sooner than a table is made anew; of many, what is left in its pages would
    /// be in the way.
    private static final String EMPTY =
            """
            DO $$ DECLARE name text; gone bigint; BEGIN
                SET LOCAL session_replication_role = replica;
                FOR name IN SELECT tablename FROM pg_tables
                        WHERE schemaname = current_schema() AND tablename <> 'schema_version' LOOP
                    EXECUTE format('DELETE FROM %I', name);
                    GET DIAGNOSTICS gone = ROW_COUNT;
                    IF gone > 500 THEN
                        EXECUTE format('TRUNCATE %I CASCADE', name);
                    END IF;
                END LOOP;
            END $$\
            """;

    private static final Queue<PostgresAddress> GIVEN_BACK = new ConcurrentLinkedQueue<>();

    private TestPostgres() {}

    private static final class Server {
        private static final EmbeddedPostgres ONE = started();

        private static EmbeddedPostgres started() {
            try {
                var server =
                        EmbeddedPostgres.builder().setConnectConfig("user", "postgres").start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
                update(server, "CREATE DATABASE " + TEMPLATE);
                opened(address(server, TEMPLATE)).close();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A database with the store's tables, and nothing in them.
    static PostgresAddress emptyDatabase() {
        var before = GIVEN_BACK.poll();
        if (before != null) {
            return before;
        }
        var name = "store" + NUMBER.incrementAndGet();
        update(Server.ONE, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return address(Server.ONE, name);
    }

    /// Empties a database that no store uses any more, for the next who asks. To make another takes no longer, but hundreds are gigabytes, which the server writes and deletes when it ends.
    static void giveBack(PostgresAddress address) {
        try (var connection = connected(address)) {
            Sql.update(connection, EMPTY);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        GIVEN_BACK.add(address);
    }

    /// A database with nothing at all in it.
    static PostgresAddress bareDatabase(String more) {
        var name = "bare" + NUMBER.incrementAndGet();
        update(Server.ONE, "CREATE DATABASE " + name + " " + more);
        return address(Server.ONE, name);
    }

    static SqlMailboxStore opened(PostgresAddress address) {
        return opened(address, InstantSource.fixed(MailboxStoreContract.NOW));
    }

    static SqlMailboxStore opened(PostgresAddress address, InstantSource clock) {
        return SqlMailboxStore.open(
                address,
                Optional.empty(),
                SPOOL,
                MailboxStoreContract.acceptedDomains(),
                clock,
                CHEAP);
    }

    /// Ends the session that writes the database, as an administrator would, and says how many there were.
    static int endWritersOf(PostgresAddress address) {
        try (var connection = administrator(Server.ONE)) {
            return Sql.query(
                            connection,
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
                            WHERE locktype = 'advisory' AND granted AND datname = ?\
                            """,
                            row -> row.getBoolean(1),
                            name(address))
                    .size();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets nobody in, and ends all who are in.
    static void close(PostgresAddress address) {
        update(Server.ONE, "ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name(address)));
        try (var connection = administrator(Server.ONE)) {
            Sql.query(
                    connection,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?",
                    row -> row.getBoolean(1),
                    name(address));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets people in again.
    static void open(PostgresAddress address) {
        update(Server.ONE, "ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(name(address)));
    }

    /// Ends the session that writes the database, and has another take what it had of it, before anybody else can.
    static Connection takenOver(PostgresAddress address) throws SQLException {
        var other = connected(address);
        var taking =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Sql.query(other, TAKE, _ -> true);
                            } catch (SQLException e) {
                                throw new AssertionError(e);
                            }
                        });
        while (query(address, "SELECT 1 FROM pg_locks WHERE NOT granted", _ -> true).isEmpty()) {
            Thread.onSpinWait();
        }
        endWritersOf(address);
        try {
            taking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return other;
    }

    /// Reads what is in the database, beside whatever uses it.
    static <T> List<T> query(PostgresAddress address, String sql, Sql.Row<T> row) {
        try (var connection = connected(address)) {
            return Sql.query(connection, sql, row);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Beside whatever uses it.
    static Connection connected(PostgresAddress address) throws SQLException {
        return Server.ONE.getDatabase("postgres", name(address)).getConnection();
    }

    private static String name(PostgresAddress address) {
        var text = address.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static PostgresAddress address(EmbeddedPostgres server, String name) {
        return PostgresAddress.parse(
                        "postgresql://localhost:%d/%s?user=postgres"
                                .formatted(server.getPort(), name))
                .orElseThrow();
    }

    private static Connection administrator(EmbeddedPostgres server) throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    private static void update(EmbeddedPostgres server, String sql) {
        try (var connection = administrator(server)) {
            Sql.update(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
