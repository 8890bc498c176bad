package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.digest.Sha256;
import entente.mailfiles.CalendarWriting;
import entente.mailfiles.FileNames;
import entente.mailfiles.MailWriting;
import entente.mailfiles.SafeFile;
import entente.problem.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a search finds into files: of each mailbox its messages and an .ics file of its appointments, and `manifest.jsonl`, which has a line for each item: what it is, and the SHA-256 of its bytes as they were given out, or
/// why it is in no file. A manifest that is there is whole.
final class SearchExport {
    static final String MANIFEST = "manifest.jsonl";
    private static final String DUPLICATE = "duplicate";

    /// What messages are written into.
    enum Format {
        mbox,
        eml
    }

    private final Surroundings surroundings;
    private final Format format;
    private final boolean deduplicate;
    private final Map<String, String> seen = new HashMap<>();
    private int exported;
    private int skipped;
    private boolean interrupted;

    SearchExport(Surroundings surroundings, Format format, boolean deduplicate) {
        this.surroundings = surroundings;
        this.format = format;
        this.deduplicate = deduplicate;
    }

    ExitCode export(AdminApi api, JsonNode estimate, ObjectNode question, Path to, boolean json) {
        try {
            ExportFolder.prepare(to);
            write(api, estimate, question, to);
        } catch (IOException failed) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written: %s.".formatted(to, failed.getMessage()),
                            "Export again into an empty folder.")
                    .causedBy(failed);
        }
        tell(json, to);
        return interrupted || exported + skipped == 0 ? ExitCode.FINDING : ExitCode.GOOD;
    }

    private void write(AdminApi api, JsonNode estimate, ObjectNode question, Path to)
            throws IOException {
        var signals = StopSignals.listen();
        try (var progress =
                        Progress.items(
                                surroundings.terminal(),
                                "exporting",
                                estimate.path("items").asLong());
                var manifest = new SafeFile(to.resolve(MANIFEST));
                var mail = MailWriting.of(form(), to)) {
            for (var each : estimate.path("mailboxes")) {
                if (interrupted || each.path("items").asLong() == 0) {
                    continue;
                }
                var mailbox = each.path("mailbox").asString();
                var calendar = new FileNames(to).of(List.of(mailbox), ".ics");
                mail.beginFolder(List.of(mailbox));
                try (var appointments = new Appointments(calendar)) {
                    var files = new Files(mail, appointments, manifest);
                    mailbox(
                            api,
                            question.deepCopy().put("mailbox", mailbox),
                            files,
                            progress,
                            signals);
                    if (!interrupted) {
                        appointments.keep();
                        mail.endFolder();
                    }
                }
            }
            if (!interrupted) {
                manifest.keep();
            }
        }
    }

    /// Where what is found goes.
    private record Files(MailWriting mail, Appointments appointments, SafeFile manifest) {}

    private void mailbox(
            AdminApi api, ObjectNode question, Files files, Progress progress, StopSignals signals)
            throws IOException {
        for (var more = true; more; ) {
            var page = api.items(SearchCommand.PATH + "/items", question);
            for (var item : page.items()) {
                files.manifest().write((Json.line(put(item, files)) + "\n").getBytes(UTF_8));
                progress.pass(1);
            }
            question.put("after", page.next());
            more = page.more();
            if (signals.isWished()) {
                interrupted = true;
                return;
            }
        }
    }

    /// Puts an item into its file, or not, and says what there is to say of it.
    private ObjectNode put(ExportedPage.One item, Files files) throws IOException {
        var line = (ObjectNode) item.line().deepCopy();
        line.remove(List.of("length", "flags"));
        if (item.bytes().isEmpty()) {
            return left(line, Code.EXPORT_KIND_NOT_OFFERED.name());
        }
        var bytes = item.bytes().get();
        var hash = Sha256.hex(bytes);
        line.put("sha256", hash);
        var first = firstOf(line, hash);
        if (first.isPresent()) {
            return left(line, DUPLICATE).put("sameAs", first.get());
        }
        if (item.isAppointment()) {
            files.appointments().add(bytes);
        } else {
            files.mail().message(bytes, item.received(), item.flags());
        }
        exported++;
        return line;
    }

    private ObjectNode left(ObjectNode line, String reason) {
        skipped++;
        return line.put("exported", false).put("reason", reason);
    }

    /// The hash of the one that says the same and is in a file already. One without a Message-ID is like no other.
    private Optional<String> firstOf(JsonNode line, String hash) {
        var id = Json.text(line, "messageId");
        if (!deduplicate || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                seen.putIfAbsent(id.get() + " " + line.path("bodyHash").asString(), hash));
    }

    private void tell(boolean json, Path to) {
        var terminal = surroundings.terminal();
        if (json) {
            var told = Json.object().put("exported", exported).put("skipped", skipped);
            told.put("interrupted", interrupted);
            if (!interrupted) {
                told.put("manifest", to.resolve(MANIFEST).toString());
            }
            terminal.say(Json.text(told));
            return;
        }
        terminal.say("%d items are in %s, %d are not.".formatted(exported, to, skipped));
        terminal.say(
                interrupted
                        ? "It was interrupted: the rest is not there, and neither is the manifest."
                        : "%s has a line for each, with its SHA-256 or why it is in no file."
                                .formatted(to.resolve(MANIFEST)));
    }

    private MailWriting.Form form() {
        return switch (format) {
            case mbox -> MailWriting.Form.MBOX;
            case eml -> MailWriting.Form.EML;
        };
    }

    /// The file of a mailbox's appointments, which is there once there is one.
    private static final class Appointments implements AutoCloseable {
        private final Path path;
        private Optional<CalendarWriting> file = Optional.empty();

        private Appointments(Path path) {
            this.path = path;
        }

        private void add(byte[] object) throws IOException {
            if (file.isEmpty()) {
                file = Optional.of(new CalendarWriting(path));
            }
            file.get().add(object);
        }

        private void keep() throws IOException {
            if (file.isPresent()) {
                file.get().keep();
            }
        }

        @Override
        public void close() throws IOException {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}
