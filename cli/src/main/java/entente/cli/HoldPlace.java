package entente.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente hold place ADDRESS [--name NAME [--query QUERY]]`.
@Command(
        name = "place",
        description = {
            "Places a mailbox on litigation hold: from now on nothing in it goes for good, also not what was deleted before. With --name it places an in-place hold, of what --query means or of everything; a mailbox has up to 20.",
            "",
            "Of a hold that is there already it changes what it says, and asks first where it would keep less: another query or zone, or fewer days. A QUERY is written as for `entente search`; its days, such as today, are those of when the hold was placed first. How much it means, `entente search` says beforehand. In Exchange: Set-Mailbox -LitigationHoldEnabled, New-MailboxSearch -InPlaceHoldEnabled."
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

    @Mixin private final RemovalOptions options = new RemovalOptions();

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
        var hold = hold();
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = HoldCommand.path(address);
            var before = api.get(path);
            var isNarrower = HoldCommand.isNarrower(placed(before), hold);
            if (isNarrower && !options.isTrial()) {
                surroundings.requireYes(
                        options.yes(),
                        "Have %s of %s keep less? What it alone keeps beside that goes for good."
                                .formatted(which(), address));
            }
            var kept =
                    api.send("PATCH", path + (options.isTrial() ? "?dryRun=true" : ""), ask(hold));
            return options.report(surroundings, "address")
                    .print(
                            address,
                            "%s is on hold.".formatted(address),
                            isNarrower
                                    ? "Would have %s of %s keep less: what it alone keeps beside that goes for good."
                                            .formatted(which(), address)
                                    : "Would place %s on hold.".formatted(address),
                            Optional.empty(),
                            Json.object().set("hold", placed(kept)));
        }
    }

    private ObjectNode hold() {
        var hold = Json.object();
        query.ifPresent(text ->
                hold.put("query", text).put("zone", zone.orElse(ZoneId.systemDefault()).getId()));
        days.ifPresent(number -> hold.put("days", number));
        comment.ifPresent(text -> hold.put("comment", text));
        return hold;
    }

    private ObjectNode ask(ObjectNode hold) {
        var ask = Json.object();
        if (name.isPresent()) {
            ask.putObject("inPlaceHolds").set(name.get(), hold);
        } else {
            ask.set("hold", hold);
        }
        return ask;
    }

    private String which() {
        return name.map("the hold %s"::formatted).orElse("the hold");
    }

    /// As it is said in an answer; missing where it is not there.
    private JsonNode placed(JsonNode kept) {
        return name.map(text ->
                        kept.path("inPlaceHolds")
                                .path(HoldCommand.inPlace(kept, text).orElse(text)))
                .orElseGet(() -> kept.path("hold"));
    }
}
