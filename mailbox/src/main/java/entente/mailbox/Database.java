package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Where a store is kept: a file, or a database of a server. This process alone has it open.
sealed interface Database extends AutoCloseable permits StoreFile, PostgresDatabase {
    /// Something to read.
    interface Reading<T> {
        T from(Connection reader) throws SQLException;
    }

    /// The connection for the one thread that writes.
    Connection connection();

    /// Another one in the place of that, which broke. When it is there, whatever the broken one was about has been done or never will be, and nobody else has written.
    ///
    /// @throws SQLException where there is none yet
    Connection connectedAnew() throws SQLException;

    /// Reads what is there at one moment, beside whoever writes.
    ///
    /// @throws entente.problem.Problem where it cannot be read
    <T> T read(Reading<T> reading);

    @Override
    void close();
}
