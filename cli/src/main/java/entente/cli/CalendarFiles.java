package entente.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// Calendar files on their way into the default calendar of a mailbox.
record CalendarFiles(Terminal terminal, AdminApi api, String address, boolean quiet) {
    private static final String EVENT = "BEGIN:VEVENT";

    /// Imports one and gives the server's report.
    JsonNode send(Path file) {
        try (var upload = new Upload(terminal, file)) {
            return api.sendCalendar(AdminApi.mailbox(address, "calendar"), upload.body());
        }
    }

    /// How many events are in one.
    static JsonNode count(Path file) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            var events = lines.lines().filter(line -> line.strip().equalsIgnoreCase(EVENT)).count();
            return Json.object().put("events", events);
        } catch (IOException unreadable) {
            throw MailboxImport.unreadable(file).causedBy(unreadable);
        }
    }

    void tellCount(Path file, JsonNode result) {
        say(
                "%s: would import %d events into %s."
                        .formatted(file, result.path("events").asInt(), address));
    }

    void tell(Path file, JsonNode result) {
        say(
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
            table.lines().forEach(line -> say("  " + line));
        }
    }

    private void say(String line) {
        if (!quiet) {
            terminal.say(line);
        }
    }
}
