package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// exchangelib, unmodified, as Debian packages it (python3-exchangelib), against the lab.
class ExchangelibTest {
    private static final String ALL_PASSED = "[1-9][0-9]* passed, 0 failed";

    @Test
    void everyCheckOfTheClientPasses() throws Exception {
        assumeTrue(hasExchangelib(), "Skipped: python3-exchangelib is not installed.");

        try (var lab = LabUnderTest.start();
                var meanwhile = Executors.newVirtualThreadPerTaskExecutor()) {
            var listening =
                    meanwhile.submit(
                            () -> ClientScript.run("exchangelib_listening.py", lab.readyFile()));
            for (var script :
                    List.of(
                            "exchangelib_freebusy.py",
                            "exchangelib_folders.py",
                            "exchangelib_items.py",
                            "exchangelib_calendar.py",
                            "exchangelib_sharing.py",
                            "exchangelib_delegates.py",
                            "exchangelib_notifications.py",
                            "exchangelib_people.py",
                            "exchangelib_reply.py",
                            "exchangelib_recovery.py")) {
                assertThat(ClientScript.run(script, lab.readyFile())).containsPattern(ALL_PASSED);
            }
            assertThat(listening.get()).containsPattern(ALL_PASSED);
        }
    }

    private static boolean hasExchangelib() throws IOException, InterruptedException {
        return ClientScript.hasPython()
                && ClientScript.python("-c", "import exchangelib; print('here')")
                        .strip()
                        .endsWith("here");
    }
}
