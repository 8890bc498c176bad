package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente address-space remove FOREST`.
@Command(
        name = "remove",
        description =
                "Removes an address space: the forest is not asked any more. In Exchange: Remove-AvailabilityAddressSpace.",
        mixinStandardHelpOptions = true)
final class AddressSpaceRemove implements Callable<Integer> {
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

    AddressSpaceRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.asked(api);
            forests.get(forest);
            surroundings.requireYes(dryRun || yes, "Remove %s?".formatted(forest));
            if (!dryRun) {
                forests.remove(forest);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "forestName")
                    .print(
                            forest,
                            "Removed %s from %s.".formatted(forest, chosen.label()),
                            "Would remove %s from %s.".formatted(forest, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
