package entente.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Keys for people: under whose they are, each with what it is for and how long it lasts.
final class KeysText {
    private KeysText() {}

    static String of(JsonNode found, Terminal terminal) {
        var groups = new LinkedHashMap<String, List<JsonNode>>();
        found.path("keys")
                .valueStream()
                .forEach(key ->
                        groups.computeIfAbsent(text(key, "whose"), _ -> new ArrayList<>())
                                .add(key));
        return groups.entrySet().stream()
                .map(group ->
                        terminal.strong("Keys of " + group.getKey())
                                + "\n"
                                + table(group.getValue()))
                .collect(Collectors.joining("\n\n"));
    }

    static String warning(JsonNode key) {
        var left = key.path("daysLeft").asLong();
        return "%s of %s (%s) %s, on %s; nothing takes its place."
                .formatted(
                        "The key",
                        text(key, "whose"),
                        text(key, "purpose"),
                        left < 0 ? "has ended" : "ends in %d days".formatted(left),
                        text(key, "notAfter"));
    }

    private static Table table(List<JsonNode> keys) {
        var table = new Table("", "", "");
        for (var key : keys) {
            table.row(text(key, "state"), "purpose", text(key, "purpose"));
            table.row(
                    "",
                    "lasts",
                    "%s to %s, %d days left"
                            .formatted(
                                    text(key, "notBefore"),
                                    text(key, "notAfter"),
                                    key.path("daysLeft").asLong()));
            table.row("", "key", text(key, "algorithm") + ", " + text(key, "thumbprint"));
            Json.text(key, "keyId").ifPresent(id -> table.row("", "called", id));
            Json.text(key, "effective").ifPresent(day -> table.row("", "signs from", day));
            if (key.path("knownTo").isArray()) {
                table.row("", "known to", knownTo(key));
            }
            Json.text(key, "remark").ifPresent(remark -> table.row("", "", remark));
        }
        return table;
    }

    private static String knownTo(JsonNode key) {
        var known =
                key.path("knownTo")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(", "));
        return known.isEmpty() ? "not known" : known;
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member).orElse("–");
    }
}
