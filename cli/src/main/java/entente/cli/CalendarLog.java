package entente.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente calendar log ADDRESS`.
@Command(
        name = "log",
        description = {
            "Shows who changed, moved, deleted and restored appointments of a mailbox, newest first: when, by which way, and what a change made otherwise. Times are in UTC.",
            "",
            "Changes are kept for as long as deleted appointments are (120 days, where nothing else is set), all else for 90 days. Changes that one person made to an appointment within five minutes are shown as one. Exit code 1 where nothing is found. Only administrators whom the configuration names as `recoverers` may, and it is on record that they asked. In Exchange: Get-CalendarDiagnosticObjects."
        },
        mixinStandardHelpOptions = true)
final class CalendarLog implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--subject",
            paramLabel = "TEXT",
            description = "With this in the subject, before or afterwards.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--uid",
            paramLabel = "UID",
            description = "Of the appointment or series with this UID, as --json shows it.")
    private Optional<String> uid = Optional.empty();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "What happened then or later: 2026-03-02, or 2026-03-02T08:00; in this machine's zone where it names none.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--end", paramLabel = "TIME", description = "What happened then or earlier.")
    private Optional<String> end = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "So many of the newest at most, or unlimited (default: ${DEFAULT-VALUE}).")
    private String limit = "100";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    CalendarLog(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var question = question(ZoneId.systemDefault());
        var most = RecoverOptions.limit(limit, 100);
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var history = CalendarHistory.of(api, address, question, most);
            surroundings.terminal().say(json ? history.document() : history.text());
            return (history.entries().isEmpty() ? ExitCode.FINDING : ExitCode.GOOD).number();
        }
    }

    private ObjectNode question(ZoneId zone) {
        var question = Json.object();
        subject.ifPresent(text -> question.put("subjectContains", text));
        uid.ifPresent(text -> question.put("uid", text));
        start.ifPresent(text ->
                question.put("filterStartTime", RecoverOptions.time("--start", text, zone, false)));
        end.ifPresent(text ->
                question.put("filterEndTime", RecoverOptions.time("--end", text, zone, true)));
        return question;
    }
}
