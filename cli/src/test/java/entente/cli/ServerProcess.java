package entente.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `entente serve` as a process of its own.
final class ServerProcess implements AutoCloseable {
    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /// Returns once it answers. `folder` is where it records that it runs.
    static ServerProcess start(Path configuration, Path folder) throws IOException {
        var builder =
                new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "serve",
                                "--config",
                                configuration.toString()));
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        var process = builder.redirectErrorStream(true).start();
        awaitServing(process);
        return new ServerProcess(process);
    }

    private static void awaitServing(Process process) throws IOException {
        var said = new ArrayList<String>();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("Serving ")) {
                Thread.ofVirtual().start(() -> drain(output));
                return;
            }
        }
        throw new IllegalStateException("the server did not start: " + String.join("\n", said));
    }

    /// Nobody is to wait for somebody who does not read.
    private static void drain(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // With the process.
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
