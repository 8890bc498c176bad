package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that writes a store and says what was acknowledged, until it is killed.
final class KilledWriter {
    /// So many more lines at most does a writer say before it is killed in each run of the tests. A kill hits whatever is being written then, however long that went on before; of fewer lines
    /// there is less to look at afterwards.
    static final int FEW_LINES = 100;

    private KilledWriter() {}

    /// What the program said until it was killed after so many lines. The last line may be cut off.
    static List<String> linesUntilKilled(Class<?> program, StorePlace place, int lines)
            throws IOException, InterruptedException {
        var writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName(),
                                place.text())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said = new ArrayList<String>();
        try (var output = writer.inputReader(UTF_8)) {
            for (var i = 0; i < lines; i++) {
                var line = output.readLine();
                assertThat(line).as("the writer must go on until it is killed").isNotNull();
                said.add(line);
            }
            // By its handle: Process.destroyForcibly would also close the stream that is yet to be
            // read.
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            // What it had written before it died was acknowledged too.
            output.lines().forEach(said::add);
        }
        return said;
    }
}
