package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.testkit.DelegationClient;
import entente.testkit.LabUnderTest;
import entente.trusts.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// xmlsec1, as Debian packages it, opens a token that the lab's broker issued, and believes the broker's signature in it.
class Xmlsec1Test {
    @Test
    void aDelegationTokenIsWhatTheStandardsSay(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(ClientScript.hasPython(), "Skipped: there is no Python.");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/xmlsec1")),
                "Skipped: xmlsec1 is not installed.");

        try (var lab = LabUnderTest.start()) {
            var token =
                    DelegationClient.of(lab, "contoso.test")
                            .token("mary@contoso.test", "fabrikam.test", Action.FREE_BUSY);
            var file = Files.write(folder.resolve("token.xml"), token.encryptedData());

            var said = ClientScript.run("xmlsec1_delegation.py", lab.readyFile(), file);

            assertThat(said).containsPattern("[1-9][0-9]* passed, 0 failed");
        }
    }
}
