package entente.mailbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/// A connection to a SQLite file that keeps its statements: making one, with the triggers that it sets off, takes longer than doing it once. For one thread at a time.
///
/// A statement that is taken belongs to whoever took it until it is given back. Where it is wanted a second time meanwhile, there is another.
final class FileConnection extends JDBC4Connection {
    /// The store has less than two hundred; of those with filters in them, which have more shapes, the ones that were not wanted for longest go.
    private static final int MOST_KEPT = 200;

    private final LinkedHashMap<String, PreparedStatement> kept = new LinkedHashMap<>();

    private FileConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    static FileConnection to(String file, SQLiteConfig config) throws SQLException {
        return new FileConnection("jdbc:sqlite:" + file, file, config.toProperties());
    }

    PreparedStatement taken(String sql) throws SQLException {
        var known = kept.remove(sql);
        return known == null ? prepareStatement(sql) : known;
    }

    /// Takes back a statement that is done.
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        var another = kept.put(sql, statement);
        if (another != null) {
            another.close();
        }
        if (kept.size() > MOST_KEPT) {
            var oldest = kept.pollFirstEntry();
            oldest.getValue().close();
        }
    }
}
