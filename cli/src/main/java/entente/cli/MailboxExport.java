package entente.cli;

import entente.mailfiles.CalendarWriting;
import entente.mailfiles.FileNames;
import entente.mailfiles.MailWriting;
import entente.problem.Code;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

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

    private final ObjectNode told = Json.object();
    private final ObjectNode left = Json.object();
    private final ObjectNode renamed = Json.object();
    private int exported;
    private int notExported;
    private boolean interrupted;

    MailboxExport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var folders = folders(api);
            prepare();
            export(api, folders);
        } catch (IOException failed) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written: %s.".formatted(to, failed.getMessage()),
                            "Export again into an empty folder.")
                    .causedBy(failed);
        }
        tell();
        return (interrupted ? ExitCode.FINDING : ExitCode.GOOD).number();
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

    /// Makes the folder, or takes from others the rights to an empty one that is there.
    private void prepare() throws IOException {
        var isPosix = to.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(to)) {
            Files.createDirectories(to, attributes(isPosix));
            return;
        }
        try (var files = Files.list(to)) {
            if (files.findAny().isPresent()) {
                throw CommandFailed.usage(
                        "%s is not empty.".formatted(to),
                        "Name a folder that is empty or not there.");
            }
        }
        if (isPosix) {
            Files.setPosixFilePermissions(to, OWNER_ONLY);
        }
    }

    private static FileAttribute<?>[] attributes(boolean isPosix) {
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private void export(AdminApi api, List<JsonNode> folders) throws IOException {
        var items = folders.stream().mapToLong(one -> one.path("items").asLong()).sum();
        var calendars = new FileNames(to);
        try (var progress = ByteProgress.items(surroundings.terminal(), items);
                var mail = MailWriting.of(form(), to)) {
            var reading = new Reading(api, StopSignals.listen(), progress);
            for (var one : folders) {
                interrupted = interrupted || reading.signals().isWished();
                if (interrupted) {
                    return;
                }
                switch (kind(one)) {
                    case "calendar" -> calendar(one, calendars, reading);
                    case "mail" -> {
                        if (format != Format.ics) {
                            mail(one, mail, reading);
                        }
                    }
                    default -> leave(kind(one), one.path("items").asInt());
                }
            }
        }
    }

    /// From where items are read, and who hears of it.
    private record Reading(AdminApi api, StopSignals signals, ByteProgress progress) {}

    /// A file that is cut off is not kept.
    private void calendar(JsonNode one, FileNames names, Reading reading) throws IOException {
        try (var file = new CalendarWriting(names.of(path(one), ".ics"))) {
            var count = each(one, reading, item -> file.add(item.bytes().orElseThrow()));
            if (!interrupted) {
                file.keep();
                count(one, count);
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
        if (!interrupted || format != Format.mbox) {
            mail.endFolder();
            count(one, count);
        }
        mail.renamed().forEach((name, path) -> renamed.put(name, String.join("/", path)));
    }

    private void count(JsonNode folder, int count) {
        exported += count;
        told.put(String.join("/", path(folder)), count);
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
        for (var more = true; more && !interrupted; ) {
            var page = reading.api().items(items(folder.path("id").asString(), after));
            for (var item : page.items()) {
                if (item.bytes().isPresent() && item.isAppointment() == isCalendar(folder)) {
                    use.of(item);
                    count++;
                } else {
                    leave(item.itemClass(), 1);
                }
                reading.progress().pass(1);
            }
            after = page.next();
            more = page.more();
            interrupted = more && reading.signals().isWished();
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

    private void leave(String kind, int count) {
        if (count > 0) {
            left.put(kind, left.path(kind).asInt(0) + count);
            notExported += count;
        }
    }

    private void tell() {
        var document = Json.object().put("address", address).put("exported", exported);
        document.set("folders", told);
        document.set("renamed", renamed);
        document.put("notExportedCount", notExported);
        document.set("notExported", left);
        if (notExported > 0) {
            document.put("reasonCode", Code.EXPORT_KIND_NOT_OFFERED.name());
        }
        document.put("interrupted", interrupted);
        var terminal = surroundings.terminal();
        if (json) {
            terminal.say(Json.text(document));
            return;
        }
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
