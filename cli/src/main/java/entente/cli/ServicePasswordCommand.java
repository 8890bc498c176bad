package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente mailbox service-password …`: passwords of a mailbox for programs that sign in by NTLM.
@Command(
        name = "service-password",
        description = "Makes, lists and takes away passwords for programs that sign in by NTLM.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ServicePasswordCommand {
    private ServicePasswordCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new ServicePasswordCommand())
                .addSubcommand(new ServicePasswordAdd(surroundings))
                .addSubcommand(new ServicePasswordList(surroundings))
                .addSubcommand(new ServicePasswordRemove(surroundings));
    }

    static String path(String address, String name) {
        return AdminApi.mailbox(address, "service-passwords", name);
    }
}
