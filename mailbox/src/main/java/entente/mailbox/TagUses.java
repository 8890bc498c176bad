package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// Counts to what people of a mailbox gave retention tags, by an index of those items.
final class TagUses {
    static final String COUNTED =
            "SELECT policy_tag, count(*) FROM item INDEXED BY item_policy_tag WHERE "
                    + RetentionTables.TAGGED
                    + " AND mailbox = ? GROUP BY policy_tag";

    private TagUses() {}

    /// By the tags' ids.
    static List<TagUse> of(Connection file, Holding holding) throws SQLException {
        var items = new TreeMap<String, Long>();
        Sql.query(
                file,
                COUNTED,
                row -> items.put(row.getString(1), row.getLong(2)),
                holding.address().toString());
        var folders = new TreeMap<String, List<FolderId>>();
        holding.folders()
                .tags()
                .given()
                .forEach((folder, tag) ->
                        folders.computeIfAbsent(tag.toString(), _ -> new ArrayList<>())
                                .add(FolderId.of(holding.address(), folder)));
        folders.keySet().forEach(tag -> items.putIfAbsent(tag, 0L));
        return items.entrySet().stream()
                .map(each ->
                        new TagUse(
                                UUID.fromString(each.getKey()),
                                each.getValue(),
                                folders.getOrDefault(each.getKey(), List.of())))
                .toList();
    }
}
