package entente.settings;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// The one table, `setting`: a document for each kind and key. One connection, used by one thread at a time.
final class SettingRows {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS setting (kind TEXT NOT NULL, key TEXT NOT NULL, document BLOB NOT NULL,"
                    + " PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID";

    private final Connection file;
    private final ReentrantLock changing = new ReentrantLock();

    SettingRows(Connection file) throws SQLException {
        this.file = file;
        run(TABLE);
    }

    /// Held by who decides on a change.
    ReentrantLock changing() {
        return changing;
    }

    synchronized <T> SortedMap<String, T> all(Kind<T> kind) {
        try (var query =
                file.prepareStatement("SELECT key, document FROM setting WHERE kind = ?")) {
            query.setString(1, kind.name());
            var all = new TreeMap<String, T>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    all.put(rows.getString(1), read(kind, rows.getString(1), rows.getBytes(2)));
                }
            }
            return Collections.unmodifiableSortedMap(all);
        } catch (SQLException broken) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the settings"), broken);
        }
    }

    /// All of `changes`, or none. Said in SQL, as the driver's own commit begins the next transaction at once.
    synchronized <T> void write(Kind<T> kind, Map<String, Optional<T>> changes) {
        try {
            run("BEGIN IMMEDIATE");
            try {
                for (var change : changes.entrySet()) {
                    write(kind, change.getKey(), change.getValue());
                }
                run("COMMIT");
            } catch (SQLException | RuntimeException failed) {
                run("ROLLBACK");
                throw failed;
            }
        } catch (SQLException failed) {
            throw new Problem(Refusal.of(Code.STORE_NOT_WRITTEN), failed);
        }
    }

    private <T> void write(Kind<T> kind, String key, Optional<T> value) throws SQLException {
        var sql =
                value.isPresent()
                        ? "INSERT OR REPLACE INTO setting (kind, key, document) VALUES (?, ?, ?)"
                        : "DELETE FROM setting WHERE kind = ? AND key = ?";
        try (var statement = file.prepareStatement(sql)) {
            statement.setString(1, kind.name());
            statement.setString(2, key);
            if (value.isPresent()) {
                statement.setBytes(3, kind.write(value.get()));
            }
            statement.executeUpdate();
        }
    }

    private static <T> T read(Kind<T> kind, String key, byte[] document) {
        try {
            return kind.read(document);
        } catch (UnreadableSetting unreadable) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying(
                                    "The %s %s cannot be read from the settings: %s."
                                            .formatted(kind.name(), key, unreadable.getMessage()))
                            .mendedBy("Start the version of Entente that wrote it."),
                    unreadable);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = file.createStatement()) {
            statement.execute(sql);
        }
    }
}
