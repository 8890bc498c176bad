package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente recover …`: what was deleted, and how it comes back.
@Command(
        name = "recover",
        description =
                "Shows what was deleted from a mailbox, and puts it back to where it was deleted from.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RecoverCommand {
    private RecoverCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new RecoverCommand())
                .addSubcommand(new RecoverList(surroundings))
                .addSubcommand(new RecoverRestore(surroundings))
                .addSubcommand(new RecoverRecord(surroundings));
    }
}
