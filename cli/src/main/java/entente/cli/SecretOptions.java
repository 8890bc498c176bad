package entente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Where a secret comes from that a server is to be given: a file, the environment or the terminal, and never an argument, which everybody
/// on the machine can read.
final class SecretOptions {
    private static final String VARIABLE = "ENTENTE_SECRET";
    private static final int MOST_BYTES = 4 * 1024;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "The file whose first line is the secret; else $$ENTENTE_SECRET, else it is asked for on a terminal.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--new-secret", description = "Set another secret, also for the same account.")
    private boolean fresh;

    /// Whether a secret is to be set though nothing else asks for one.
    boolean areGiven() {
        return file.isPresent() || fresh;
    }

    String secret(Surroundings surroundings, String whose) {
        return file.map(SecretOptions::firstLine)
                .or(() -> surroundings.variable(VARIABLE))
                .orElseGet(() -> surroundings.askSecret("Secret of " + whose + ": ", VARIABLE));
    }

    /// What is told of a change: everything but the secret.
    static ObjectNode withheld(ObjectNode change, String member) {
        var told = change.deepCopy();
        if (told.has(member)) {
            told.put(member, "(withheld)");
        }
        return told;
    }

    static String firstLine(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CommandFailed.usage(
                        "%s is larger than a secret is.".formatted(file), "Name another file.");
            }
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be read.".formatted(file), "Check its name and rights.")
                    .causedBy(unreadable);
        }
    }
}
