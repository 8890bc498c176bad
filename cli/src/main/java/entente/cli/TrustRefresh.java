package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente trust refresh`.
@Command(
        name = "refresh",
        description =
                "Learns the broker's keys anew, as the server does daily; a new one counts only if a trusted one signed for it. In Exchange: Set-FederationTrust -RefreshMetadata.",
        mixinStandardHelpOptions = true)
final class TrustRefresh implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustRefresh(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            return options.dryRun(surroundings, "Would ask the broker for its keys.");
        }
        options.ask(surroundings, api -> api.act("refresh", Json.object()), TrustText::of);
        return ExitCode.GOOD.number();
    }
}
