package entente.mailbox;

import entente.question.Domain;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/// A mailbox store in a PostgreSQL database: the same as in a file, statement for statement, and the same in memory.
///
/// One process uses a database at a time. Where the connection breaks, what is written fails until there is another; what is in memory is then read anew.
public final class PostgresMailboxStore {
    private PostgresMailboxStore() {}

    /// Opens the store in this database, makes its tables where there are none, and reads all of it. The password is the user's, where the server asks for one.
    ///
    /// @throws entente.problem.Problem where it cannot be reached, or another server uses it
    public static MailboxStore open(
            PostgresAddress address,
            Optional<String> password,
            Set<Domain> acceptedDomains,
            InstantSource clock) {
        return open(address, password, acceptedDomains, clock, PasswordHash.Cost.USUAL);
    }

    static SqliteMailboxStore open(
            PostgresAddress address,
            Optional<String> password,
            Set<Domain> acceptedDomains,
            InstantSource clock,
            PasswordHash.Cost cost) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return SqliteMailboxStore.open(
                PostgresDatabase.open(address, password, now), acceptedDomains, clock, cost);
    }
}
