package entente.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What is printed of a search, and of the index.
final class SearchText {
    private SearchText() {}

    /// What was found, or is not searched; a finding where that is nothing.
    static ExitCode found(Terminal terminal, JsonNode document, boolean json) {
        var isNothing = document.path("items").asLong(0) == 0 && document.path("found").isEmpty();
        if (json) {
            terminal.say(Json.text(document));
            return isNothing ? ExitCode.FINDING : ExitCode.GOOD;
        }
        var counts = new Table("mailbox", "items", "bytes", "not searched whole");
        for (var each : document.path("mailboxes")) {
            counts.row(
                    text(each, "mailbox"),
                    each.path("items").asString(),
                    each.path("bytes").asString(),
                    each.path("unsearchable").asString());
        }
        terminal.say(counts.isEmpty() ? "Nothing is found." : counts.toString());
        var items = new Table("received", "from", "bytes", "mailbox and folder", "subject");
        for (var each : document.path("found")) {
            items.row(
                    text(each, "received"),
                    text(each, "from"),
                    each.path("size").asString(),
                    text(each, "mailbox") + "/" + words(each.path("path"), "/"),
                    (text(each, "subject") + " " + gaps(each)).strip());
        }
        if (!items.isEmpty()) {
            terminal.say("");
            terminal.say(items.toString());
        }
        if (document.path("more").asBoolean(false)) {
            terminal.say("There is more.");
        }
        terminal.say("");
        terminal.say("trace " + text(document, "traceId"));
        return isNothing ? ExitCode.FINDING : ExitCode.GOOD;
    }

    /// How far the index is; a finding where it is not done with a mailbox.
    static ExitCode index(Terminal terminal, JsonNode document, boolean json) {
        var table = new Table("mailbox", "read", "changes behind");
        var isDone = true;
        for (var each : document.path("mailboxes")) {
            isDone &= each.path("whole").asBoolean() && each.path("changesBehind").asLong() == 0;
            table.row(
                    text(each, "mailbox"),
                    "%d %%".formatted(Math.round(100 * each.path("share").asDouble())),
                    each.path("changesBehind").asString());
        }
        terminal.say(json ? Json.text(document) : table.toString());
        return isDone ? ExitCode.GOOD : ExitCode.FINDING;
    }

    private static String gaps(JsonNode item) {
        var gaps = item.path("unsearchable");
        return gaps.isEmpty() ? "" : "(" + words(gaps, ", ") + ")";
    }

    private static String words(JsonNode list, String between) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(between));
    }

    private static String text(JsonNode node, String name) {
        return Json.text(node, name).orElse("");
    }
}
