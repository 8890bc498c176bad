package entente.mailbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements with their values, and rows as lists. Among values, an Optional stands for what is in it, an empty one for `NULL`. Statements are in SQLite's words; a [Dialect] says them in
/// another database's.
final class Sql {
    private Sql() {}

    /// Reads one row; the cursor is moved by the caller.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Begins a transaction that will write.
    static void begin(Connection file) throws SQLException {
        Dialect.of(file).begin(file);
    }

    static void commit(Connection file) throws SQLException {
        Dialect.of(file).commit(file);
    }

    static void rollBack(Connection file) throws SQLException {
        Dialect.of(file).rollBack(file);
    }

    static boolean hasTable(Connection file, String name) throws SQLException {
        return !query(file, Dialect.of(file).tableByName(), _ -> true, name).isEmpty();
    }

    static int update(Connection file, String sql, Object... values) throws SQLException {
        return with(file, sql, PreparedStatement::executeUpdate, values);
    }

    /// A statement that is made once and done many times.
    static Repeated repeated(Connection file, String sql) throws SQLException {
        var dialect = Dialect.of(file);
        var plain = dialect.plain(sql);
        return new Repeated(file.prepareStatement(plain.text()), dialect, plain);
    }

    record Repeated(PreparedStatement statement, Dialect dialect, PlainSql plain)
            implements AutoCloseable {
        void update(Object... values) throws SQLException {
            set(statement, dialect, plain, values);
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    static <T> List<T> query(Connection file, String sql, Row<T> row, Object... values)
            throws SQLException {
        return with(file, sql, statement -> read(statement, row), values);
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// A statement that failed is not used again.
    private static <T> T with(Connection file, String sql, Use<T> use, Object... values)
            throws SQLException {
        var dialect = Dialect.of(file);
        var plain = dialect.plain(sql);
        if (!(file instanceof FileConnection keeping)) {
            try (var statement = file.prepareStatement(plain.text())) {
                set(statement, dialect, plain, values);
                return use.of(statement);
            }
        }
        var statement = keeping.taken(plain.text());
        T result;
        try {
            set(statement, dialect, plain, values);
            result = use.of(statement);
        } catch (SQLException | RuntimeException | Error e) {
            statement.close();
            throw e;
        }
        keeping.giveBack(plain.text(), statement);
        return result;
    }

    private static void set(
            PreparedStatement statement, Dialect dialect, PlainSql plain, Object... values)
            throws SQLException {
        var at = 1;
        for (var place : plain.places(values.length)) {
            var value = present(values[place]);
            statement.setObject(at++, value == null ? null : dialect.value(value));
        }
    }

    private static @Nullable Object present(Object value) {
        return value instanceof Optional<?> some ? some.orElse(null) : value;
    }
}
