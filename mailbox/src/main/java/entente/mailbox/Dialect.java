package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// How a database is spoken to. The store's SQL is written once, in SQLite's words; what another database says otherwise is here and nowhere else.
sealed interface Dialect permits Dialect.Sqlite, Dialect.Postgres {
    Dialect SQLITE = new Sqlite();
    Dialect POSTGRES = new Postgres();

    static Dialect of(Connection database) throws SQLException {
        return database.isWrapperFor(PGConnection.class) ? POSTGRES : SQLITE;
    }

    /// A statement as this database takes it.
    PlainSql plain(String sql);

    /// A value as this database takes it.
    Object value(Object value);

    /// Begins a transaction that will write.
    void begin(Connection database) throws SQLException;

    void commit(Connection database) throws SQLException;

    void rollBack(Connection database) throws SQLException;

    /// How it is asked whether there is a table of the name that is its value.
    String tableByName();

    /// Whether the connection is of no use any more, so that what became of a commit cannot be known.
    boolean isBroken(Connection database);

    /// The driver stays in auto-commit mode, where it adds no transactions of its own.
    record Sqlite() implements Dialect {
        @Override
        public PlainSql plain(String sql) {
            return PlainSql.asItIs(sql);
        }

        @Override
        public Object value(Object value) {
            return value;
        }

        @Override
        public void begin(Connection database) throws SQLException {
            Sql.update(database, "BEGIN IMMEDIATE");
        }

        @Override
        public void commit(Connection database) throws SQLException {
            Sql.update(database, "COMMIT");
        }

        @Override
        public void rollBack(Connection database) throws SQLException {
            Sql.update(database, "ROLLBACK");
        }

        @Override
        public String tableByName() {
            return "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
        }

        /// A file does not go away.
        @Override
        public boolean isBroken(Connection database) {
            return false;
        }
    }

    /// The driver begins transactions: it reads many rows piece by piece only within them.
    record Postgres() implements Dialect {
        private static final int PATIENCE_SECONDS = 10;

        @Override
        public PlainSql plain(String sql) {
            return PostgresSql.of(sql);
        }

        /// A text of PostgreSQL cannot hold the character 0, which mail from elsewhere can: U+FFFD stands for it, in what is kept and in what is looked for.
        @Override
        public Object value(Object value) {
            return switch (value) {
                case Boolean yes -> yes ? 1 : 0;
                case String text -> text.replace('\0', '\uFFFD');
                default -> value;
            };
        }

        @Override
        public void begin(Connection database) throws SQLException {
            if (database.getAutoCommit()) {
                throw new SQLException("the connection would commit each statement by itself");
            }
        }

        @Override
        public void commit(Connection database) throws SQLException {
            database.commit();
        }

        @Override
        public void rollBack(Connection database) throws SQLException {
            database.rollback();
        }

        @Override
        public String tableByName() {
            return "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
        }

        /// The question begins a transaction, which is over again with the answer.
        @Override
        public boolean isBroken(Connection database) {
            try {
                if (!database.isValid(PATIENCE_SECONDS)) {
                    return true;
                }
                database.rollback();
                return false;
            } catch (SQLException e) {
                return true;
            }
        }
    }
}
