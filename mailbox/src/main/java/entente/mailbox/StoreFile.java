package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;

/// A store's SQLite file, opened by this process alone: memory and file would part ways if another wrote to it. The lock lies beside
/// the file and goes when the process does, however it ends.
final class StoreFile implements Database {
    /// How many read at once; others wait for one of them.
    private static final int READERS = 4;

    private static final long PATIENCE_SECONDS = 60;

    private final FileChannel lock;
    private final Connection connection;
    private final List<Connection> readers;
    private final BlockingQueue<Connection> idle;

    private StoreFile(FileChannel lock, Connection connection, List<Connection> readers) {
        this.lock = lock;
        this.connection = connection;
        this.readers = List.copyOf(readers);
        this.idle = new ArrayBlockingQueue<>(READERS, true, readers);
    }

    /// What an older file has to be given is made `now`.
    static StoreFile open(Path path, Instant now) {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var lock = lock(path);
            try {
                return open(path, lock, now);
            } catch (SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, String.valueOf(e.getMessage())), e);
        }
    }

    private static StoreFile open(Path path, FileChannel lock, Instant now) throws SQLException {
        var opened = new ArrayList<Connection>();
        try {
            opened.add(connect(path, now));
            while (opened.size() < 1 + READERS) {
                opened.add(connectToRead(path));
            }
            return new StoreFile(lock, opened.getFirst(), opened.subList(1, opened.size()));
        } catch (SQLException e) {
            for (var each : opened) {
                each.close();
            }
            throw e;
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /// A connection to a file does not break.
    @Override
    public Connection connectedAnew() {
        return connection;
    }

    @Override
    public <T> T read(Reading<T> reading) {
        var reader = reader();
        try {
            Sql.update(reader, "BEGIN");
            try {
                return reading.from(reader);
            } finally {
                Sql.update(reader, "ROLLBACK");
            }
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, String.valueOf(e.getMessage())), e);
        } finally {
            idle.add(reader);
        }
    }

    /// The last that is closed is the one that writes: only that brings all into the file itself.
    @Override
    public void close() {
        try (lock) {
            for (var reader : readers) {
                reader.close();
            }
            connection.close();
        } catch (SQLException | IOException e) {
            // Everything acknowledged is in the file; there is nothing left to lose.
        }
    }

    private Connection reader() {
        try {
            var reader = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reader != null) {
                return reader;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(Refusal.of(Code.STORE_UNREADABLE).saying("The store is too busy."));
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel =
                FileChannel.open(
                        path.resolveSibling(path.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException openedByThisProcess) {
            // Said below.
        }
        channel.close();
        throw new Problem(
                Code.STORE_UNREADABLE,
                "The store is open in another process.",
                "Stop the server that uses it, or ask that server instead.");
    }

    private static Connection connectToRead(Path path) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return FileConnection.to(path.toAbsolutePath().toString(), config);
    }

    private static Connection connect(Path path, Instant now) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        var connection = FileConnection.to(path.toAbsolutePath().toString(), config);
        try {
            Schema.bringUpToDate(connection, now);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
