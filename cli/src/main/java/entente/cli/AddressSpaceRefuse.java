package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente address-space refuse FOREST`.
@Command(
        name = "refuse",
        description =
                "Accepts a forest no longer: nobody of it may ask here. In Exchange: Set-AvailabilityConfig.",
        mixinStandardHelpOptions = true)
final class AddressSpaceRefuse implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOREST", description = "The forest's domain.")
    private String forest = "";

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceRefuse(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.accepted(api);
            forests.get(forest);
            surroundings.requireYes(dryRun || yes, "Refuse %s?".formatted(forest));
            if (!dryRun) {
                forests.remove(forest);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "forestName")
                    .print(
                            forest,
                            "%s may not ask at %s any more.".formatted(forest, chosen.label()),
                            "Would let %s not ask at %s any more."
                                    .formatted(forest, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
