package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente hold place ADDRESS`.
@Command(
        name = "place",
        description = {
            "Places a mailbox on litigation hold: from now on nothing in it goes for good, also not what was deleted before.",
            "",
            "Of a mailbox on hold already it changes the days and the comment. In Exchange: Set-Mailbox -LitigationHoldEnabled."
        },
        mixinStandardHelpOptions = true)
final class HoldPlace implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "Each item until so many days after it was received; without it, until the hold is ended.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for people to read.")
    private Optional<String> comment = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    HoldPlace(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var ask = Json.object();
        var hold = ask.putObject("hold");
        days.ifPresent(number -> hold.put("days", number));
        comment.ifPresent(text -> hold.put("comment", text));
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = HoldCommand.path(address) + (dryRun ? "?dryRun=true" : "");
            var kept = api.send("PATCH", path, ask);
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "%s is on hold.".formatted(address),
                            "Would place %s on hold.".formatted(address),
                            Optional.empty(),
                            Json.object().set("hold", kept.path("hold")));
        }
    }
}
