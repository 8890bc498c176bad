package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private final RemovalOptions options = new RemovalOptions();

    AddressSpaceRefuse(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.accepted(api);
            forests.get(forest);
            options.unlessTried(
                    surroundings, "Refuse %s?".formatted(forest), () -> forests.remove(forest));
            return options.report(surroundings, "forestName")
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
