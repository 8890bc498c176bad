package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;

/// Whom a mailbox has answered by its automatic reply, in the file, until it has another one.
final class ReplyRows {
    /// Whoever writes after so many others is not answered any more.
    static final int MOST = 50_000;

    private ReplyRows() {}

    /// Notes that somebody is answered; false where she was before, or too many were.
    static boolean note(Connection file, Address mailbox, Address sender) throws SQLException {
        return Sql.update(
                        file,
                        """
                        INSERT INTO reply_given SELECT ?1, ?2
                        WHERE (SELECT count(*) FROM (SELECT 1 FROM reply_given WHERE mailbox = ?1 LIMIT ?3) AS few) < ?3
                        ON CONFLICT DO NOTHING\
                        """,
                        mailbox.toString(),
                        sender.toString(),
                        MOST)
                == 1;
    }

    static void forget(Connection file, Address mailbox) throws SQLException {
        Sql.update(file, "DELETE FROM reply_given WHERE mailbox = ?", mailbox.toString());
    }
}
