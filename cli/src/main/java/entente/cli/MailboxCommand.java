package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente mailbox …`: who is in an organisation, who may see their calendars, and how they take mail.
@Command(
        name = "mailbox",
        description =
                "Shows and changes who is in an organisation, what their calendars show, and how they take mail.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MailboxCommand {
    private MailboxCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new MailboxCommand())
                .addSubcommand(new MailboxList(surroundings))
                .addSubcommand(new MailboxShow(surroundings))
                .addSubcommand(new MailboxStats(surroundings))
                .addSubcommand(new MailboxAdd(surroundings))
                .addSubcommand(MailboxSet.command(surroundings))
                .addSubcommand(new MailboxPassword(surroundings))
                .addSubcommand(ServicePasswordCommand.all(surroundings))
                .addSubcommand(new MailboxRemove(surroundings))
                .addSubcommand(new MailboxImport(surroundings))
                .addSubcommand(new MailboxExport(surroundings));
    }
}
