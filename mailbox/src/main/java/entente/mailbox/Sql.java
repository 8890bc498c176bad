package entente.mailbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements with their values, and rows as lists. Among values, an Optional stands for what is in it, an empty one for `NULL`. Transactions are spelled out, `BEGIN IMMEDIATE` to `COMMIT`: the driver stays in
/// auto-commit mode, where it adds none of its own.
final class Sql {
    private Sql() {}

    /// Reads one row; the cursor is moved by the caller.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection file, String sql, Object... values) throws SQLException {
        try (var statement = prepared(file, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// A statement that is made once and done many times.
    static Repeated repeated(Connection file, String sql) throws SQLException {
        return new Repeated(file.prepareStatement(sql));
    }

    record Repeated(PreparedStatement statement) implements AutoCloseable {
        void update(Object... values) throws SQLException {
            set(statement, values);
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    static <T> List<T> query(Connection file, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (var statement = prepared(file, sql, values);
                var rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        }
    }

    private static PreparedStatement prepared(Connection file, String sql, Object... values)
            throws SQLException {
        var statement = file.prepareStatement(sql);
        try {
            set(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1, values[i] instanceof Optional<?> some ? some.orElse(null) : values[i]);
        }
    }
}
