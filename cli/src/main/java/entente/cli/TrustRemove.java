package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente trust remove`.
@Command(
        name = "remove",
        description =
                "Gives our domains back to the broker and forgets the federation trust, keys included. In Exchange: Remove-FederationTrust.",
        mixinStandardHelpOptions = true)
final class TrustRemove implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--force", description = "Forget it also where the broker does not answer.")
    private boolean force;

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            return options.dryRun(surroundings, "Would remove the federation trust and its keys.");
        }
        surroundings.requireYes(yes, "Remove the federation trust and its keys?");
        var body = Json.object().put("force", force);
        options.ask(
                surroundings,
                api -> api.act("remove", body),
                trust ->
                        "Removed the federation trust with "
                                + Json.text(trust, "broker").orElse(""));
        return ExitCode.GOOD.number();
    }
}
