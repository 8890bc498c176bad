package entente.mailbox;

import java.util.List;

/// The table of how many items of a folder were received when, in stretches of the time: each begins where it says and ends where the next begins. The file counts them by itself,
/// whoever changes an item and however; [StretchRows] parts those that have become long.
final class StretchTables {
    /// When the first stretch of a folder begins: before any item.
    private static final String BEGINNING = "-9223372036854775807";

    private static final String OF_NEW = stretch("NEW");
    private static final String OF_OLD = stretch("OLD");

    private static final String COUNTED =
            """
                INSERT INTO item_stretch VALUES (NEW.mailbox, NEW.folder, NEW.associated, coalesce(%s, %s), 1)
                ON CONFLICT (mailbox, folder, associated, start_millis) DO UPDATE SET items = items + excluded.items;
            """
                    .formatted(OF_NEW, BEGINNING);

    private static final String COUNTED_NO_MORE =
            """
                UPDATE item_stretch SET items = items - 1
                WHERE mailbox = OLD.mailbox AND folder = OLD.folder AND associated = OLD.associated AND start_millis = %s;
                DELETE FROM item_stretch
                WHERE mailbox = OLD.mailbox AND folder = OLD.folder AND associated = OLD.associated AND start_millis = %s
                    AND items = 0;
            """
                    .formatted(OF_OLD, OF_OLD);

    /// A step of [Schema], which is never changed once it has been released.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE item_stretch (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        folder TEXT NOT NULL,
                        associated INTEGER NOT NULL,
                        start_millis INTEGER NOT NULL,
                        items INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, folder, associated, start_millis)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE INDEX item_stretch_long ON item_stretch (mailbox, folder) WHERE items > 2048",
                    parted(BEGINNING, ""),
                    "CREATE TRIGGER item_counted_in_time AFTER INSERT ON item BEGIN\n%sEND"
                            .formatted(COUNTED),
                    "CREATE TRIGGER item_went_from_time AFTER DELETE ON item BEGIN\n%sEND"
                            .formatted(COUNTED_NO_MORE),
                    """
                    CREATE TRIGGER item_moved_in_time AFTER UPDATE OF folder, associated, received_millis ON item
                    WHEN OLD.folder <> NEW.folder OR OLD.associated <> NEW.associated
                        OR OLD.received_millis <> NEW.received_millis BEGIN
                    %s%sEND\
                    """
                            .formatted(COUNTED_NO_MORE, COUNTED));

    private StretchTables() {}

    /// Makes stretches of the items of each folder that `where` leaves, of 1,024 items or less; items of one moment are in one, and where there are more of them, alone in it. The first begins at `start`.
    static String parted(String start, String where) {
        return """
        INSERT INTO item_stretch
        SELECT mailbox, folder, associated, CASE WHEN min(place) = 1 THEN %s ELSE min(received_millis) END, count(*)
        FROM (SELECT mailbox, folder, associated, received_millis,
                rank() OVER (PARTITION BY mailbox, folder, associated ORDER BY received_millis) AS place,
                count(*) OVER (PARTITION BY mailbox, folder, associated, received_millis) AS alike
            FROM item%s) AS placed
        GROUP BY mailbox, folder, associated, (place - 1) / 1024, alike > 1024\
        """
                .formatted(start, where);
    }

    /// When the stretch of a row that came or went begins.
    private static String stretch(String row) {
        return """
        (SELECT max(start_millis) FROM item_stretch WHERE mailbox = %1$s.mailbox AND folder = %1$s.folder
            AND associated = %1$s.associated AND start_millis <= %1$s.received_millis)\
        """
                .formatted(row);
    }
}
