package entente.cli;

import entente.bench.Bench;
import entente.bench.Scale;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente bench`: how fast it is on this machine, as ratios.
@Command(
        name = "bench",
        description = {
            "Measures this program on this machine. Each row is a ratio: what was measured over a limit measured beside it,"
                    + " in turns; the median of the turns is printed with their span.",
            "",
            "Servers are started for it on loopback and stopped again. The whole of it takes an hour or more;"
                    + " nothing else should run meanwhile."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Only the rows whose name contains this.")
    private String only = "";

    @Option(
            names = "--turns",
            paramLabel = "N",
            description = "How often each ratio is taken; ${DEFAULT-VALUE} if absent.")
    private int turns = Scale.USUAL.turns();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each side of a turn lasts; ${DEFAULT-VALUE} if absent.")
    private int seconds = (int) Scale.USUAL.length().toSeconds();

    @Option(names = "--list", description = "Print the names of the rows, and measure nothing.")
    private boolean list;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        var terminal = surroundings.terminal();
        if (list) {
            Bench.names().forEach(terminal.out()::println);
            return ExitCode.GOOD.number();
        }
        var report = Bench.run(scale(), rows(), terminal::remark);
        terminal.out().println(json ? report.json() : report.text());
        return ExitCode.GOOD.number();
    }

    private Scale scale() {
        if (turns < 1 || seconds < 1) {
            throw CommandFailed.usage(
                    "Nothing can be measured in no time.",
                    "Give at least one turn and one second.");
        }
        return new Scale(turns, Duration.ofSeconds(seconds));
    }

    private String rows() {
        if (Bench.names().stream().noneMatch(name -> name.contains(only))) {
            throw CommandFailed.usage(
                    "No row is called \"%s\".".formatted(only),
                    "`entente bench --list` names them.");
        }
        return only;
    }
}
