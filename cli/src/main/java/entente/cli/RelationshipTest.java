package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente relationship test NAME`.
@Command(
        name = "test",
        description = {
            "Tries both halves of a relationship: what is set here, what the partner tells of itself, whether the broker gives a token for it,",
            "and what the partner's half says to one who brings that token. No calendar is looked into. Exit code 1 where a step failed.",
            "In Exchange: Test-OrganizationRelationship."
        },
        mixinStandardHelpOptions = true)
final class RelationshipTest implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Option(
            names = "--for",
            paramLabel = "ADDRESS",
            description =
                    "On whose behalf of ours the token is asked for; no password is needed. Else on behalf of nobody who exists, in our first federated domain.")
    private Optional<String> person = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RelationshipTest(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var ask = Json.object();
        person.ifPresent(address -> ask.put("user", address));
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var report = new Relationships(api).test(name, ask);
            surroundings.terminal().say(json ? Json.text(report) : TrialText.of(report));
            return report.path("passed").asBoolean()
                    ? ExitCode.GOOD.number()
                    : ExitCode.FINDING.number();
        }
    }
}
