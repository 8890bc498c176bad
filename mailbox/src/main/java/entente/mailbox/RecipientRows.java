package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Recipients in the file.
final class RecipientRows {
    private static final String MAIL_USER = "mail-user";
    private static final String GROUP = "group";

    private RecipientRows() {}

    static void put(Connection file, Recipient recipient) throws SQLException {
        var address = recipient.address().toString();
        switch (recipient) {
            case Recipient.Mailbox mailbox ->
                    put(
                            file,
                            mailbox,
                            mailbox.kind().name().toLowerCase(java.util.Locale.ROOT),
                            mailbox.zone().getId(),
                            "");
            case Recipient.MailUser user ->
                    put(file, user, MAIL_USER, "", user.target().toString());
            case Recipient.Group group -> put(file, group, GROUP, "", "");
        }
        Sql.update(file, "DELETE FROM member WHERE recipient = ?", address);
        if (recipient instanceof Recipient.Group(_, _, var members)) {
            for (var i = 0; i < members.size(); i++) {
                Sql.update(
                        file,
                        "INSERT INTO member VALUES (?, ?, ?)",
                        address,
                        i,
                        members.get(i).toString());
            }
        }
    }

    /// Removes a recipient with all that hangs on it.
    static void remove(Connection file, Address address) throws SQLException {
        Sql.update(file, "DELETE FROM recipient WHERE address = ?", address.toString());
    }

    static List<Recipient> all(Connection file) throws SQLException {
        var recipients = new ArrayList<Recipient>();
        for (var row :
                Sql.query(
                        file,
                        "SELECT address, kind, display_name, zone, target FROM recipient",
                        Stored::read)) {
            recipients.add(row.recipient(file));
        }
        return recipients;
    }

    /// As it stands in the file, `zone` and `target` empty where there is none.
    private record Stored(Address address, String kind, String name, String zone, String target) {
        static Stored read(ResultSet row) throws SQLException {
            return new Stored(
                    Address.of(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5));
        }

        Recipient recipient(Connection file) throws SQLException {
            return switch (kind) {
                case MAIL_USER -> new Recipient.MailUser(address, name, Address.of(target));
                case GROUP -> new Recipient.Group(address, name, members(file));
                default ->
                        new Recipient.Mailbox(
                                address,
                                name,
                                Recipient.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                                ZoneId.of(zone));
            };
        }

        private List<Address> members(Connection file) throws SQLException {
            return Sql.query(
                    file,
                    "SELECT address FROM member WHERE recipient = ? ORDER BY position",
                    row -> Address.of(row.getString(1)),
                    address.toString());
        }
    }

    private static void put(
            Connection file, Recipient recipient, String kind, String zone, String target)
            throws SQLException {
        // Not INSERT OR REPLACE: that deletes the old row first, and the calendar with it.
        Sql.update(
                file,
                """
                INSERT INTO recipient VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, display_name = excluded.display_name,
                    zone = excluded.zone, target = excluded.target\
                """,
                recipient.address().toString(),
                kind,
                recipient.displayName(),
                zone,
                target);
    }
}
