package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Which place an item has among those of its folder when they go by when they were received: found by the counts of the folder's stretches, without going through the items before it. Of what is
/// in the file at one moment.
final class ItemPlaces {
    static final String STRETCHES =
            """
            SELECT start_millis, items FROM item_stretch
            WHERE mailbox = ? AND folder = ? AND associated = ? ORDER BY start_millis\
            """;

    static final String COUNT =
            """
            SELECT count(*) FROM item INDEXED BY item_received
            WHERE mailbox = ? AND folder = ? AND associated = ? AND received_millis >= ? AND received_millis < ?\
            """;

    /// How many were received from `start` to where the next begins.
    private record Stretch(long start, long items) {}

    /// Where a page begins: at items that were received before `millis`, or from then on, of which `skipped` come before it.
    record Beginning(long millis, long skipped) {}

    private final Connection file;
    private final Object[] folder;
    private final List<Stretch> stretches;

    private ItemPlaces(Connection file, Object[] folder, List<Stretch> stretches) {
        this.file = file;
        this.folder = folder;
        this.stretches = stretches;
    }

    static ItemPlaces of(Connection file, Address mailbox, FolderKey key, boolean associated)
            throws SQLException {
        var folder = new Object[] {mailbox.toString(), FolderKey.text(key), associated};
        var stretches =
                Sql.query(
                        file,
                        STRETCHES,
                        row -> new Stretch(row.getLong(1), row.getLong(2)),
                        folder);
        return new ItemPlaces(file, folder, stretches);
    }

    /// How many items there are.
    long all() {
        return stretches.stream().mapToLong(Stretch::items).sum();
    }

    /// How many were received before then.
    long before(long millis) throws SQLException {
        var before = 0L;
        for (var at = 0; at < stretches.size() && stretches.get(at).start < millis; at++) {
            var stretch = stretches.get(at);
            before += end(at) <= millis ? stretch.items : counted(stretch.start, millis);
        }
        return before;
    }

    /// Where the item is that so many newer ones come before; fewer than there are.
    Beginning newestFirst(long newer) {
        var left = newer;
        for (var at = stretches.size() - 1; at >= 0; at--) {
            if (left < stretches.get(at).items) {
                return new Beginning(end(at), left);
            }
            left -= stretches.get(at).items;
        }
        throw new IllegalArgumentException("there are not so many items");
    }

    /// Where the item is that so many older ones come before; fewer than there are.
    Beginning oldestFirst(long older) {
        var left = older;
        for (var stretch : stretches) {
            if (left < stretch.items) {
                return new Beginning(stretch.start, left);
            }
            left -= stretch.items;
        }
        throw new IllegalArgumentException("there are not so many items");
    }

    private long end(int at) {
        return at + 1 < stretches.size() ? stretches.get(at + 1).start : Long.MAX_VALUE;
    }

    private long counted(long start, long end) throws SQLException {
        return Sql.query(
                        file,
                        COUNT,
                        row -> row.getLong(1),
                        folder[0],
                        folder[1],
                        folder[2],
                        start,
                        end)
                .getFirst();
    }
}
