package entente.testkit;

import entente.cli.Main;
import entente.lab.ReadyDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// A lab in a process of its own, started by the command as a user would, with a folder that outlives it.
public final class ChildLab extends LabClient {
    private static final String UP = "The lab is up";

    private final Process process;

    private ChildLab(Process process, ReadyDocument ready) {
        super(ready);
        this.process = process;
    }

    /// Starts it with its state in `folder`, and returns once it says that it is up.
    public static ChildLab start(Path folder) throws IOException {
        var readyFile = folder.resolve("told.json");
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "lab",
                        "--dir",
                        folder.resolve("state").toString(),
                        "--ready-file",
                        readyFile.toString());
        // Where running labs are recorded: not among those of whoever runs the tests.
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        var process = builder.redirectErrorStream(true).start();
        awaitUp(process);
        return new ChildLab(process, ReadyDocument.parse(Files.readString(readyFile)));
    }

    private static void awaitUp(Process process) throws IOException {
        var said = new ArrayList<String>();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(UP)) {
                Thread.ofVirtual().start(() -> drain(output));
                return;
            }
        }
        throw new IllegalStateException("the lab did not start: " + String.join("\n", said));
    }

    /// Nobody is to wait for somebody who does not read.
    private static void drain(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // With the process.
        }
    }

    /// Ends the process as `kill -9` does: it learns nothing of it.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        super.close();
        process.destroyForcibly();
    }
}
