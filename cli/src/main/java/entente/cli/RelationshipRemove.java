package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente relationship remove NAME`.
@Command(
        name = "remove",
        description =
                "Removes a relationship: nothing is shown to the partner any more. In Exchange: Remove-OrganizationRelationship.",
        mixinStandardHelpOptions = true)
final class RelationshipRemove implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RelationshipRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            relationships.get(name);
            if (!dryRun && !yes && !surroundings.confirms("Remove %s?".formatted(name))) {
                throw CommandFailed.finding("Nothing was removed.", "");
            }
            if (!dryRun) {
                relationships.remove(name);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "name")
                    .print(
                            name,
                            "Removed %s from %s.".formatted(name, chosen.label()),
                            "Would remove %s from %s.".formatted(name, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
