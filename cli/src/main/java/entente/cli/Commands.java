package entente.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// All commands under one roof, and what becomes of their failures.
@Command(
        name = "entente",
        description = "Two mail organisations, one calendar.",
        mixinStandardHelpOptions = true,
        version = "entente 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:good",
            "1:a finding: a refusal, a failed check",
            "2:the command was not understood",
            "3:it could not run"
        })
final class Commands {
    /// Set to anything, it shows where in the program a failure came from.
    private static final String DEBUG = "ENTENTE_DEBUG";

    private Commands() {}

    /// The roof over every command. A new command gets its line here.
    static CommandLine all(Surroundings surroundings) {
        var roof =
                new CommandLine(new Commands())
                        .addSubcommand(new LabCommand(surroundings))
                        .addSubcommand(new ServeCommand(surroundings))
                        .addSubcommand(new LookupCommand(surroundings))
                        .addSubcommand(new MailTipsCommand(surroundings))
                        .addSubcommand(new PhotoCommand(surroundings))
                        .addSubcommand(MailboxCommand.all(surroundings))
                        .addSubcommand(MailCommand.all(surroundings))
                        .addSubcommand(new SearchCommand(surroundings))
                        .addSubcommand(RecoverCommand.all(surroundings))
                        .addSubcommand(CalendarCommand.all(surroundings))
                        .addSubcommand(HoldCommand.all(surroundings))
                        .addSubcommand(RetentionCommand.all(surroundings))
                        .addSubcommand(TokenCommand.all(surroundings))
                        .addSubcommand(KeysCommand.all(surroundings))
                        .addSubcommand(TrustCommand.all(surroundings))
                        .addSubcommand(RelationshipCommand.all(surroundings))
                        .addSubcommand(AddressSpaceCommand.all(surroundings))
                        .addSubcommand(HybridCommand.all(surroundings))
                        .addSubcommand(new DoctorCommand(surroundings))
                        .addSubcommand(new SnapshotCommand(surroundings))
                        .addSubcommand(new ApplyCommand(surroundings))
                        .addSubcommand(new AuditCommand(surroundings))
                        .addSubcommand(new BenchCommand(surroundings))
                        .addSubcommand(new CommandLine.HelpCommand());
        ObjectCommands.all(surroundings).forEach(noun -> roof.addSubcommand(noun));
        var terminal = surroundings.terminal();
        return roof.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.coloured() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Table.WIDTH)
                .setParameterExceptionHandler((problem, _) -> misunderstood(surroundings, problem))
                .setExecutionExceptionHandler((failure, _, _) -> failed(surroundings, failure));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private static int misunderstood(Surroundings surroundings, ParameterException problem) {
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        var failure =
                CommandFailed.usage(
                        String.valueOf(problem.getMessage()),
                        "`%s --help` says how it is called.".formatted(command));
        return failed(surroundings, failure);
    }

    private static int failed(Surroundings surroundings, Exception failure) {
        var terminal = surroundings.terminal();
        if (surroundings.variable(DEBUG).isPresent()) {
            failure.printStackTrace(terminal.err());
        }
        var told = failure instanceof CommandFailed known ? known : unforeseen(failure);
        terminal.remark("entente: " + terminal.bad(told.sentence()));
        if (!told.advice().isEmpty()) {
            terminal.remark(told.advice());
        }
        return told.exit().number();
    }

    private static CommandFailed unforeseen(Exception failure) {
        var what =
                failure.getMessage() == null
                        ? failure.getClass().getSimpleName()
                        : failure.getMessage();
        return CommandFailed.couldNotRun(
                "This failed in a way nobody planned for: " + what,
                "Set %s=1 and run it again to see where.".formatted(DEBUG));
    }
}
