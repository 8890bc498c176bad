package entente.cli;

import entente.lookup.LookupReport;
import entente.question.View;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente lookup FROM TO…`: when others are free, and how the answer came about.
@Command(
        name = "lookup",
        description = {
            "Looks up when others are free, as FROM would see it from their own server.",
            "",
            "With --explain every step is shown, the other organisation's too where its server is at hand. In Exchange: Test-OAuthConnectivity"
                    + " and Get-CalendarDiagnosticLog show parts of this."
        },
        mixinStandardHelpOptions = true)
final class LookupCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FROM", description = "Who asks: an address here.")
    private String from = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TO",
            description = "Whose time is asked for.")
    private List<String> to = List.of();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "2026-03-02, 2026-03-02T09:00 or 2026-03-02T08:00:00Z; today if absent.")
    private Optional<String> start = Optional.empty();

    @ArgGroup private Length length = new Length();

    /// How long the window is: to a moment, or for some days.
    static final class Length {
        @Option(names = "--end", paramLabel = "TIME", description = "Written as --start is.")
        private Optional<String> end = Optional.empty();

        @Option(names = "--days", paramLabel = "N", description = "Days from --start; 5 if absent.")
        private Optional<Integer> days = Optional.empty();
    }

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone of local times, such as Europe/Berlin; this machine's if absent.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description = "MergedOnly, FreeBusy, FreeBusyMerged, Detailed or DetailedMerged.")
    private String view = View.DETAILED_MERGED.wireName();

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            description = "The length of one interval of the merged string; 30 if absent.")
    private int interval = 30;

    @Option(names = "--explain", description = "Show every step, on both sides.")
    private boolean explain;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    LookupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var question = question();
        var choice = new ServerChoice(surroundings, server);
        var chosen = choice.serverFor(from);
        try (var api = new AdminApi(chosen)) {
            var document = api.send("POST", "/entente/admin/lookup", question);
            var there =
                    explain
                            ? OtherSides.steps(surroundings, choice.neighboursOf(chosen), document)
                            : List.<ReportedStep>of();
            var report = read(document);
            print(document, report, there);
            return (report.answers().stream().allMatch(LookupText::answered)
                            ? ExitCode.GOOD
                            : ExitCode.FINDING)
                    .number();
        }
    }

    private ObjectNode question() {
        var window = LookupWindow.of(start, length.end, length.days, zone, Instant.now());
        var question = Json.object();
        question.put("from", from);
        to.forEach(question.putArray("to")::add);
        question.put("start", window.start().toString());
        question.put("end", window.end().toString());
        question.put("view", viewNamed(view).wireName());
        question.put("intervalMinutes", interval);
        return question;
    }

    private static LookupReport read(JsonNode document) {
        return LookupReport.read(Json.text(document).getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        CommandFailed.couldNotRun(
                                "The server's answer is not that of a lookup.",
                                "Check that server and command are of the same version."));
    }

    private static View viewNamed(String name) {
        return Stream.of(View.values())
                .filter(one ->
                        one.wireName()
                                .toLowerCase(Locale.ROOT)
                                .equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        CommandFailed.usage(
                                "%s is no view.".formatted(name),
                                "Use MergedOnly, FreeBusy, FreeBusyMerged, Detailed or DetailedMerged."));
    }

    private void print(JsonNode document, LookupReport report, List<ReportedStep> there) {
        var terminal = surroundings.terminal();
        if (json) {
            if (explain) {
                mergeSteps(document, report, there);
            }
            terminal.say(Json.text(document));
            return;
        }
        var text = new LookupText(terminal, zone, Duration.ofMinutes(interval));
        text.print(report);
        if (explain) {
            report.answers().stream()
                    .map(BothSides.Asked::of)
                    .forEach(asked -> StepsText.print(terminal, asked, there));
        }
        terminal.say("");
        terminal.say("trace " + report.traceId());
    }

    private static void mergeSteps(
            JsonNode document, LookupReport report, List<ReportedStep> there) {
        for (var place = 0; place < report.answers().size(); place++) {
            if (document.path("answers").path(place) instanceof ObjectNode answer) {
                ArrayNode steps = answer.putArray("steps");
                BothSides.of(report.answers().get(place), there)
                        .forEach(step -> steps.add(step.json()));
            }
        }
    }
}
