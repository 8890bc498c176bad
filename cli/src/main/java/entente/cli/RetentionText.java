package entente.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes from mailboxes by retention, for people.
final class RetentionText {
    private static final String FOR_GOOD = "gone for good";
    private static final String DELETED = "deleted long enough ago";

    private RetentionText() {}

    /// What would go, mailbox after mailbox: how much of each folder, then the oldest items.
    static String foreseen(List<ObjectNode> forecasts) {
        var parts = new ArrayList<String>();
        var table = new Table("mailbox", "folder", "why", "goes", "items", "oldest");
        for (var forecast : forecasts) {
            forecast.path("groups")
                    .valueStream()
                    .forEach(group ->
                            table.row(
                                    text(forecast, "address"),
                                    text(group, "folder"),
                                    Json.text(group, "tag").map("tag "::concat).orElse(DELETED),
                                    Json.text(group, "to").map("to "::concat).orElse(FOR_GOOD),
                                    text(group, "items"),
                                    text(group, "oldest")));
        }
        parts.add(table.isEmpty() ? "Nothing is due." : table.toString());
        var oldest = new Table("mailbox", "folder", "since", "class", "bytes", "item");
        for (var forecast : forecasts) {
            forecast.path("oldest")
                    .valueStream()
                    .forEach(item ->
                            oldest.row(
                                    text(forecast, "address"),
                                    text(item, "folder"),
                                    text(item, "since"),
                                    text(item, "itemClass"),
                                    text(item, "size"),
                                    text(item, "item")));
            if (forecast.path("capped").asBoolean()) {
                parts.add(
                        "There is more in %s than was counted."
                                .formatted(text(forecast, "address")));
            }
        }
        if (!oldest.isEmpty()) {
            parts.add(oldest.toString());
        }
        return String.join(System.lineSeparator(), parts);
    }

    static String done(List<ObjectNode> mailboxes) {
        var table = new Table("mailbox", "taken by tags", DELETED);
        mailboxes.forEach(
                one -> table.row(text(one, "address"), text(one, "taken"), text(one, "expired")));
        return table.isEmpty() ? "Nothing is due." : table.toString();
    }

    private static String text(JsonNode one, String name) {
        return one.path(name).asString("");
    }
}
