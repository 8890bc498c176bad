package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente address-space show FOREST`.
@Command(
        name = "show",
        description =
                "Shows one address space, but for its secret. In Exchange: Get-AvailabilityAddressSpace.",
        mixinStandardHelpOptions = true)
final class AddressSpaceShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOREST", description = "The forest's domain.")
    private String forest = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var space = AddressSpaces.asked(api).get(forest);
            surroundings.terminal().say(json ? Json.text(space) : Facts.of(space));
            return ExitCode.GOOD.number();
        }
    }
}
