package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `entente trust proof`.
@Command(
        name = "proof",
        description =
                "Shows the records that prove our domains in DNS. In Exchange: Get-FederatedDomainProof.",
        mixinStandardHelpOptions = true)
final class TrustProof implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustProof(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        options.ask(surroundings, TrustProof::domains, TrustText::proofs);
        return ExitCode.GOOD.number();
    }

    private static JsonNode domains(TrustApi api) {
        return Json.object().set("domains", api.get().path("domains"));
    }
}
