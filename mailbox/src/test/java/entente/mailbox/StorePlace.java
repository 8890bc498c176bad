package entente.mailbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/// Where a store of the tests is kept, as a text that another process opens it by.
sealed interface StorePlace {
    record InFile(Path file) implements StorePlace {}

    record InPostgres(PostgresAddress address) implements StorePlace {}

    /// The kinds of places, and how often a test that takes long by itself is done there: `few` times in each run of the tests.
    enum Kind {
        FILE(3),
        POSTGRES(1);

        private final int few;

        Kind(int few) {
            this.few = few;
        }

        int few() {
            return few;
        }

        /// A place of that name where there is no store yet.
        StorePlace place(Path folder, String name) {
            return switch (this) {
                case FILE -> new InFile(folder.resolve(name));
                case POSTGRES -> new InPostgres(TestPostgres.emptyDatabase());
            };
        }
    }

    static StorePlace parse(String text) {
        return text.startsWith("postgresql:")
                ? new InPostgres(PostgresAddress.parse(text).orElseThrow())
                : new InFile(Path.of(text));
    }

    default String text() {
        return switch (this) {
            case InFile(var file) -> file.toString();
            case InPostgres(var address) -> address + "?user=postgres";
        };
    }

    /// The store that is there, or a new one.
    default SqlMailboxStore opened() {
        return switch (this) {
            case InFile(var file) ->
                    SqlMailboxStore.open(
                            file,
                            MailboxStoreContract.acceptedDomains(),
                            InstantSource.fixed(MailboxStoreContract.NOW));
            case InPostgres(var address) -> TestPostgres.opened(address);
        };
    }

    /// The number that a query gives; 0 where it gives none. Asked beside whatever uses the store.
    default long count(String sql) {
        try (var connection = connected()) {
            return Sql.query(connection, sql, row -> row.getLong(1)).getFirst();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connected() throws SQLException {
        return switch (this) {
            case InFile(var file) -> DriverManager.getConnection("jdbc:sqlite:" + file);
            case InPostgres(var address) ->
                    DriverManager.getConnection(
                            address.url(), address.connecting(Optional.empty()));
        };
    }
}
