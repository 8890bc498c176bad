package entente.settings;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// The settings of one server, in one SQLite file that nobody but its user may read: private keys are in it.
///
/// One process has it open at a time, as memory and file would part ways if another wrote to it. What [Settings#change] has returned
/// from survives a `kill -9`.
public final class SettingsFile implements AutoCloseable {
    private final Connection connection;
    private final SettingRows rows;

    private SettingsFile(Connection connection, SettingRows rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /// Opens the file, or makes it.
    public static SettingsFile open(Path file) {
        try {
            keepFromOthers(file);
            var connection = connect(file);
            try {
                return new SettingsFile(connection, new SettingRows(connection));
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException | IOException failed) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying("The settings %s cannot be opened.".formatted(file))
                            .mendedBy(
                                    "Stop the server that uses them; else check the folder, its rights and free disk."),
                    failed);
        }
    }

    /// Everything of one kind. Asked for once: two answers would not know of one another's changes.
    public <T> Settings<T> of(Kind<T> kind) {
        return new Settings<>(rows, kind);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Everything acknowledged is in the file; there is nothing left to lose.
        }
    }

    /// SQLite gives the files beside it the rights that this one has.
    private static void keepFromOthers(Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException there) {
            Files.setPosixFilePermissions(file, ownerOnly);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
