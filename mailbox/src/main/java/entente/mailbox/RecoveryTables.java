package entente.mailbox;

import java.util.List;

/// The tables of what was deleted and may come back: since when each such item is where it is, how long a mailbox keeps them, and the record of who took what away or had it back.
final class RecoveryTables {
    /// A step of [Schema], which is never changed once it has been released. `number` is the item's own; in Recoverable Items it is that with which it came there. At `until_millis` somebody has to look whether
    /// the item still belongs where it is. Where `revision` is not `reviewed`, what is said of a mailbox changed since the items' times were last set.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE removed (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        item TEXT NOT NULL,
                        folder TEXT NOT NULL,
                        number INTEGER NOT NULL,
                        deleted_millis INTEGER,
                        entered_millis INTEGER,
                        sender TEXT NOT NULL,
                        restored INTEGER NOT NULL,
                        until_millis INTEGER,
                        PRIMARY KEY (mailbox, item),
                        FOREIGN KEY (mailbox, item) REFERENCES item ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE INDEX removed_sender ON removed (mailbox, folder, sender, number)\
                    """,
                    """
                    CREATE INDEX removed_due ON removed (until_millis) WHERE until_millis IS NOT NULL\
                    """,
                    """
                    CREATE TABLE recoverability (
                        mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                        single_item INTEGER NOT NULL,
                        days INTEGER NOT NULL,
                        calendar_days INTEGER NOT NULL,
                        warning INTEGER NOT NULL,
                        quota INTEGER NOT NULL,
                        revision INTEGER NOT NULL,
                        reviewed INTEGER NOT NULL,
                        hold_millis INTEGER,
                        hold_days INTEGER,
                        hold_owner TEXT,
                        hold_comment TEXT
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE removal_record (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        item TEXT NOT NULL,
                        millis INTEGER NOT NULL,
                        who TEXT NOT NULL,
                        way TEXT NOT NULL,
                        folder_before TEXT NOT NULL,
                        folder TEXT,
                        reason TEXT NOT NULL,
                        PRIMARY KEY (mailbox, number)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX removal_record_time ON removal_record (millis)");

    /// Another step.
    static final List<String> IN_PLACE =
            List.of(
                    """
                    CREATE TABLE in_place_hold (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        query TEXT,
                        zone TEXT,
                        millis INTEGER NOT NULL,
                        days INTEGER,
                        placed_by TEXT NOT NULL,
                        comment TEXT,
                        PRIMARY KEY (mailbox, name)
                    ) STRICT, WITHOUT ROWID\
                    """);

    /// A further step: the index by senders says all of a row that a list tells, so that the row itself is not looked for.
    static final List<String> BY_SENDER =
            List.of(
                    "DROP INDEX removed_sender",
                    """
                    CREATE INDEX removed_sender
                    ON removed (mailbox, folder, sender, number, deleted_millis, entered_millis, restored)\
                    """);

    private RecoveryTables() {}
}
