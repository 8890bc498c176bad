package entente.cli;

import entente.mailfiles.CalendarWriting;
import entente.mailfiles.FileNames;
import entente.mailfiles.MailWriting;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox export ADDRESS --to FOLDER`.
@Command(
        name = "export",
        description = {
            "Writes the mail and the calendars of a mailbox into files.",
            "",
            "Each calendar becomes an .ics file. Contacts, tasks and lists of people are counted, and not exported."
                    + " What comes or goes meanwhile may be in it or not.",
            "In Exchange: New-MailboxExportRequest."
        },
        mixinStandardHelpOptions = true)
final class MailboxExport implements Callable<Integer> {
    /// What files are written; calendars are written with each.
    enum Format {
        maildir,
        mbox,
        eml,
        ics
    }

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "Where the files go: a folder that is empty or not there.")
    private Path to = Path.of("");

    @Option(
            names = "--format",
            description =
                    "maildir (Maildir++), mbox (a file for each folder), eml (a file for each message), or ics (calendars alone). By default maildir.")
    private Format format = Format.maildir;

    @Option(
            names = "--folder",
            paramLabel = "NAME/NAME",
            description = "Only this folder and those in it.")
    private Optional<String> folder = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what was received then or later, such as 2026-03-02T08:00:00Z.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    private final MailExportReport report = new MailExportReport();

    MailboxExport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var folders = folders(api);
            ExportFolder.prepare(to);
            export(api, folders);
        } catch (IOException failed) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written: %s.".formatted(to, failed.getMessage()),
                            "Export again into an empty folder.")
                    .causedBy(failed);
        }
        if (json) {
            surroundings.terminal().say(Json.text(report.json(address)));
        } else {
            report.tell(surroundings.terminal(), address, to);
        }
        return (report.isInterrupted() ? ExitCode.FINDING : ExitCode.GOOD).number();
    }

    private List<JsonNode> folders(AdminApi api) {
        var wanted = folder.map(MailboxImport::names);
        var found =
                api.get(AdminApi.mailbox(address, "folders"))
                        .path("folders")
                        .valueStream()
                        .filter(one -> wanted.isEmpty() || liesIn(path(one), wanted.get()))
                        .toList();
        if (found.isEmpty()) {
            throw CommandFailed.finding(
                    "%s has no folder %s.".formatted(address, folder.orElse("")),
                    "Write its names from the top of the mailbox.");
        }
        return found;
    }

    private static boolean liesIn(List<String> path, List<String> folder) {
        return path.size() >= folder.size()
                && String.join("/", path.subList(0, folder.size()))
                        .equalsIgnoreCase(String.join("/", folder));
    }

    private static List<String> path(JsonNode one) {
        return one.path("path").valueStream().map(JsonNode::asString).toList();
    }

    private static String kind(JsonNode one) {
        return one.path("kind").asString();
    }

    private static boolean isCalendar(JsonNode one) {
        return kind(one).equals("calendar");
    }

    private void export(AdminApi api, List<JsonNode> folders) throws IOException {
        var items = folders.stream().mapToLong(one -> one.path("items").asLong()).sum();
        var calendars = new FileNames(to);
        try (var progress = Progress.items(surroundings.terminal(), "exporting", items);
                var mail = MailWriting.of(form(), to)) {
            var reading = new Reading(api, StopSignals.listen(), progress);
            for (var one : folders) {
                if (reading.signals().isWished()) {
                    report.interrupt();
                }
                if (report.isInterrupted()) {
                    return;
                }
                switch (kind(one)) {
                    case "calendar" -> calendar(one, calendars, reading);
                    case "mail" -> {
                        if (format != Format.ics) {
                            mail(one, mail, reading);
                        }
                    }
                    default -> report.leave(kind(one), one.path("items").asInt());
                }
            }
        }
    }

    /// From where items are read, and who hears of it.
    private record Reading(AdminApi api, StopSignals signals, Progress progress) {}

    /// A file that is cut off is not kept.
    private void calendar(JsonNode one, FileNames names, Reading reading) throws IOException {
        try (var file = new CalendarWriting(names.of(path(one), ".ics"))) {
            var count = each(one, reading, item -> file.add(item.bytes().orElseThrow()));
            if (!report.isInterrupted()) {
                file.keep();
                report.count(path(one), count);
            }
        }
    }

    private void mail(JsonNode one, MailWriting mail, Reading reading) throws IOException {
        mail.beginFolder(path(one));
        var count =
                each(
                        one,
                        reading,
                        item ->
                                mail.message(
                                        item.bytes().orElseThrow(), item.received(), item.flags()));
        if (!report.isInterrupted() || format != Format.mbox) {
            mail.endFolder();
            report.count(path(one), count);
        }
        report.rename(mail.renamed());
    }

    private MailWriting.Form form() {
        return switch (format) {
            case mbox -> MailWriting.Form.MBOX;
            case eml, ics -> MailWriting.Form.EML;
            case maildir -> MailWriting.Form.MAILDIR;
        };
    }

    /// What is done with an item.
    @FunctionalInterface
    private interface Use {
        void of(ExportedPage.One item) throws IOException;
    }

    /// Goes through a folder's items; one that is not of the form of its folder's file is left, such as a deleted appointment among mail.
    private int each(JsonNode folder, Reading reading, Use use) throws IOException {
        var count = 0;
        var after = "";
        for (var more = true; more && !report.isInterrupted(); ) {
            var page = reading.api().items(items(folder.path("id").asString(), after));
            for (var item : page.items()) {
                if (item.bytes().isPresent() && item.isAppointment() == isCalendar(folder)) {
                    use.of(item);
                    count++;
                } else {
                    report.leave(item.itemClass(), 1);
                }
                reading.progress().pass(1);
            }
            after = page.next();
            more = page.more();
            if (more && reading.signals().isWished()) {
                report.interrupt();
            }
        }
        return count;
    }

    private String items(String folder, String after) {
        return AdminApi.mailbox(address, "items")
                + "?folder="
                + URLEncoder.encode(folder, StandardCharsets.UTF_8)
                + since.map(time -> "&since=" + time).orElse("")
                + (after.isEmpty() ? "" : "&after=" + after);
    }
}
