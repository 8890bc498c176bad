package entente.mailbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// How a store's file goes about a query, each step as it says it.
record StorePlans(Connection reader) implements AutoCloseable {
    static StorePlans open(Path file) {
        try {
            return new StorePlans(DriverManager.getConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<String> explained(String sql) {
        try {
            return Sql.query(reader, "EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
