package entente.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox import ADDRESS FILE…`.
@Command(
        name = "import",
        description = {
            "Reads iCalendar files (.ics) into a mailbox's calendar.",
            "",
            "An event that is there already gives way to a newer one, so importing twice changes nothing."
                    + " Broken events are reported and skipped. A file is taken in part by part; where that stops,"
                    + " the report says so, and importing the file again does the rest.",
            "In Exchange: New-MailboxImportRequest."
        },
        mixinStandardHelpOptions = true)
final class MailboxImport implements Callable<Integer> {
    private static final String EVENT = "BEGIN:VEVENT";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose calendar.")
    private String address = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "iCalendar files.")
    private List<Path> files = List.of();

    @Option(names = "--dry-run", description = "Count the events, and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxImport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        // Before the first is sent, so that a slip in the last name changes nothing.
        files.forEach(MailboxImport::check);
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            new Mailboxes(api).get(address);
            var document = Json.object();
            document.put("address", address);
            document.put("dryRun", dryRun);
            var results = document.putArray("files");
            var faults = 0;
            for (var file : files) {
                var result = dryRun ? count(file) : send(api, file);
                var named = results.addObject().put("file", file.toString());
                result.propertyStream().forEach(each -> named.set(each.getKey(), each.getValue()));
                faults += result.path("faults").size();
                tell(file, result);
            }
            if (json) {
                surroundings.terminal().say(Json.text(document));
            }
            return (faults == 0 ? ExitCode.GOOD : ExitCode.FINDING).number();
        }
    }

    private JsonNode send(AdminApi api, Path file) {
        try (var upload = new Upload(surroundings.terminal(), file)) {
            return api.sendCalendar(AdminApi.mailbox(address, "calendar"), upload.body());
        }
    }

    private void tell(Path file, JsonNode result) {
        if (json) {
            return;
        }
        var terminal = surroundings.terminal();
        if (dryRun) {
            terminal.say(
                    "%s: would import %d events into %s."
                            .formatted(file, result.path("events").asInt(), address));
            return;
        }
        terminal.say(
                "%s: %d imported, %d in the place of what was there, %d skipped."
                        .formatted(
                                file,
                                result.path("imported").asInt(),
                                result.path("replaced").asInt(),
                                result.path("faults").size()));
        var table = new Table("line", "event", "why it was skipped");
        result.path("faults")
                .valueStream()
                .forEach(fault ->
                        table.row(
                                Integer.toString(fault.path("line").asInt()),
                                Json.text(fault, "uid").orElse(""),
                                Json.text(fault, "why").orElse("")));
        if (!table.isEmpty()) {
            table.lines().forEach(line -> terminal.say("  " + line));
        }
    }

    private static JsonNode count(Path file) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            var events = lines.lines().filter(line -> line.strip().equalsIgnoreCase(EVENT)).count();
            return Json.object().put("events", events);
        } catch (IOException unreadable) {
            throw unreadable(file).causedBy(unreadable);
        }
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unreadable(file);
        }
    }

    private static CommandFailed unreadable(Path file) {
        return CommandFailed.usage(
                "%s cannot be read.".formatted(file), "Name an iCalendar file (.ics).");
    }
}
