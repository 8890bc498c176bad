package entente.cli;

import entente.server.ConfigurationFaults;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotFile;
import entente.snapshot.SnapshotText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente apply FILE`.
@Command(
        name = "apply",
        description = {
            "Brings a server to what a file says that `entente snapshot` wrote, or you: what differs is shown first, then added, changed and removed.",
            "What is not in the file is removed, but for the federation trust; a secret is left as it is where the file does not name one of its own.",
            "What the server refuses is told; run again, it goes on. Exchange has no such command."
        },
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The TOML file.")
    private Path file = Path.of("");

    @Option(
            names = "--dry-run",
            description = "Say what would be done, have the server check it, and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(
            names = "--undo",
            paramLabel = "FILE",
            description =
                    "Write here first how the server is now; applied in turn, that undoes all but lost secrets.")
    private Optional<Path> undo = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final Side side = new Side();

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = read();
        var chosen = side.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var now = side.snapshot(api);
            requireSame(now, wanted, chosen);
            var trust = new TrustPlan(now.trust(), wanted.trust(), wanted.partial());
            var applying = Applying.of(api, now.changesTo(wanted));
            var report =
                    new ApplyReport(
                            surroundings.terminal(), chosen.label(), json, dryRun, applying, trust);
            report.plan();
            trust.obstacle().ifPresent(report::stop);
            if (report.changes() == 0) {
                return report.end();
            }
            if (!report.tryAll()) {
                throw report.refusedBefore();
            }
            if (!dryRun) {
                confirm(report);
                undo.ifPresent(place -> write(place, now, chosen));
                report.make(new TrustApi(api));
            }
            return report.end();
        }
    }

    private Snapshot read() {
        try {
            return SnapshotFile.read(file, side.kinds());
        } catch (ConfigurationFaults faults) {
            throw CommandFailed.usage(
                            String.valueOf(faults.getMessage()),
                            "Correct the file; nothing was changed.")
                    .causedBy(faults);
        }
    }

    /// What another server knows would be added, and all that this one knows removed.
    private void requireSame(Snapshot now, Snapshot wanted, AdminServer chosen) {
        if (wanted.isOfAnotherThan(now)) {
            throw CommandFailed.usage(
                    "%s is of %s, and this server is %s."
                            .formatted(
                                    file,
                                    wanted.server().orElse("another"),
                                    now.server().orElseGet(chosen::label)),
                    "Name the right server with --org or --server; or, where the file is meant for this one, write its domain at `server` there.");
        }
    }

    private void confirm(ApplyReport report) {
        surroundings.requireYes(yes, "Make %s?".formatted(report.count()));
    }

    private static void write(Path place, Snapshot now, AdminServer server) {
        SnapshotCommand.write(place, SnapshotText.of(now, server.label(), Instant.now()));
    }
}
