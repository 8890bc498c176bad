package entente.cli;

import entente.hybrid.Handoff;
import entente.hybrid.HybridPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente hybrid handoff PARTNER`.
@Command(
        name = "handoff",
        description = {
            "Writes down what others have to do for the same plan: a guide, the partner's half as a file for `entente apply` and as commands of the Exchange"
                    + " Management Shell, and what the broker registers. Changes nothing.",
            "Nothing in it is secret, and nothing of the partner's is asked for."
        },
        mixinStandardHelpOptions = true)
final class HybridHandoff implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write the files there; else they are printed. A file that is there already is not overwritten.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--json",
            description = "Print one JSON document: each file, and what is in it.")
    private boolean json;

    @Mixin private final HybridOptions options = new HybridOptions();

    HybridHandoff(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = options.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var search = new HybridSearch(api, _ -> {});
            var own = search.own();
            var wishes = options.wishes(surroundings, own);
            var found = search.find(own, wishes, options.place(surroundings, wishes));
            var plan = HybridPlan.of(found, wishes);
            HybridText.obstacle(plan)
                    .ifPresent(none -> {
                        throw none;
                    });
            var files =
                    Handoff.files(
                            plan, found, wishes, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            out.ifPresent(folder -> write(folder, files));
            surroundings.terminal().say(json ? Json.text(Json.of(files)) : told(files));
            return ExitCode.GOOD.number();
        }
    }

    private String told(Map<String, String> files) {
        var text = new StringBuilder();
        files.forEach((name, content) ->
                text.append(
                        out.map(folder -> "Wrote %s\n".formatted(folder.resolve(name)))
                                .orElseGet(() ->
                                        "==> %s <==\n%s\n"
                                                .formatted(name, content.replace("\r\n", "\n")))));
        return text.toString().stripTrailing();
    }

    /// Windows PowerShell takes a file without the mark for one in the machine's old encoding.
    private static String marked(String name, String content) {
        return name.endsWith(".ps1") ? '\ufeff' + content : content;
    }

    /// All of them or none is begun where one is there already.
    private static void write(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
            for (var name : files.keySet()) {
                if (Files.exists(folder.resolve(name))) {
                    throw new FileAlreadyExistsException(folder.resolve(name).toString());
                }
            }
            for (var file : files.entrySet()) {
                Files.writeString(
                        folder.resolve(file.getKey()),
                        marked(file.getKey(), file.getValue()),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException there) {
            throw CommandFailed.usage(
                            "%s is there already.".formatted(there.getFile()),
                            "Name another folder.")
                    .causedBy(there);
        } catch (IOException unwritable) {
            throw CommandFailed.couldNotRun(
                            "The files cannot be written to %s.".formatted(folder),
                            "Name another folder.")
                    .causedBy(unwritable);
        }
    }
}
