package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;

/// Who acts for whom, in the file.
final class DelegateRows {
    private DelegateRows() {}

    /// Writes who acts for a mailbox's owner, in the place of who did.
    static void put(Connection file, Address mailbox, Delegates delegates) throws SQLException {
        Sql.update(file, "DELETE FROM delegate WHERE mailbox = ?", mailbox.toString());
        for (var each : delegates.people()) {
            Sql.update(
                    file,
                    "INSERT INTO delegate VALUES (?, ?, ?, ?)",
                    mailbox.toString(),
                    each.person().toString(),
                    each.receivesCopies() ? 1 : 0,
                    each.seesPrivate() ? 1 : 0);
        }
        Sql.update(
                file,
                "INSERT INTO meeting_requests VALUES (?, ?) ON CONFLICT (mailbox) DO UPDATE SET delivered = excluded.delivered",
                mailbox.toString(),
                delegates.requests().name());
    }

    static Delegates read(Connection file, Address mailbox) throws SQLException {
        var requests =
                Sql.query(
                        file,
                        "SELECT delivered FROM meeting_requests WHERE mailbox = ?",
                        row -> MeetingRequests.valueOf(row.getString(1)),
                        mailbox.toString());
        var people =
                Sql.query(
                        file,
                        "SELECT person, copies, private_too FROM delegate WHERE mailbox = ?",
                        row ->
                                new Delegate(
                                        Address.of(row.getString(1)),
                                        row.getInt(2) == 1,
                                        row.getInt(3) == 1),
                        mailbox.toString());
        return new Delegates(
                requests.stream().findFirst().orElse(Delegates.NONE.requests()), people);
    }
}
