package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private final RemovalOptions options = new RemovalOptions();

    RelationshipRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            relationships.get(name);
            options.unlessTried(
                    surroundings, "Remove %s?".formatted(name), () -> relationships.remove(name));
            return options.report(surroundings, "name")
                    .print(
                            name,
                            "Removed %s from %s.".formatted(name, chosen.label()),
                            "Would remove %s from %s.".formatted(name, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
