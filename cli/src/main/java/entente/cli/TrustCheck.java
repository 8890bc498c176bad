package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente trust check`.
@Command(
        name = "check",
        description =
                "Has the broker look for the proofs of our domains in DNS. In Exchange: Set-FederatedOrganizationIdentifier.",
        mixinStandardHelpOptions = true)
final class TrustCheck implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustCheck(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var trust =
                options.ask(surroundings, api -> api.act("check", Json.object()), TrustText::of);
        var unproved =
                trust.path("domains")
                        .valueStream()
                        .filter(domain -> !Json.text(domain, "state").orElse("").equals("proved"))
                        .map(domain -> Json.text(domain, "domain").orElse(""))
                        .toList();
        if (!unproved.isEmpty()) {
            throw CommandFailed.finding(
                    "The broker found no proof of %s.".formatted(String.join(", ", unproved)),
                    "`entente trust proof` shows the records; DNS may take a while to tell them.");
        }
        return ExitCode.GOOD.number();
    }
}
