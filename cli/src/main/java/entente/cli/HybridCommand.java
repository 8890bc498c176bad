package entente.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `entente hybrid …`: the configuration wizard. Alone, on a terminal, it asks and goes on as `entente hybrid apply`.
@Command(
        name = "hybrid",
        description = {
            "Has two organisations share calendars: works out from what both servers tell of themselves what ours has to know, shows what differs, and makes it.",
            "OAuth goes before DAuth where both sides have it, and the plan says why it is what it is. The partner's password is never asked for.",
            "In Exchange: the Hybrid Configuration Wizard."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class HybridCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    private HybridCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new HybridCommand(surroundings))
                .addSubcommand(HybridApply.planning(surroundings))
                .addSubcommand(HybridApply.applying(surroundings))
                .addSubcommand(new HybridStatus(surroundings))
                .addSubcommand(new HybridUndo(surroundings))
                .addSubcommand(new HybridHandoff(surroundings));
    }

    @Override
    public Integer call() {
        if (!surroundings.terminal().interactive()) {
            throw CommandFailed.usage(
                    "What shall the wizard do?",
                    "`entente hybrid plan DOMAIN` shows what it would do, `entente hybrid --help` the rest.");
        }
        return Objects.requireNonNull(spec.subcommands().get("apply")).execute();
    }
}
