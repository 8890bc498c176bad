package entente.mailbox;

import java.util.List;

/// The table of which retention policy mailboxes have, and of which folders have tags of their own, and the indexes by which is found what is due.
final class RetentionTables {
    /// A step of [Schema], which is never changed once it has been released. `policy_key` is the policy's name whatever its case. At `looked_millis` the assistant last went through the mailbox to its end.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE retention (
                        mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                        policy TEXT,
                        policy_key TEXT,
                        held INTEGER NOT NULL,
                        held_from_millis INTEGER,
                        held_until_millis INTEGER,
                        held_comment TEXT,
                        looked_millis INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX retention_looked ON retention (looked_millis, mailbox) WHERE policy IS NOT NULL",
                    "CREATE INDEX retention_policy ON retention (policy_key, mailbox)",
                    """
                    CREATE INDEX removed_deleted ON removed (mailbox, deleted_millis, item DESC)
                    WHERE folder = 'deleteditems' AND deleted_millis IS NOT NULL\
                    """);

    /// What of an item's row is in the index of those that have tags of their own: it is one that people see, and no tag takes it from Recoverable Items.
    static final String TAGGED =
            """
            policy_tag IS NOT NULL AND associated = 0 AND folder NOT IN ('recoverableitemsroot', 'recoverableitemsdeletions',
                'recoverableitemsversions', 'recoverableitemspurges', 'recoverableitemsdiscoveryholds', 'calendarlogging')\
            """;

    /// A further step: the tags that people give items and folders themselves. Those items are counted, and found with their folders, in an index alone. The index of when items were received says whether an item has one, so that the row itself is not looked for.
    static final List<String> PERSONAL =
            List.of(
                    "ALTER TABLE item ADD COLUMN policy_tag TEXT",
                    "CREATE INDEX item_policy_tag ON item (mailbox, policy_tag, received_millis, item, folder, associated) WHERE "
                            + TAGGED,
                    "DROP INDEX item_received",
                    """
                    CREATE INDEX item_received
                    ON item (mailbox, folder, associated, received_millis DESC, item, policy_tag)\
                    """,
                    """
                    CREATE TABLE folder_policy_tag (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        folder TEXT NOT NULL,
                        policy_tag TEXT NOT NULL,
                        PRIMARY KEY (mailbox, folder)
                    ) STRICT, WITHOUT ROWID\
                    """);

    private RetentionTables() {}
}
