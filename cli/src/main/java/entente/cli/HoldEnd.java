package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `entente hold end ADDRESS`.
@Command(
        name = "end",
        description =
                "Ends a mailbox's litigation hold: what it alone kept goes for good with the next hour. In Exchange: Set-Mailbox -LitigationHoldEnabled $false.",
        mixinStandardHelpOptions = true)
final class HoldEnd implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Mixin private final RemovalOptions options = new RemovalOptions();

    HoldEnd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = HoldCommand.path(address);
            if (!api.get(path).path("hold").isObject()) {
                throw CommandFailed.usage(
                        "%s is not on hold.".formatted(address), "See with `entente hold show`.");
            }
            options.unlessTried(
                    surroundings,
                    "End the hold of %s? What it alone keeps goes for good.".formatted(address),
                    () -> api.send("PATCH", path, Json.object().putNull("hold")));
            return options.report(surroundings, "address")
                    .print(
                            address,
                            "Ended the hold of %s.".formatted(address),
                            "Would end the hold of %s.".formatted(address),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
