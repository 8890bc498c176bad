package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private final RemovalOptions options = new RemovalOptions();

    AddressSpaceRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.asked(api);
            forests.get(forest);
            options.unlessTried(
                    surroundings, "Remove %s?".formatted(forest), () -> forests.remove(forest));
            return options.report(surroundings, "forestName")
                    .print(
                            forest,
                            "Removed %s from %s.".formatted(forest, chosen.label()),
                            "Would remove %s from %s.".formatted(forest, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
