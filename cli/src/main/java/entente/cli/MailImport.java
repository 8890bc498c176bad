package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.mailfiles.FoundMessage;
import entente.mailfiles.MailFinder;
import entente.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Messages on their way into a mailbox: sent to the server in parts, each of which is imported whole or not at all. Without a server they are counted.
final class MailImport implements MailFinder {
    private static final int MOST_MESSAGES = 200;
    private static final int ENOUGH_BYTES = 4 << 20;

    private final AdminApi api;
    private final String address;
    private final boolean dryRun;
    private final MarkedDeleted deleted;
    private final StopSignals signals;
    private final Progress progress;
    private final MailImportReport report;
    private final List<Path> calendars = new ArrayList<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final List<Sent> sent = new ArrayList<>();
    private boolean stopped;

    MailImport(
            AdminApi api,
            String address,
            boolean dryRun,
            MarkedDeleted deleted,
            StopSignals signals,
            Progress progress) {
        this.api = api;
        this.address = address;
        this.dryRun = dryRun;
        this.deleted = deleted;
        this.report = new MailImportReport(deleted);
        this.signals = signals;
        this.progress = progress;
    }

    /// One of the part that is being made up.
    private record Sent(List<String> folder, Path file, long position) {}

    MailImportReport report() {
        return report;
    }

    /// The calendar files that lay among the mail.
    List<Path> calendars() {
        return calendars;
    }

    @Override
    public boolean goesOn() {
        if (!stopped && signals.isWished()) {
            flush();
            stop("It was interrupted.");
        }
        return !stopped;
    }

    @Override
    public void message(FoundMessage found) {
        if (isDeleted(found)) {
            report.countDeleted();
            if (deleted == MarkedDeleted.skip) {
                return;
            }
        }
        var folder = place(found);
        if (dryRun) {
            report.count(folder, MailImportReport.State.IMPORTED);
            return;
        }
        part.writeBytes(line(found, folder));
        part.write('\n');
        part.writeBytes(found.source());
        sent.add(new Sent(folder, found.file(), found.position()));
        if (part.size() >= ENOUGH_BYTES || sent.size() >= MOST_MESSAGES) {
            flush();
        }
    }

    @Override
    public void calendar(Path file) {
        calendars.add(file);
    }

    @Override
    public void skipped(List<String> folder, Path file, long position, Refusal why) {
        report.skip(folder, file, position, why);
    }

    @Override
    public void passed(long bytes) {
        progress.pass(bytes);
    }

    /// Sends what was not sent yet.
    void flush() {
        if (sent.isEmpty() || stopped) {
            return;
        }
        var answer = api.sendMessages(AdminApi.mailbox(address, "messages"), part.toByteArray());
        var results = answer.path("results");
        for (var index = 0; index < results.size(); index++) {
            tell(sent.get(index), results.get(index));
        }
        Json.text(answer.path("stopped"), "sentence")
                .ifPresent(why ->
                        stop(why + " " + Json.text(answer.path("stopped"), "remedy").orElse("")));
        part.reset();
        sent.clear();
    }

    private void tell(Sent one, JsonNode result) {
        switch (result.path("state").asString("")) {
            case "imported" -> report.count(one.folder, MailImportReport.State.IMPORTED);
            case "there" -> report.count(one.folder, MailImportReport.State.THERE);
            default ->
                    report.skip(
                            one.folder,
                            one.file,
                            one.position,
                            result.path("reasonCode").asString(""),
                            result.path("sentence").asString(""),
                            result.path("remedy").asString(""));
        }
    }

    private void stop(String why) {
        stopped = true;
        report.stop(why.strip());
    }

    /// A draft of the inbox lies in Drafts here.
    private List<String> place(FoundMessage found) {
        if (isDeleted(found) && deleted == MarkedDeleted.bin) {
            return List.of("Deleted Items");
        }
        return found.flags().contains("draft") && found.folder().equals(List.of("Inbox"))
                ? List.of("Drafts")
                : found.folder();
    }

    private static boolean isDeleted(FoundMessage found) {
        return found.flags().contains("deleted");
    }

    private byte[] line(FoundMessage found, List<String> folder) {
        var line = Json.object().put("length", found.source().length);
        folder.forEach(line.putArray("folder")::add);
        var flags = new TreeSet<>(found.flags());
        if (deleted != MarkedDeleted.recoverable) {
            flags.remove("deleted");
        }
        flags.forEach(line.putArray("flags")::add);
        found.received().ifPresent(time -> line.put("received", time.toString()));
        found.filed().ifPresent(time -> line.put("filed", time.toString()));
        return Json.line(line).getBytes(UTF_8);
    }
}
