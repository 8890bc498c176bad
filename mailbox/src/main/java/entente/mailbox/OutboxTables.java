package entente.mailbox;

import java.util.List;

/// The tables of messages that wait to be handed on. They go with the recipient whose mailbox they were sent from.
final class OutboxTables {
    /// A step of [Schema], which is never changed once it has been released. `outgoing` keeps its row ids, because its rows are long.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE outgoing (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        entry TEXT NOT NULL,
                        message_id TEXT NOT NULL,
                        posted_millis INTEGER NOT NULL,
                        due_millis INTEGER NOT NULL,
                        tries INTEGER NOT NULL,
                        fault TEXT,
                        size INTEGER NOT NULL,
                        message BLOB NOT NULL,
                        PRIMARY KEY (mailbox, entry)
                    ) STRICT\
                    """,
                    "CREATE UNIQUE INDEX outgoing_entry ON outgoing (entry)",
                    "CREATE INDEX outgoing_due ON outgoing (due_millis, entry)",
                    "CREATE INDEX outgoing_posted ON outgoing (posted_millis, entry)",
                    """
                    CREATE TABLE outgoing_recipient (
                        mailbox TEXT NOT NULL,
                        entry TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        address TEXT NOT NULL,
                        PRIMARY KEY (mailbox, entry, position),
                        FOREIGN KEY (mailbox, entry) REFERENCES outgoing ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """);

    /// The messages that are large, in pieces. Their `message` is empty.
    static final List<String> PIECES =
            List.of(
                    """
                    CREATE TABLE outgoing_piece (
                        mailbox TEXT NOT NULL,
                        entry TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        digest BLOB NOT NULL,
                        PRIMARY KEY (mailbox, entry, position),
                        FOREIGN KEY (mailbox, entry) REFERENCES outgoing ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TRIGGER outgoing_piece_used AFTER INSERT ON outgoing_piece BEGIN
                        UPDATE piece SET uses = uses + 1 WHERE mailbox = NEW.mailbox AND digest = NEW.digest;
                    END\
                    """,
                    """
                    CREATE TRIGGER outgoing_piece_let_go AFTER DELETE ON outgoing_piece BEGIN
                        UPDATE piece SET uses = uses - 1 WHERE mailbox = OLD.mailbox AND digest = OLD.digest;
                        DELETE FROM piece WHERE mailbox = OLD.mailbox AND digest = OLD.digest AND uses = 0;
                    END\
                    """);

    private OutboxTables() {}
}
