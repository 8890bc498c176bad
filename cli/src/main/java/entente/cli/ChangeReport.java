package entente.cli;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells what a change did, or with `--dry-run` would do. `subject` is what names the thing that is changed.
record ChangeReport(Terminal terminal, boolean dryRun, boolean json, String subject) {
    ChangeReport(Terminal terminal, boolean dryRun, boolean json) {
        this(terminal, dryRun, json, "address");
    }

    /// `done` and `wouldBe` are the sentences for people, `change` and `permissions` what was or would be sent.
    int print(
            String name,
            String done,
            String wouldBe,
            Optional<ObjectNode> change,
            Optional<ObjectNode> permissions) {
        var parts = Json.object();
        permissions.ifPresent(parts::setAll);
        return print(name, done, wouldBe, change, parts);
    }

    /// The same, where `parts` are what was or would be sent beside it, by their names.
    int print(
            String name,
            String done,
            String wouldBe,
            Optional<ObjectNode> change,
            ObjectNode parts) {
        if (json) {
            var document = Json.object();
            document.put(subject, name);
            document.put("changed", !dryRun);
            document.put("dryRun", dryRun);
            change.ifPresent(settings -> document.set("settings", settings));
            document.setAll(parts);
            terminal.say(Json.text(document));
        } else {
            terminal.say(dryRun ? wouldBe : done);
            change.ifPresent(this::list);
            parts.propertyStream().forEach(part -> list(part.getKey(), part.getValue()));
        }
        return ExitCode.GOOD.number();
    }

    private void list(String name, JsonNode part) {
        if (part instanceof ObjectNode settings) {
            list(settings);
        } else {
            terminal.say("  %s: %s".formatted(name, plain(part.toString())));
        }
    }

    private void list(ObjectNode settings) {
        settings.propertyStream()
                .forEach(each ->
                        terminal.say(
                                "  %s: %s"
                                        .formatted(
                                                each.getKey(), plain(each.getValue().toString()))));
    }

    private static String plain(String json) {
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}
