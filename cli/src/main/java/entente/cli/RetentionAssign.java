package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente retention assign ADDRESS POLICY`.
@Command(
        name = "assign",
        description =
                "Gives a mailbox a retention policy, in the place of the one it may have, or none. What is due goes within the day; `entente retention run --dry-run` shows it. In Exchange: Set-Mailbox -RetentionPolicy.",
        mixinStandardHelpOptions = true)
final class RetentionAssign implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "POLICY",
            description = "Which, as `entente retention-policy list` names it.")
    private Optional<String> policy = Optional.empty();

    @Option(names = "--none", description = "Take its policy away.")
    private boolean none;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RetentionAssign(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (none == policy.isPresent()) {
            throw CommandFailed.usage(
                    "Name one policy, or none.", "Give its name, or --none, and not both.");
        }
        var ask = Json.object();
        policy.ifPresentOrElse(name -> ask.put("policy", name), () -> ask.putNull("policy"));
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = RetentionCommand.path(address) + (dryRun ? "?dryRun=true" : "");
            var after = api.send("PATCH", path, ask);
            var now = Json.text(after, "policy").map("the retention policy "::concat);
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "%s has %s.".formatted(address, now.orElse("no retention policy")),
                            "Would give %s %s."
                                    .formatted(address, now.orElse("no retention policy")),
                            Optional.of(ask),
                            Optional.empty());
        }
    }
}
