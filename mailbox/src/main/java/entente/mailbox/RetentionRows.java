package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which retention policy mailboxes have, in the file. Read from there whenever something is to go, in the transaction in which it goes.
final class RetentionRows {
    static final String LONGEST_AGO =
            """
            SELECT mailbox FROM retention WHERE policy IS NOT NULL AND looked_millis <= ?
            ORDER BY looked_millis, mailbox LIMIT ?\
            """;

    static final String LOOKED_LATER =
            """
            SELECT mailbox FROM retention WHERE policy IS NOT NULL AND looked_millis > ?
            ORDER BY looked_millis, mailbox LIMIT ?\
            """;

    private RetentionRows() {}

    static MailboxRetention of(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        """
                        SELECT policy, held, held_from_millis, held_until_millis, held_comment
                        FROM retention WHERE mailbox = ?\
                        """,
                        RetentionRows::read,
                        mailbox.toString())
                .stream()
                .findFirst()
                .orElse(MailboxRetention.NONE);
    }

    /// A mailbox that gets another policy is the next to be looked at.
    static void put(Connection file, Address mailbox, MailboxRetention retention)
            throws SQLException {
        var hold = retention.hold();
        Sql.update(
                file,
                """
                INSERT INTO retention VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (mailbox) DO UPDATE SET
                    policy = excluded.policy, policy_key = excluded.policy_key, held = excluded.held, held_from_millis = excluded.held_from_millis,
                    held_until_millis = excluded.held_until_millis, held_comment = excluded.held_comment,
                    looked_millis = excluded.looked_millis\
                """,
                mailbox.toString(),
                retention.policy(),
                retention.policy().map(RetentionRows::key),
                hold.isPresent(),
                hold.flatMap(RetentionHold::from).map(Instant::toEpochMilli),
                hold.flatMap(RetentionHold::until).map(Instant::toEpochMilli),
                hold.flatMap(RetentionHold::comment));
    }

    /// How many have a policy.
    static int count(Connection file) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT count(*) FROM retention WHERE policy IS NOT NULL",
                        row -> row.getInt(1))
                .getFirst();
    }

    /// Those that were last looked at then or earlier, the first of these first; and after them those that were looked at when the clock said a later time than it does now.
    static List<Address> longestAgo(Connection file, Instant then, Instant now, int most)
            throws SQLException {
        var all = new ArrayList<>(looked(file, LONGEST_AGO, then, most));
        all.addAll(looked(file, LOOKED_LATER, now, most - all.size()));
        return all;
    }

    private static List<Address> looked(Connection file, String sql, Instant at, int most)
            throws SQLException {
        return Sql.query(file, sql, row -> Address.of(row.getString(1)), at.toEpochMilli(), most);
    }

    static void looked(Connection file, Address mailbox, Instant at) throws SQLException {
        Sql.update(
                file,
                "UPDATE retention SET looked_millis = ? WHERE mailbox = ?",
                at.toEpochMilli(),
                mailbox.toString());
    }

    /// Mailboxes that have a policy of that name, in whichever case; not who is a mail user or a group now.
    static List<Address> under(Connection file, String policy, int most) throws SQLException {
        return Sql.query(
                file,
                """
                SELECT mailbox FROM retention JOIN recipient ON address = mailbox
                WHERE policy_key = ? AND coalesce(zone, '') <> '' ORDER BY mailbox LIMIT ?\
                """,
                row -> Address.of(row.getString(1)),
                key(policy),
                most);
    }

    private static String key(String policy) {
        return policy.toLowerCase(Locale.ROOT);
    }

    private static MailboxRetention read(ResultSet row) throws SQLException {
        var hold =
                row.getBoolean(2)
                        ? Optional.of(
                                new RetentionHold(
                                        time(row, 3),
                                        time(row, 4),
                                        Optional.ofNullable(row.getString(5))))
                        : Optional.<RetentionHold>empty();
        return new MailboxRetention(Optional.ofNullable(row.getString(1)), hold);
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
