package entente.cli;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.ReadyDocument;
import entente.lab.RunningLab;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente lab`: the whole world on one machine, and the first lookup in it.
@Command(
        name = "lab",
        description = {
            "Starts a broker and four organisations on this machine, looks up joe@contoso.test for mary@contoso.test"
                    + " over OAuth, and stays up until Ctrl-C.",
            "",
            "Other commands find it by themselves. Its keys, passwords and people are for trying things out.",
            "With ENTENTE_LOG=DEBUG in the environment its servers log every request here."
        },
        mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
    private static final String MARY = "mary@contoso.test";
    private static final String LOG = "ENTENTE_LOG";
    private static final String JOE = "joe@contoso.test";

    private final Surroundings surroundings;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description =
                    "Keep the state here for the next run too; else a temporary folder is used and removed.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "The broker's port, with the organisations on the next four; else free ports.")
    private Optional<Integer> portBase = Optional.empty();

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Write addresses, keys and passwords here once everything answers.")
    private Optional<Path> readyFile = Optional.empty();

    @Option(names = "--json", description = "Print the first lookup as one JSON document.")
    private boolean json;

    LabCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var options = options();
        var stop = StopSignals.listen();
        keepTheLogShort();
        var terminal = surroundings.terminal();
        terminal.remark("Starting a broker and four organisations…");
        try (var lab = start(options);
                var _ = record(lab)) {
            lab.ready().organisations().forEach(one -> terminal.remark(told(one)));
            terminal.remark(
                    "People have deleted items back at %s, with the passwords in %s."
                            .formatted(
                                    lab.ready().organisations().getFirst().webUrl(),
                                    lab.readyFile()));
            lookUp(lab);
            terminal.remark("The lab is up; Ctrl-C ends it.");
            stop.await();
        }
        return ExitCode.GOOD.number();
    }

    private LabOptions options() {
        try {
            return new LabOptions(folder, portBase, readyFile, InstantSource.system());
        } catch (IllegalArgumentException outOfBounds) {
            throw CommandFailed.usage(
                            "This --port-base leaves no room: %s."
                                    .formatted(outOfBounds.getMessage()),
                            "Choose one such as 8440, or leave it out.")
                    .causedBy(outOfBounds);
        }
    }

    /// On this terminal the log would drown the lookup; whoever wants all of it sets the variable.
    private void keepTheLogShort() {
        if (surroundings.variable(LOG).isEmpty()) {
            System.setProperty(LOG, "WARN");
        }
    }

    private static RunningLab start(LabOptions options) {
        try {
            return Lab.start(options);
        } catch (Problem problem) {
            throw CommandFailed.couldNotStart(problem);
        } catch (IOException failed) {
            throw CommandFailed.couldNotRun(
                            "The lab could not start: %s.".formatted(failed),
                            "Check that the folder can be written to and the ports are free.")
                    .causedBy(failed);
        }
    }

    private RuntimeFolder.Kept record(RunningLab lab) throws IOException {
        var domains =
                lab.ready().organisations().stream()
                        .flatMap(one -> one.domains().stream())
                        .toList();
        return RuntimeFolder.of(surroundings)
                .keep(Running.lab(domains, lab.readyFile().toString()));
    }

    private static String told(ReadyDocument.Organisation organisation) {
        return "  %-20s %s".formatted(organisation.domains().getFirst(), organisation.baseUrl());
    }

    /// The same lookup that anybody could make now; what it finds does not end the lab.
    private void lookUp(RunningLab lab) {
        var environment = new HashMap<>(surroundings.environment());
        environment.put("ENTENTE_READY_FILE", lab.readyFile().toString());
        var here = new Surroundings(surroundings.terminal(), environment);
        var arguments = new ArrayList<>(List.of("lookup", MARY, JOE, "--explain"));
        if (json) {
            arguments.add("--json");
        }
        Commands.all(here).execute(arguments.toArray(String[]::new));
    }
}
