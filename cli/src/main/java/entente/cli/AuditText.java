package entente.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Events as people read them: one row each.
final class AuditText {
    private final Terminal terminal;
    private final boolean json;
    private final boolean atOnce;
    private Table table = table();
    private boolean any;

    /// `atOnce` says that nobody wants to wait for the end to see the beginning.
    AuditText(Terminal terminal, boolean json, boolean atOnce) {
        this.terminal = terminal;
        this.json = json;
        this.atOnce = atOnce;
    }

    void print(List<String> lines) {
        for (var line : lines) {
            any = true;
            if (json) {
                terminal.say(line);
            } else {
                row(Json.parse(line));
            }
        }
        if (!json && atOnce && !table.isEmpty()) {
            terminal.say(table.toString());
            table = table();
        }
    }

    void end() {
        if (!json) {
            terminal.say(any ? table.toString() : "Nothing of this stands on record.");
        }
    }

    private static Table table() {
        return new Table("when", "what", "by", "about", "result", "how");
    }

    private void row(JsonNode event) {
        table.row(
                text(event, "at").replaceAll("\\.\\d+Z$", "Z"),
                text(event, "event"),
                by(event),
                about(event),
                Stream.of(text(event, "result"), text(event, "reason"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")),
                how(event));
    }

    private static String by(JsonNode event) {
        var by = text(event, "by");
        var administrator = text(event, "administrator");
        return administrator.isEmpty()
                ? Stream.of(by, text(event, "peer"), "-")
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElseThrow()
                : administrator + " as " + by;
    }

    private static String about(JsonNode event) {
        var kind = text(event, "kind");
        return Stream.of(
                        text(event, "about"),
                        text(event, "audience"),
                        kind + " " + text(event, "name"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("-");
    }

    private static String how(JsonNode event) {
        var words =
                Stream.of(
                                "organisation",
                                "route",
                                "level",
                                "decidedBy",
                                "pipeline",
                                "action",
                                "wanted",
                                "query",
                                "path")
                        .map(name -> text(event, name))
                        .filter(word -> !word.isEmpty());
        var changes =
                Stream.of("before", "after")
                        .filter(event::has)
                        .map(name -> name + " " + Facts.value(event.path(name)));
        var count =
                event.path("count").asInt(1) > 1
                        ? Stream.of(event.path("count").asInt() + " times")
                        : Stream.<String>empty();
        return Stream.of(words, changes, count)
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode event, String name) {
        return Json.text(event, name).orElse("");
    }
}
