package entente.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A script of `acceptance/clients` that drives a client, run with Debian's Python.
final class ClientScript {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ClientScript() {}

    static boolean hasPython() {
        return Files.isExecutable(Path.of(PYTHON));
    }

    /// What the script says about the lab of this ready file, and perhaps about files beside it.
    static String run(String script, Path readyFile, Path... more)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(Path.of("clients", script).toString()));
        arguments.add(readyFile.toString());
        Stream.of(more).map(Path::toString).forEach(arguments::add);
        return python(arguments.toArray(String[]::new));
    }

    /// What Python says.
    static String python(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("client", ".txt");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
