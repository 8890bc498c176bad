package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente retention show ADDRESS`.
@Command(
        name = "show",
        description =
                "Shows which retention policy a mailbox has, what its tags say, and whether a retention hold pauses them.",
        mixinStandardHelpOptions = true)
final class RetentionShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RetentionShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var retention = api.get(RetentionCommand.path(address));
            surroundings
                    .terminal()
                    .say(json ? Json.text(retention) : RetentionCommand.table(retention));
            return ExitCode.GOOD.number();
        }
    }
}
