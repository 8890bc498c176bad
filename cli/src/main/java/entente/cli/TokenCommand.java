package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente token …`: tokens that somebody has at hand.
@Command(
        name = "token",
        description = "Tells what a token is, and what would become of it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {
    private TokenCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new TokenCommand()).addSubcommand(new TokenInspect(surroundings));
    }
}
