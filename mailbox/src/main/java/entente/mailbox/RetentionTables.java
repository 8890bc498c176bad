package entente.mailbox;

import java.util.List;

/// The table of which retention policy mailboxes have, and the index by which those find what is due in Deleted Items.
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

    private RetentionTables() {}
}
