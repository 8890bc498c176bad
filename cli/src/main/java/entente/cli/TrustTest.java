package entente.cli;

import static java.util.stream.Collectors.joining;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `entente trust test`.
@Command(
        name = "test",
        description =
                "Tries the federation trust step by step. In Exchange: Test-FederationTrust, Test-FederationTrustCertificate.",
        mixinStandardHelpOptions = true)
final class TrustTest implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustTest(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var report =
                options.ask(surroundings, api -> api.act("test", Json.object()), TrustTest::text);
        return report.path("passed").asBoolean()
                ? ExitCode.GOOD.number()
                : ExitCode.FINDING.number();
    }

    private static String text(JsonNode report) {
        var table = new Table("step", "", "detail");
        report.path("steps")
                .valueStream()
                .forEach(step ->
                        table.row(
                                Json.text(step, "step").orElse(""),
                                step.path("passed").asBoolean() ? "passed" : "FAILED",
                                Json.text(step, "detail").orElse("")));
        return table
                + report.path("steps")
                        .valueStream()
                        .flatMap(step ->
                                Json.text(step, "reasonCode").stream()
                                        .map(code ->
                                                System.lineSeparator()
                                                        + code
                                                        + ": "
                                                        + Json.text(step, "remedy").orElse("")))
                        .collect(joining());
    }
}
