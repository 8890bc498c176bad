package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente trust show`.
@Command(
        name = "show",
        aliases = "list",
        description =
                "Shows the federation trust. In Exchange: Get-FederationTrust, Get-FederatedOrganizationIdentifier.",
        mixinStandardHelpOptions = true)
final class TrustShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        options.ask(surroundings, TrustApi::get, TrustText::of);
        return ExitCode.GOOD.number();
    }
}
