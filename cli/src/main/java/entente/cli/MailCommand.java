package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente mail …`: messages that wait for people of other organisations, and what became of messages.
@Command(
        name = "mail",
        description =
                "Shows the messages that wait for people of other organisations, has them tried again or given up, and tells what became of messages.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MailCommand {
    private MailCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new MailCommand())
                .addSubcommand(new MailQueue(surroundings))
                .addSubcommand(new MailRetry(surroundings))
                .addSubcommand(new MailDrop(surroundings))
                .addSubcommand(new MailTrack(surroundings));
    }
}
