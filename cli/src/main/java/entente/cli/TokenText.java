package entente.cli;

import tools.jackson.databind.JsonNode;

/// What was found of a token, for people: the verdict first, then the checks, then what it says.
record TokenText(Terminal terminal) {
    private static final String INDENT = "  ";

    void print(JsonNode found) {
        terminal.say(terminal.strong("This is " + text(found, "kind") + "."));
        verdict(found);
        list("Checks that it passes", found.path("checks"));
        list("Not looked at", found.path("notLookedAt"));
        found.path("parts").valueStream().forEach(this::part);
        terminal.say("");
        found.path("notes").valueStream().forEach(note -> terminal.say(note.asString()));
    }

    private void verdict(JsonNode found) {
        var when = "at %s, sent to %s".formatted(text(found, "at"), text(found, "host"));
        if (found.path("accepted").asBoolean()) {
            terminal.say(
                    "%s %s: lets in %s"
                            .formatted(terminal.good("accepted"), when, text(found, "caller")));
            return;
        }
        var why = found.path("refusal");
        terminal.say("%s %s: %s".formatted(terminal.bad("refused"), when, text(why, "reasonCode")));
        indented(text(why, "sentence"));
        Json.text(why, "cause").ifPresent(cause -> indented("Cause: " + cause));
        indented("What to do: " + text(why, "remedy"));
    }

    private void part(JsonNode part) {
        var table = new Table("", "");
        part.path("header")
                .propertyStream()
                .forEach(each -> table.row(each.getKey(), each.getValue().asString()));
        part.path("says")
                .propertyStream()
                .forEach(each -> table.row(each.getKey(), each.getValue().asString()));
        part.path("times")
                .valueStream()
                .forEach(time ->
                        table.row(
                                text(time, "name") + " (time)",
                                "%s, %s".formatted(text(time, "time"), text(time, "words"))));
        table.row("signature", text(part, "signature"));
        terminal.say("");
        terminal.say(terminal.strong("The " + text(part, "part")));
        table.lines().forEach(line -> terminal.say(INDENT + line));
    }

    private void list(String title, JsonNode items) {
        if (items.isEmpty()) {
            return;
        }
        terminal.say("");
        terminal.say(terminal.strong(title));
        items.valueStream().forEach(item -> indented("- " + item.asString()));
    }

    private void indented(String text) {
        Table.wrapped(text, Table.WIDTH - INDENT.length())
                .forEach(line -> terminal.say(INDENT + line));
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member).orElse("–");
    }
}
