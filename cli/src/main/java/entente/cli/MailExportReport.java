package entente.cli;

import entente.problem.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What came of exporting a mailbox: how many items of each folder are in files, how many of which kind are not, which folders lie under another name, and whether it was interrupted.
final class MailExportReport {
    private final ObjectNode folders = Json.object();
    private final ObjectNode left = Json.object();
    private final ObjectNode renamed = Json.object();
    private int exported;
    private int notExported;
    private boolean interrupted;

    void count(List<String> folder, int count) {
        exported += count;
        folders.put(String.join("/", folder), count);
    }

    /// That so many of a kind are in no file.
    void leave(String kind, int count) {
        if (count > 0) {
            left.put(kind, left.path(kind).asInt(0) + count);
            notExported += count;
        }
    }

    /// Folders by the names under which they lie.
    void rename(Map<String, List<String>> names) {
        names.forEach((name, folder) -> renamed.put(name, String.join("/", folder)));
    }

    void interrupt() {
        interrupted = true;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    ObjectNode json(String address) {
        var json = Json.object().put("address", address).put("exported", exported);
        json.set("folders", folders);
        json.set("renamed", renamed);
        json.put("notExportedCount", notExported);
        json.set("notExported", left);
        if (notExported > 0) {
            json.put("reasonCode", Code.EXPORT_KIND_NOT_OFFERED.name());
        }
        return json.put("interrupted", interrupted);
    }

    void tell(Terminal terminal, String address, Path to) {
        terminal.say("%d items of %s are in %s.".formatted(exported, address, to));
        left.properties()
                .forEach(each ->
                        terminal.say(
                                "%s of %s were not exported (%s)."
                                        .formatted(
                                                each.getValue().asString(),
                                                each.getKey(),
                                                Code.EXPORT_KIND_NOT_OFFERED)));
        renamed.properties()
                .forEach(each ->
                        terminal.say(
                                "%s is %s, whose own name is too long or taken."
                                        .formatted(each.getKey(), each.getValue().asString())));
        if (interrupted) {
            terminal.say(
                    "It was interrupted: the rest is not there, and an mbox or .ics file that was under way is not either.");
        }
    }
}
