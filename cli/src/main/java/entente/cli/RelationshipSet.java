package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente relationship set NAME`.
@Command(
        name = "set",
        description = {
            "Changes what is said and leaves the rest as it is; '' puts a setting back to its default.",
            "In Exchange: Set-OrganizationRelationship."
        },
        mixinStandardHelpOptions = true)
final class RelationshipSet implements Callable<Integer> {
    private final Surroundings surroundings;
    private final RelationshipOptions settings = new RelationshipOptions();

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    private RelationshipSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine command(Surroundings surroundings) {
        var set = new RelationshipSet(surroundings);
        return set.settings.addedTo(new CommandLine(set));
    }

    @Override
    public Integer call() {
        if (settings.areEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to change.",
                    "Say what: --domain, --free-busy-level, …; see --help.");
        }
        var change = Json.object();
        settings.over(change);
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            relationships.get(name);
            if (!dryRun) {
                Relationships.warn(surroundings.terminal(), relationships.change(name, change));
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "name")
                    .print(
                            name,
                            "Changed %s at %s.".formatted(name, chosen.label()),
                            "Would change %s at %s.".formatted(name, chosen.label()),
                            Optional.of(change),
                            Optional.empty());
        }
    }
}
