package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente trust …`: the federation trust with a broker.
@Command(
        name = "trust",
        description = {
            "Makes, shows, tries and rolls the federation trust of an organisation with a broker.",
            "With it, relationships work: both sides trust the broker, and not each other's passwords."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TrustCommand {
    private TrustCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new TrustCommand())
                .addSubcommand(new TrustNew(surroundings))
                .addSubcommand(new TrustShow(surroundings))
                .addSubcommand(new TrustProof(surroundings))
                .addSubcommand(new TrustCheck(surroundings))
                .addSubcommand(new TrustTest(surroundings))
                .addSubcommand(new TrustRefresh(surroundings))
                .addSubcommand(new TrustRoll(surroundings))
                .addSubcommand(new TrustEnable(surroundings))
                .addSubcommand(new TrustDisable(surroundings))
                .addSubcommand(new TrustRemove(surroundings));
    }
}
