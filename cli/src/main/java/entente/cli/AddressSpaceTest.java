package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente address-space test FOREST`.
@Command(
        name = "test",
        description = {
            "Asks the forest one real question: is somebody there, and does he take what proves us? Exit code 1 where not.",
            "It is asked about --target, else about postmaster, whom the forest need not have.",
            "Exchange has no such test; there a lookup is the test."
        },
        mixinStandardHelpOptions = true)
final class AddressSpaceTest implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOREST", description = "The forest's domain.")
    private String forest = "";

    @Option(names = "--target", paramLabel = "ADDRESS", description = "Whom to ask about.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "For whom of ours; needed for PerUserFB and InternalProxy.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceTest(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var question = Json.object();
        target.ifPresent(address -> question.put("target", address));
        from.ifPresent(address -> question.put("from", address));
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var report = AddressSpaces.asked(api).test(forest, question);
            surroundings.terminal().say(json ? Json.text(report) : text(report));
            return report.path("passed").asBoolean()
                    ? ExitCode.GOOD.number()
                    : ExitCode.FINDING.number();
        }
    }

    private static String text(JsonNode report) {
        var table = new Table("step", "ms", "what happened");
        report.path("steps")
                .valueStream()
                .forEach(step ->
                        table.row(
                                Json.text(step, "step").orElse(""),
                                step.path("millis").asString(),
                                Json.text(step, "detail").orElse("")));
        var verdict = report.path("passed").asBoolean() ? "passed" : "FAILED";
        var why =
                Json.text(report, "reasonCode")
                        .map(code ->
                                "%n%s: %s%n%s"
                                        .formatted(
                                                code,
                                                Json.text(report, "sentence").orElse(""),
                                                Json.text(report, "remedy").orElse("")))
                        .orElse("");
        return table + verdict + why;
    }
}
