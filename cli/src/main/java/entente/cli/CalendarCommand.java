package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente calendar …`: what happened in the calendars of a mailbox.
@Command(
        name = "calendar",
        description = "Shows what happened to the appointments of a mailbox.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CalendarCommand {
    private CalendarCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new CalendarCommand()).addSubcommand(new CalendarLog(surroundings));
    }
}
