package entente.mailbox;

import java.util.List;

/// The table of what happened to items. The file writes it by itself, whoever changes an item and however; what people do not see is not in it.
final class EventTables {
    /// How many numbers back it is known what happened.
    static final long MOST = 50_000;

    /// A step of [Schema], which is never changed once it has been released. What goes and comes with one number was moved. What does not know when it happened is
    /// told so together with the folder.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE item_event (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        item TEXT NOT NULL,
                        folder TEXT NOT NULL,
                        item_before TEXT,
                        folder_before TEXT,
                        millis INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, number)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX item_event_undated ON item_event (mailbox) WHERE millis = 0",
                    """
                    CREATE TRIGGER item_told_of_coming AFTER INSERT ON item WHEN NEW.associated = 0 BEGIN
                        INSERT OR REPLACE INTO item_event VALUES (
                            NEW.mailbox, NEW.number, 'came', NEW.item, NEW.folder, NULL, NULL, NEW.millis);
                    END\
                    """,
                    """
                    CREATE TRIGGER item_told_of_going AFTER INSERT ON item_gone BEGIN
                        INSERT OR REPLACE INTO item_event VALUES (
                            NEW.mailbox, NEW.number, 'went', NEW.item, NEW.folder, NULL, NULL, 0);
                    END\
                    """,
                    """
                    CREATE TRIGGER item_told_of_moving AFTER UPDATE OF number ON item
                    WHEN NEW.associated = 0 AND NEW.folder <> OLD.folder BEGIN
                        INSERT OR REPLACE INTO item_event VALUES (
                            NEW.mailbox, NEW.number, 'moved', NEW.item, NEW.folder, OLD.item, OLD.folder, 0);
                    END\
                    """,
                    """
                    CREATE TRIGGER item_told_of_changing AFTER UPDATE OF number ON item
                    WHEN NEW.associated = 0 AND NEW.folder = OLD.folder AND NEW.number <> OLD.number BEGIN
                        INSERT OR REPLACE INTO item_event VALUES (
                            NEW.mailbox, NEW.number, 'changed', NEW.item, NEW.folder, NULL, NULL, NEW.millis);
                    END\
                    """,
                    """
                    CREATE TRIGGER item_event_dated AFTER UPDATE OF millis ON folder_contents BEGIN
                        UPDATE item_event SET millis = NEW.millis WHERE mailbox = NEW.mailbox AND millis = 0;
                    END\
                    """,
                    """
                    CREATE TRIGGER item_event_forgotten AFTER INSERT ON item_event BEGIN
                        DELETE FROM item_event WHERE mailbox = NEW.mailbox AND number <= NEW.number - 50000;
                    END\
                    """,
                    "ALTER TABLE folder_placement ADD COLUMN millis INTEGER NOT NULL DEFAULT 0");

    /// Another step. Without being told of the index, SQLite looks through all that is told of a mailbox for what is not dated yet, each time that something is changed.
    static final List<String> DATED_FAST =
            List.of(
                    "DROP TRIGGER item_event_dated",
                    """
                    CREATE TRIGGER item_event_dated AFTER UPDATE OF millis ON folder_contents BEGIN
                        UPDATE item_event SET millis = NEW.millis WHERE mailbox = NEW.mailbox AND number IN
                            (SELECT number FROM item_event INDEXED BY item_event_undated
                                WHERE mailbox = NEW.mailbox AND millis = 0);
                    END\
                    """);

    private EventTables() {}
}
