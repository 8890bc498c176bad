package entente.cli;

import entente.problem.Problem;
import entente.server.Configuration;
import entente.server.ConfigurationFaults;
import entente.server.Serving;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente serve --config FILE`: an organisation's server, a broker, or both.
@Command(
        name = "serve",
        description = {
            "Serves what a configuration file says, until Ctrl-C or SIGTERM.",
            "",
            "The file says who the server is; whom it knows is told it while it runs: `entente connector`, `auth-server`, `partner`, `trust`, `relationship`.",
            "In Exchange: Set-AuthConfig sets part of what the file says."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "A TOML file.")
    private Path file = Path.of("");

    @Option(
            names = "--check",
            description = "Only say what is wrong with the file, and start nothing.")
    private boolean check;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var configuration = read();
        if (check) {
            surroundings.terminal().say("%s is sound: %s.".formatted(file, parts(configuration)));
            return ExitCode.GOOD.number();
        }
        var stop = StopSignals.listen();
        try (var serving = start(configuration);
                var _ = record(configuration)) {
            serving.urls().forEach(url -> surroundings.terminal().remark("Serving " + url));
            stop.await();
        }
        return ExitCode.GOOD.number();
    }

    private Configuration read() {
        try {
            return Configuration.read(file);
        } catch (ConfigurationFaults faults) {
            var sentence = String.valueOf(faults.getMessage());
            var advice =
                    "Correct the file; `entente serve --config %s --check` tries it."
                            .formatted(file);
            throw (check
                            ? CommandFailed.finding(sentence, advice)
                            : CommandFailed.couldNotRun(sentence, advice))
                    .causedBy(faults);
        }
    }

    private static Serving start(Configuration configuration) {
        try {
            return Serving.start(configuration, InstantSource.system());
        } catch (Problem problem) {
            throw CommandFailed.couldNotStart(problem);
        }
    }

    /// A broker has no administrators' API, so there is nothing in it for other commands to find.
    private RuntimeFolder.Kept record(Configuration configuration) throws IOException {
        if (configuration.organisation().isEmpty()) {
            return () -> {};
        }
        var organisation = configuration.organisation().get();
        var domains =
                organisation.acceptedDomains().stream().map(Object::toString).sorted().toList();
        return RuntimeFolder.of(surroundings)
                .keep(Running.server(domains, organisation.url().toString()));
    }

    private static String parts(Configuration configuration) {
        var broker = configuration.broker().map(one -> "the broker " + one.domain());
        var organisation =
                configuration.organisation().map(one -> one.name() + " (" + one.url() + ")");
        return broker.isPresent() && organisation.isPresent()
                ? broker.get() + " and " + organisation.get()
                : broker.or(() -> organisation).orElse("nothing");
    }
}
