package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente relationship show NAME`.
@Command(
        name = "show",
        description = "Shows one relationship. In Exchange: Get-OrganizationRelationship.",
        mixinStandardHelpOptions = true)
final class RelationshipShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RelationshipShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationship = new Relationships(api).get(name);
            surroundings.terminal().say(json ? Json.text(relationship) : Facts.of(relationship));
            return ExitCode.GOOD.number();
        }
    }
}
