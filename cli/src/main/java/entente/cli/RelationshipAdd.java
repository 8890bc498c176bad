package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente relationship add NAME`.
@Command(
        name = "add",
        description = {
            "Adds a relationship with what is said; `discover` finds most of it out by itself.",
            "In Exchange: New-OrganizationRelationship."
        },
        mixinStandardHelpOptions = true)
final class RelationshipAdd implements Callable<Integer> {
    private final Surroundings surroundings;
    private final RelationshipOptions settings = new RelationshipOptions();

    @Parameters(paramLabel = "NAME", description = "Its name here, at most 64 characters.")
    private String name = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    private RelationshipAdd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine command(Surroundings surroundings) {
        var add = new RelationshipAdd(surroundings);
        return add.settings.addedTo(new CommandLine(add));
    }

    @Override
    public Integer call() {
        var wanted = Json.object();
        settings.over(wanted);
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            relationships.requireNew(name);
            if (!dryRun) {
                Relationships.warn(surroundings.terminal(), relationships.put(name, wanted));
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "name")
                    .print(
                            name,
                            "Added %s at %s.".formatted(name, chosen.label()),
                            "Would add %s at %s.".formatted(name, chosen.label()),
                            Optional.of(wanted),
                            Optional.empty());
        }
    }
}
