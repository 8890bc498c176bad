package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened to items, in the file. The file notes it by itself ([EventTables]), but for what an item was copied from.
final class ItemEventRows {
    static final String SINCE =
            """
            SELECT item_event.number, kind, item_event.item, item_event.folder, item_before, folder_before,
                item_event.millis, CASE WHEN item.folder = item_event.folder THEN change_number ELSE 0 END, item.millis, length(facts)
            FROM item_event LEFT JOIN item ON item.mailbox = item_event.mailbox AND item.item = item_event.item
            WHERE item_event.mailbox = ? AND item_event.number > ? ORDER BY item_event.number LIMIT ?\
            """;

    /// One change to one item, by its number: what happened to the item, and where it lies. `before` is what it was, or what it is a copy of. Its change key is there where it still lies there, and
    /// `size` is how many bytes it says, 0 where it is gone.
    record Row(
            long number,
            Kind kind,
            Place place,
            Optional<Place> before,
            Instant at,
            Optional<String> changeKey,
            long size) {
        /// The same, as if that had happened to what lay there.
        Row at(Kind other, Place there) {
            return new Row(
                    number,
                    other,
                    there,
                    Optional.empty(),
                    at,
                    there.equals(place) ? changeKey : Optional.empty(),
                    size);
        }
    }

    record Place(String item, FolderKey folder) {}

    enum Kind {
        CAME,
        WENT,
        MOVED,
        CHANGED,
        COPIED;

        private static Kind of(String text) {
            return switch (text) {
                case "came" -> CAME;
                case "went" -> WENT;
                case "moved" -> MOVED;
                case "copied" -> COPIED;
                default -> CHANGED;
            };
        }
    }

    private ItemEventRows() {}

    /// The first of those after a number.
    static List<Row> since(Connection file, Address mailbox, long number, int most)
            throws SQLException {
        return Sql.query(file, SINCE, ItemEventRows::read, mailbox.toString(), number, most);
    }

    /// Notes that what came with this number is a copy of that item.
    static void copied(Connection file, Address mailbox, long number, String of)
            throws SQLException {
        Sql.update(
                file,
                """
                UPDATE item_event SET kind = 'copied', item_before = item.item, folder_before = item.folder
                FROM item WHERE item.mailbox = ?1 AND item.item = ?2
                    AND item_event.mailbox = ?1 AND item_event.number = ?3\
                """,
                mailbox.toString(),
                of,
                number);
    }

    private static Row read(ResultSet row) throws SQLException {
        var before = Optional.ofNullable(row.getString(5));
        var folderBefore = Optional.ofNullable(row.getString(6)).map(FolderKey::parse);
        var change = new Change(row.getLong(8), Instant.ofEpochMilli(row.getLong(9)));
        return new Row(
                row.getLong(1),
                Kind.of(row.getString(2)),
                new Place(row.getString(3), FolderKey.parse(row.getString(4))),
                before.map(item -> new Place(item, folderBefore.orElseThrow())),
                Instant.ofEpochMilli(row.getLong(7)),
                change.number() == 0 ? Optional.empty() : Optional.of(change.key()),
                row.getLong(10));
    }
}
