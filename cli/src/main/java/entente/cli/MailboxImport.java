package entente.cli;

import entente.mailfiles.MailFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `entente mailbox import ADDRESS FILE…`.
@Command(
        name = "import",
        description = {
            "Reads mail and calendars from files into a mailbox: mbox, Maildir, .eml, folders of these, and .ics.",
            "",
            "A message that its folder has already is left as it is, so importing again does what is missing:"
                    + " after Ctrl-C, a crash, or more quota, give the same command again. Broken messages are reported and skipped.",
            "",
            "Folders become folders of the mailbox, and those that are not there are made. What lies right in the"
                    + " file or folder that is named goes into the inbox, or into --folder.",
            "",
            "What Maildir (T) or an mbox (Status D, X-Mozilla-Status) marks as deleted within its folder goes into Deleted Items, where it is in sight, unless --deleted says otherwise.",
            "",
            "Calendar files (.ics) go into the default calendar. An event that is there already gives way to a newer one, so importing twice changes nothing."
                    + " Broken events are reported and skipped. A file is taken in part by part; where that stops,"
                    + " the report says so, and importing the file again does the rest.",
            "In Exchange: New-MailboxImportRequest."
        },
        mixinStandardHelpOptions = true)
final class MailboxImport implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files (mbox, .eml, .ics) or folders (Maildir, or any with such files).")
    private List<Path> files = List.of();

    @Option(
            names = "--folder",
            paramLabel = "NAME/NAME",
            description =
                    "Where mail goes, from the top of the mailbox; made where it is not there.")
    private Optional<String> folder = Optional.empty();

    @Option(
            names = "--deleted",
            paramLabel = "WHAT",
            description =
                    "What becomes of mail that is marked as deleted: bin (into Deleted Items), recoverable (out of sight, to what can be recovered: it comes back to its folder),"
                            + " keep (into its folder like all other mail), or skip. By default ${DEFAULT-VALUE}.")
    private MarkedDeleted deleted = MarkedDeleted.bin;

    @Option(names = "--dry-run", description = "Count messages and events, and change nothing.")
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
        var target = folder.map(MailboxImport::names);
        var calendars = new ArrayList<>(files.stream().filter(MailboxImport::isCalendar).toList());
        var mail = files.stream().filter(file -> !isCalendar(file)).toList();
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            new Mailboxes(api).get(address);
            var document = Json.object();
            document.put("address", address);
            document.put("dryRun", dryRun);
            var good = true;
            if (!mail.isEmpty()) {
                var done = importMail(api, mail, target);
                good = done.report().isGood();
                document.set("mail", done.report().json());
                calendars.addAll(done.calendars());
                if (done.report().isStopped()) {
                    calendars.clear();
                }
                if (!json) {
                    done.report().tell(surroundings.terminal(), dryRun);
                }
            }
            good &= importCalendars(api, calendars, document.putArray("files"));
            if (json) {
                surroundings.terminal().say(Json.text(document));
            }
            return (good ? ExitCode.GOOD : ExitCode.FINDING).number();
        }
    }

    private MailImport importMail(AdminApi api, List<Path> mail, Optional<List<String>> target) {
        try (var progress = Progress.through(surroundings.terminal(), mail)) {
            var done =
                    new MailImport(api, address, dryRun, deleted, StopSignals.listen(), progress);
            var found = new MailFiles(target, done);
            try {
                for (var file : mail) {
                    found.find(file);
                }
                done.flush();
            } catch (IOException failed) {
                throw CommandFailed.couldNotRun(
                                "A file could not be read.", "Import the same again.")
                        .causedBy(failed);
            } catch (CommandFailed failed) {
                // What is in the mailbox by now is told before why there is no more.
                done.report().stop(failed.sentence());
                tell(done.report());
                throw failed;
            }
            return done;
        }
    }

    private void tell(MailImportReport report) {
        if (json) {
            var document = Json.object().put("address", address).put("dryRun", dryRun);
            document.set("mail", report.json());
            surroundings.terminal().say(Json.text(document));
        } else {
            report.tell(surroundings.terminal(), dryRun);
        }
    }

    private boolean importCalendars(AdminApi api, List<Path> calendars, ArrayNode results) {
        var calendarFiles = new CalendarFiles(surroundings.terminal(), api, address, json);
        var good = true;
        for (var file : calendars) {
            var result = dryRun ? CalendarFiles.count(file) : calendarFiles.send(file);
            var named = results.addObject().put("file", file.toString());
            result.propertyStream().forEach(each -> named.set(each.getKey(), each.getValue()));
            good &= result.path("faults").isEmpty();
            if (dryRun) {
                calendarFiles.tellCount(file, result);
            } else {
                calendarFiles.tell(file, result);
            }
        }
        return good;
    }

    private static boolean isCalendar(Path file) {
        return Files.isRegularFile(file)
                && String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    static List<String> names(String folder) {
        var names = Arrays.stream(folder.split("/")).map(String::strip).toList();
        if (names.isEmpty() || names.contains("")) {
            throw CommandFailed.usage(
                    "\"%s\" names no folder.".formatted(folder),
                    "Write its names from the top of the mailbox, as in Archive/2024.");
        }
        return names;
    }

    private static void check(Path file) {
        if (!Files.isReadable(file) || (!Files.isRegularFile(file) && !Files.isDirectory(file))) {
            throw unreadable(file);
        }
    }

    static CommandFailed unreadable(Path file) {
        return CommandFailed.usage(
                "%s cannot be read.".formatted(file),
                "Name a file with mail (mbox, .eml), a folder with such files (Maildir too), or an iCalendar file (.ics).");
    }
}
