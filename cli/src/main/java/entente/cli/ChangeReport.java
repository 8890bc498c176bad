package entente.cli;

import java.util.Optional;
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
        if (json) {
            var document = Json.object();
            document.put(subject, name);
            document.put("changed", !dryRun);
            document.put("dryRun", dryRun);
            change.ifPresent(settings -> document.set("settings", settings));
            permissions.ifPresent(sent -> document.set("permissions", sent.path("permissions")));
            terminal.say(Json.text(document));
        } else {
            terminal.say(dryRun ? wouldBe : done);
            change.ifPresent(this::list);
            permissions.ifPresent(sent -> list((ObjectNode) sent.path("permissions")));
        }
        return ExitCode.GOOD.number();
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
