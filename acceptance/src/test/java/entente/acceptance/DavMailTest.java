package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DavMail, unmodified, as Debian packages it (davmail-server), between a CalDAV, a CardDAV or an IMAP client and the lab.
class DavMailTest {
    private static final Path JAR = Path.of("/usr/share/davmail/davmail.jar");

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        assumeTrue(
                Files.exists(JAR) && ClientScript.hasPython(),
                "Skipped: davmail-server is not installed.");
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        if (lab != null) {
            lab.close();
        }
    }

    /// Each works in folders and on things of its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "davmail_freebusy.py",
                "davmail_mail.py",
                "davmail_calendar.py",
                "davmail_people.py"
            })
    void everyCheckOfTheClientPasses(String script) throws IOException, InterruptedException {
        var said = ClientScript.run(script, lab.readyFile());

        assertThat(said).containsPattern("[1-9][0-9]* passed, 0 failed");
    }
}
