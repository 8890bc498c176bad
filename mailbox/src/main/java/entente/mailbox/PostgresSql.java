package entente.mailbox;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// SQL in SQLite's words, said in PostgreSQL's.
///
/// Tables: whole numbers have eight bytes, bytes are `BYTEA`, and texts are compared byte by byte, as SQLite does, whatever the collation of the database is. A trigger becomes a function
/// and a trigger that calls it, and goes with the function. In statements, places that are numbered come in their order, and which index is meant is left to PostgreSQL.
///
/// It knows what the store says and no more: what it leaves as it is, PostgreSQL understands or refuses.
final class PostgresSql {
    /// The store has less than two hundred statements; those with filters in them have more shapes.
    private static final int MOST_KEPT = 1_000;

    private static final Pattern TRIGGER =
            Pattern.compile(
                    "CREATE TRIGGER (\\w+) (AFTER .+? ON \\w+)\\s+(?:WHEN (.+?)\\s+)?BEGIN\\s(.*)END\\s*",
                    Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("\\?(\\d+)");
    private static final Pattern INDEX_NAMED = Pattern.compile(" INDEXED BY \\w+");
    private static final Pattern OF_A_STRICT_TABLE =
            Pattern.compile("\\) STRICT(, WITHOUT ROWID)?\\s*$");
    private static final Pattern INTO = Pattern.compile("INSERT INTO (\\w+) ");
    private static final Pattern ADDED = Pattern.compile("\\b(\\w+) = \\1 \\+ excluded\\.");
    private static final Pattern GREATER = Pattern.compile("\\bmax\\((\\w+), excluded\\.");

    /// What happened is told once for each number: the last to say so counts.
    private static final String EVENT_ANEW = "INSERT OR REPLACE INTO item_event VALUES";

    private static final String EVENT_ANEW_HERE =
            "DELETE FROM item_event WHERE mailbox = NEW.mailbox AND number = NEW.number;\nINSERT INTO item_event VALUES";

    private static final Map<String, PlainSql> KNOWN = new ConcurrentHashMap<>();

    private PostgresSql() {}

    static PlainSql of(String sql) {
        var known = KNOWN.get(sql);
        if (known != null) {
            return known;
        }
        var made = made(sql);
        if (KNOWN.size() < MOST_KEPT) {
            KNOWN.put(sql, made);
        }
        return made;
    }

    private static PlainSql made(String sql) {
        if (sql.startsWith("CREATE TABLE") || sql.startsWith("ALTER TABLE")) {
            return PlainSql.asItIs(table(sql));
        }
        var plain = INDEX_NAMED.matcher(sql).replaceAll("");
        if (sql.startsWith("DROP TRIGGER ")) {
            return PlainSql.asItIs(sql.replace("DROP TRIGGER", "DROP FUNCTION") + " CASCADE");
        }
        return sql.startsWith("CREATE TRIGGER")
                ? PlainSql.asItIs(trigger(plain))
                : statement(plain);
    }

    private static String table(String sql) {
        return OF_A_STRICT_TABLE
                .matcher(sql)
                .replaceFirst(")")
                .replaceAll("\\bINTEGER\\b", "BIGINT")
                .replaceAll("\\bBLOB\\b", "BYTEA")
                .replaceAll("\\bTEXT\\b", "TEXT COLLATE \"C\"");
    }

    private static String trigger(String sql) {
        var parts = TRIGGER.matcher(sql);
        if (!parts.matches()) {
            throw new IllegalStateException("a trigger of another form: " + sql);
        }
        var name = parts.group(1);
        var when = parts.group(3) == null ? "" : " WHEN (" + parts.group(3) + ")";
        var body = new ArrayList<String>();
        for (var statement : parts.group(4).replace(EVENT_ANEW, EVENT_ANEW_HERE).split(";", -1)) {
            body.add(within(statement));
        }
        return """
        CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
        %s
            RETURN NULL;
        END $$;
        CREATE TRIGGER %s %s FOR EACH ROW%s EXECUTE FUNCTION %s()\
        """
                .formatted(name, String.join(";", body), name, parts.group(2), when, name);
    }

    /// A statement of a trigger, where a column beside that of the row that was there is to be named with its table.
    private static String within(String statement) {
        var into = INTO.matcher(statement);
        if (!into.find()) {
            return statement;
        }
        var table = into.group(1);
        var added = ADDED.matcher(statement).replaceAll("$1 = " + table + ".$1 + excluded.");
        return GREATER.matcher(added).replaceAll("greatest(" + table + ".$1, excluded.");
    }

    private static PlainSql statement(String sql) {
        var order = new ArrayList<Integer>();
        var text =
                NUMBERED.matcher(sql)
                        .replaceAll(place -> {
                            order.add(Integer.parseInt(place.group(1)) - 1);
                            return "?";
                        });
        return new PlainSql(text, order);
    }
}
