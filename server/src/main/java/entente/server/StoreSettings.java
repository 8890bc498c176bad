package entente.server;

import entente.mailbox.MailboxStore;
import entente.mailbox.PostgresAddress;
import entente.mailbox.SqlMailboxStore;
import entente.question.Domain;
import entente.spool.Spool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Where an organisation's mailboxes are: in a file of its state, or in a PostgreSQL database. The password is the first line of its file, read at start.
public record StoreSettings(Optional<PostgresAddress> database, Optional<Path> passwordFile) {
    public static final StoreSettings FILE = new StoreSettings(Optional.empty(), Optional.empty());

    /// Opens the store: the database, or this file where there is none. What is large lies in `spool` until it is written.
    ///
    /// @throws entente.problem.Problem where it cannot be opened, or another server uses it
    MailboxStore open(Path file, Spool spool, Set<Domain> acceptedDomains, InstantSource clock) {
        if (database.isEmpty()) {
            return SqlMailboxStore.open(file, spool, acceptedDomains, clock);
        }
        var password = passwordFile.map(path -> PasswordFile.firstLine(path, "the store"));
        return SqlMailboxStore.open(database.get(), password, spool, acceptedDomains, clock);
    }
}
