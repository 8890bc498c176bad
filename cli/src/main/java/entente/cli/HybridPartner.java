package entente.cli;

import entente.question.Domain;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The partner that a command of the wizard is about, and the server it speaks to.
final class HybridPartner {
    @Parameters(
            paramLabel = "PARTNER",
            description = "A domain of the partner's, or an address there.")
    private String partner = "";

    @Mixin private final ServerOptions server = new ServerOptions();

    AdminServer server(Surroundings surroundings) {
        return new ServerChoice(surroundings, server).onlyServer();
    }

    Domain named() {
        return HybridOptions.domain(partner);
    }
}
