package entente.cli;

import entente.lab.PrivateFiles;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente snapshot`.
@Command(
        name = "snapshot",
        description = {
            "Writes down whom a server knows, as a TOML file that `entente apply` takes: its federation trust, auth servers, partner applications,"
                    + " connectors, relationships, remote domains, address spaces and accepted forests; of a broker, its service principals.",
            "No secret is in it. Two of the same state differ in the heading only.",
            "Exchange has no such file; there each kind of object is listed by itself (Get-OrganizationRelationship, …)."
        },
        mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it here, where only you may read it; else it is printed.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final Side side = new Side();

    SnapshotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = side.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var snapshot = side.snapshot(api);
            var text = SnapshotText.of(snapshot, chosen.label(), Instant.now());
            out.ifPresent(file -> write(file, text));
            surroundings.terminal().say(json ? json(snapshot) : told(chosen, snapshot, text));
            return ExitCode.GOOD.number();
        }
    }

    private String told(AdminServer chosen, Snapshot snapshot, String text) {
        return out.map(file ->
                        "Wrote %s: %d objects of %s."
                                .formatted(file, snapshot.items().size(), chosen.label()))
                .orElse(text.stripTrailing());
    }

    private static String json(Snapshot snapshot) {
        return Json.text(SnapshotText.json(snapshot));
    }

    static void write(Path file, String text) {
        try {
            PrivateFiles.write(file, text);
        } catch (IOException unwritable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written.".formatted(file),
                            "Check its name, and the rights of its folder.")
                    .causedBy(unwritable);
        }
    }
}
