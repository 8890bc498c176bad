package entente.mailbox;

import java.util.List;

/// The tables of mail items. What follows from other rows is kept by the file itself: a folder's counts from its items, and how often a
/// piece is used from the streams that are made of it.
final class ItemTables {
    /// A step of [Schema], which is never changed once it has been released.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE item (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        item TEXT NOT NULL,
                        folder TEXT NOT NULL,
                        came INTEGER NOT NULL,
                        number INTEGER NOT NULL,
                        content_number INTEGER NOT NULL,
                        change_number INTEGER NOT NULL,
                        millis INTEGER NOT NULL,
                        made_millis INTEGER NOT NULL,
                        received_millis INTEGER NOT NULL,
                        read INTEGER NOT NULL,
                        associated INTEGER NOT NULL,
                        size INTEGER NOT NULL,
                        message_id TEXT,
                        client_name TEXT,
                        last_parent TEXT,
                        has_source INTEGER NOT NULL,
                        facts BLOB NOT NULL,
                        PRIMARY KEY (mailbox, item)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE INDEX item_received ON item (mailbox, folder, associated, received_millis DESC, item)\
                    """,
                    "CREATE INDEX item_number ON item (mailbox, folder, number)",
                    "CREATE INDEX item_came ON item (mailbox, folder, came)",
                    """
                    CREATE INDEX item_message_id ON item (mailbox, message_id) WHERE message_id IS NOT NULL\
                    """,
                    """
                    CREATE INDEX item_client_name ON item (mailbox, client_name) WHERE client_name IS NOT NULL\
                    """,
                    """
                    CREATE TABLE item_gone (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        folder TEXT NOT NULL,
                        number INTEGER NOT NULL,
                        item TEXT NOT NULL,
                        came INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, folder, number, item)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX item_gone_number ON item_gone (mailbox, number)",
                    """
                    CREATE TABLE item_counter (
                        mailbox TEXT PRIMARY KEY REFERENCES recipient ON DELETE CASCADE,
                        last INTEGER NOT NULL,
                        gone INTEGER NOT NULL,
                        forgotten INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE piece (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        digest BLOB NOT NULL,
                        uses INTEGER NOT NULL,
                        length INTEGER NOT NULL,
                        bytes BLOB NOT NULL,
                        PRIMARY KEY (mailbox, digest)
                    ) STRICT\
                    """,
                    """
                    CREATE TABLE item_piece (
                        mailbox TEXT NOT NULL,
                        item TEXT NOT NULL,
                        stream TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        digest BLOB NOT NULL,
                        PRIMARY KEY (mailbox, item, stream, position),
                        FOREIGN KEY (mailbox, item) REFERENCES item ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TRIGGER piece_used AFTER INSERT ON item_piece BEGIN
                        UPDATE piece SET uses = uses + 1 WHERE mailbox = NEW.mailbox AND digest = NEW.digest;
                    END\
                    """,
                    """
                    CREATE TRIGGER piece_let_go AFTER DELETE ON item_piece BEGIN
                        UPDATE piece SET uses = uses - 1 WHERE mailbox = OLD.mailbox AND digest = OLD.digest;
                        DELETE FROM piece WHERE mailbox = OLD.mailbox AND digest = OLD.digest AND uses = 0;
                    END\
                    """,
                    """
                    CREATE TABLE folder_contents (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        folder TEXT NOT NULL,
                        items INTEGER NOT NULL,
                        unread INTEGER NOT NULL,
                        associated INTEGER NOT NULL,
                        bytes INTEGER NOT NULL,
                        millis INTEGER NOT NULL,
                        newest INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, folder)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TRIGGER item_came_in AFTER INSERT ON item BEGIN
                        INSERT INTO folder_contents VALUES (
                            NEW.mailbox, NEW.folder, 1 - NEW.associated, (1 - NEW.associated) * (1 - NEW.read),
                            NEW.associated, NEW.size, NEW.millis, NEW.came)
                        ON CONFLICT (mailbox, folder) DO UPDATE SET items = items + excluded.items,
                            unread = unread + excluded.unread, associated = associated + excluded.associated,
                            bytes = bytes + excluded.bytes, newest = max(newest, excluded.newest);
                    END\
                    """,
                    """
                    CREATE TRIGGER item_went AFTER DELETE ON item BEGIN
                        UPDATE folder_contents SET items = items - (1 - OLD.associated),
                            unread = unread - (1 - OLD.associated) * (1 - OLD.read),
                            associated = associated - OLD.associated, bytes = bytes - OLD.size
                        WHERE mailbox = OLD.mailbox AND folder = OLD.folder;
                    END\
                    """,
                    """
                    CREATE TRIGGER item_became AFTER UPDATE OF folder, read, associated, size ON item BEGIN
                        UPDATE folder_contents SET items = items - (1 - OLD.associated),
                            unread = unread - (1 - OLD.associated) * (1 - OLD.read),
                            associated = associated - OLD.associated, bytes = bytes - OLD.size
                        WHERE mailbox = OLD.mailbox AND folder = OLD.folder;
                        INSERT INTO folder_contents VALUES (
                            NEW.mailbox, NEW.folder, 1 - NEW.associated, (1 - NEW.associated) * (1 - NEW.read),
                            NEW.associated, NEW.size, NEW.millis, NEW.came)
                        ON CONFLICT (mailbox, folder) DO UPDATE SET items = items + excluded.items,
                            unread = unread + excluded.unread, associated = associated + excluded.associated,
                            bytes = bytes + excluded.bytes, newest = max(newest, excluded.newest);
                    END\
                    """);

    private ItemTables() {}
}
