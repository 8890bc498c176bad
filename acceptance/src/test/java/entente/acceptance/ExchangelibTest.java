package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// exchangelib, unmodified, as Debian packages it (python3-exchangelib), against the lab.
class ExchangelibTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path SCRIPT = Path.of("clients", "exchangelib_freebusy.py");

    @TempDir private Path folder;

    @Test
    void everyCheckOfTheClientPasses() throws IOException, InterruptedException {
        assumeTrue(hasExchangelib(), "Skipped: python3-exchangelib is not installed.");

        try (var lab = LabUnderTest.start()) {
            var said = run(List.of(PYTHON, SCRIPT.toString(), lab.readyFile().toString()));

            assertThat(said).containsPattern("[1-9][0-9]* passed, 0 failed");
        }
    }

    private boolean hasExchangelib() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(PYTHON))
                && run(List.of(PYTHON, "-c", "import exchangelib; print('here')"))
                        .strip()
                        .endsWith("here");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(output.toPath());
    }
}
