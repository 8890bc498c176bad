package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// exchangelib, unmodified, as Debian packages it (python3-exchangelib), against the lab.
class ExchangelibTest {
    @Test
    void everyCheckOfTheClientPasses() throws IOException, InterruptedException {
        assumeTrue(hasExchangelib(), "Skipped: python3-exchangelib is not installed.");

        try (var lab = LabUnderTest.start()) {
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
                assertThat(ClientScript.run(script, lab.readyFile()))
                        .containsPattern("[1-9][0-9]* passed, 0 failed");
            }
        }
    }

    private static boolean hasExchangelib() throws IOException, InterruptedException {
        return ClientScript.hasPython()
                && ClientScript.python("-c", "import exchangelib; print('here')")
                        .strip()
                        .endsWith("here");
    }
}
