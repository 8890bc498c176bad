package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente trust enable`.
@Command(
        name = "enable",
        description =
                "From now on the federation trust is used again. In Exchange: Set-FederatedOrganizationIdentifier -Enabled.",
        mixinStandardHelpOptions = true)
final class TrustEnable implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustEnable(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            return options.dryRun(surroundings, "Would enable the federation trust.");
        }
        options.ask(surroundings, api -> api.enable(true), TrustText::of);
        return ExitCode.GOOD.number();
    }
}
