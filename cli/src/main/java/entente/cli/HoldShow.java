package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente hold show ADDRESS`.
@Command(
        name = "show",
        description = "Shows how long a mailbox keeps what is deleted, and whether it is on hold.",
        mixinStandardHelpOptions = true)
final class HoldShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    HoldShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var kept = api.get(HoldCommand.path(address));
            surroundings.terminal().say(json ? Json.text(kept) : HoldCommand.table(kept));
            return ExitCode.GOOD.number();
        }
    }
}
