package entente.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente hold place ADDRESS [--name NAME [--query QUERY]]`.
@Command(
        name = "place",
        description = {
            "Places a mailbox on litigation hold: from now on nothing in it goes for good, also not what was deleted before. With --name it places an in-place hold, of what --query means or of everything; a mailbox has up to 20.",
            "",
            "Of a hold that is there already it changes what it says. A QUERY is written as for `entente search`; its days, such as today, are those of when the hold was placed first. In Exchange: Set-Mailbox -LitigationHoldEnabled, New-MailboxSearch -InPlaceHoldEnabled."
        },
        mixinStandardHelpOptions = true)
final class HoldPlace implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Places an in-place hold of this name; without it, a litigation hold.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description =
                    "Of an in-place hold: only what this means, such as from:ann@fabrikam.test budget, and what cannot be searched whole.")
    private Optional<String> query = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Whose days the query means, such as Europe/Zurich; by default this machine's.")
    private Optional<ZoneId> zone = Optional.empty();

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
        if (name.isEmpty() && (query.isPresent() || zone.isPresent())) {
            throw CommandFailed.usage(
                    "A litigation hold is of everything, and has no query.",
                    "Name an in-place hold with --name.");
        }
        var ask = Json.object();
        var hold =
                name.isPresent()
                        ? ask.putObject("inPlaceHolds").putObject(name.get())
                        : ask.putObject("hold");
        query.ifPresent(text ->
                hold.put("query", text).put("zone", zone.orElse(ZoneId.systemDefault()).getId()));
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
                            Json.object().set("hold", placed(kept)));
        }
    }

    private JsonNode placed(JsonNode kept) {
        return name.map(text -> kept.path("inPlaceHolds").path(text))
                .orElseGet(() -> kept.path("hold"));
    }
}
