package entente.mailbox;

import java.util.List;

/// The tables of what became of messages. They go with the recipient whose mailbox they are of.
final class TrackingTables {
    /// A step of [Schema], which is never changed once it has been released.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE tracked (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        entry TEXT NOT NULL,
                        message_id TEXT NOT NULL,
                        sender TEXT,
                        subject TEXT NOT NULL,
                        folded_subject TEXT NOT NULL,
                        at_millis INTEGER NOT NULL,
                        brought_by TEXT,
                        PRIMARY KEY (mailbox, entry)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX tracked_of_mailbox ON tracked (mailbox, at_millis, entry)",
                    "CREATE INDEX tracked_at ON tracked (at_millis, entry)",
                    "CREATE INDEX tracked_message ON tracked (message_id)",
                    """
                    CREATE TABLE tracked_recipient (
                        mailbox TEXT NOT NULL,
                        entry TEXT NOT NULL,
                        address TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        blind INTEGER NOT NULL,
                        named TEXT,
                        PRIMARY KEY (mailbox, entry, address),
                        FOREIGN KEY (mailbox, entry) REFERENCES tracked ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX tracked_recipient_address ON tracked_recipient (address)",
                    "CREATE INDEX tracked_recipient_named ON tracked_recipient (named)",
                    """
                    CREATE TABLE tracked_event (
                        mailbox TEXT NOT NULL,
                        entry TEXT NOT NULL,
                        address TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        at_millis INTEGER NOT NULL,
                        detail TEXT,
                        PRIMARY KEY (mailbox, entry, address, kind),
                        FOREIGN KEY (mailbox, entry, address) REFERENCES tracked_recipient ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """);

    private TrackingTables() {}
}
