package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Evolution's mail library, unmodified, as Debian packages it (evolution-ews), against the lab.
class EvolutionTest {
    private static final Path PROVIDER =
            Path.of("/usr/lib/evolution-data-server/camel-providers/libcamelews.so");
    private static final Path BUS = Path.of("/usr/bin/dbus-run-session");

    @Test
    void everyCheckOfTheClientPasses() throws IOException, InterruptedException {
        assumeTrue(
                hasEvolution(),
                "Skipped: evolution-ews, dbus-daemon, python3-gi, gir1.2-camel-1.2, gir1.2-ecal-2.0"
                        + " or gir1.2-edataserver-1.2 is not installed.");

        try (var lab = LabUnderTest.start()) {
            var said = ClientScript.run("evolution_mail.py", lab.readyFile());

            assertThat(said).containsPattern("[1-9][0-9]* passed, 0 failed");
        }
    }

    private static boolean hasEvolution() throws IOException, InterruptedException {
        return Stream.of(PROVIDER, BUS).allMatch(Files::exists)
                && ClientScript.hasPython()
                && ClientScript.python(
                                "-c",
                                "from gi import require_version as need; need('Camel', '1.2');"
                                        + " need('ECal', '2.0'); need('EDataServer', '1.2');"
                                        + " print('here')")
                        .strip()
                        .endsWith("here");
    }
}
