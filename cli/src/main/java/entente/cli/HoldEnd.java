package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente hold end ADDRESS [--name NAME]`.
@Command(
        name = "end",
        description =
                "Ends a mailbox's litigation hold, or with --name an in-place hold: what it alone kept goes for good with the next hour. In Exchange: Set-Mailbox -LitigationHoldEnabled $false, Remove-MailboxSearch.",
        mixinStandardHelpOptions = true)
final class HoldEnd implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Which in-place hold; without it, the litigation hold.")
    private Optional<String> name = Optional.empty();

    @Mixin private final RemovalOptions options = new RemovalOptions();

    HoldEnd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = HoldCommand.path(address);
            var kept = api.get(path);
            var ask = name.isPresent() ? inPlace(kept, name.get()) : litigation(kept);
            options.unlessTried(
                    surroundings,
                    "End %s of %s? What it alone keeps goes for good.".formatted(which(), address),
                    () -> api.send("PATCH", path, ask));
            return options.report(surroundings, "address")
                    .print(
                            address,
                            "Ended %s of %s.".formatted(which(), address),
                            "Would end %s of %s.".formatted(which(), address),
                            Optional.empty(),
                            Optional.empty());
        }
    }

    private String which() {
        return name.map("the hold %s"::formatted).orElse("the hold");
    }

    private ObjectNode litigation(JsonNode kept) {
        if (!kept.path("hold").isObject()) {
            throw CommandFailed.usage(
                    "%s is not on hold.".formatted(address), "See with `entente hold show`.");
        }
        return Json.object().putNull("hold");
    }

    private ObjectNode inPlace(JsonNode kept, String named) {
        var known =
                HoldCommand.inPlace(kept, named)
                        .orElseThrow(() ->
                                CommandFailed.usage(
                                        "%s has no hold %s.".formatted(address, named),
                                        "See with `entente hold show`."));
        var ask = Json.object();
        ask.putObject("inPlaceHolds").putNull(known);
        return ask;
    }
}
