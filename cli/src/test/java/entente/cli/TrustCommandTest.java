package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {
    private static final String JOINED =
            """
            {"name": "auth.test", "broker": "https://auth.test", "state": "joined", "enabled": true,
             "applicationUri": "fed.contoso.test", "appId": "app-1",
             "domains": [{"domain": "contoso.test", "state": "pending", "proof":
               {"name": "_fedproof.contoso.test", "type": "TXT", "strings": ["first part", "second part"]}}],
             "issuer": {"uri": "urn:fedbroker:auth.test", "signing": {"thumbprint": "abcd", "daysLeft": 40}},
             "keys": {"current": {"thumbprint": "ef01", "daysLeft": 1800}}}
            """;

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server = new FakeServer(authority).trusting(JOINED);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void newJoinsAndShowsTheRecordsAndThePinnedThumbprint() {
        var result =
                shell.run("trust", "new", "--broker=https://auth.test", "--domain=contoso.test");

        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PUT/entente/admin/trust{\"broker\":\"https://auth.test\",\"domains\":[\"contoso.test\"]}");
        assertThat(result.out())
                .contains("_fedproof.contoso.test", "\"first part\" \"second part\"")
                .contains("ef01, 1800 days left");
        assertThat(result.err()).contains("Compare with its administrator: abcd");
    }

    @Test
    void expectedThumbprintIsSentAndNotDoubted() {
        var result =
                shell.run(
                        "trust",
                        "new",
                        "--broker=https://auth.test",
                        "--uri=fed.contoso.test",
                        "--broker-thumbprint=AB:CD");

        assertThat(server.change()).contains("AB:CD", "fed.contoso.test");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void showTellsStateKeysAndDomains() {
        assertThat(shell.run("trust", "show").out())
                .contains("joined", "urn:fedbroker:auth.test", "contoso.test, pending");
        assertThat(Json.parse(shell.run("trust", "show", "--json").out()).path("appId").asString())
                .isEqualTo("app-1");
    }

    @Test
    void proofShowsTheRecordsAlone() {
        var document = Json.parse(shell.run("trust", "proof", "--json").out());

        assertThat(document.propertyNames()).containsExactly("domains");
        assertThat(shell.run("trust", "proof").out()).contains("TXT", "\"second part\"");
    }

    @Test
    void domainWithoutProofIsAFindingOfCheck() {
        var unproved = shell.run("trust", "check");
        server.trusting(JOINED.replace("pending", "proved"));
        var proved = shell.run("trust", "check");

        assertThat(unproved.exit()).isEqualTo(1);
        assertThat(unproved.err()).contains("no proof of contoso.test", "entente trust proof");
        assertThat(proved.exit()).isZero();
    }

    @Test
    void failedStepIsAFindingOfTest() {
        server.trusting(
                """
                {"passed": false, "steps": [{"step": "metadata", "passed": true, "detail": "fine"},
                 {"step": "clock", "passed": false, "detail": "900 s apart"}]}
                """);

        var result = shell.run("trust", "test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo(
                        """
                        step              detail
                        metadata  passed  fine
                        clock     FAILED  900 s apart
                        """);
    }

    @Test
    void rollTakesOneStepAtATime() {
        assertThat(shell.run("trust", "roll").exit()).isEqualTo(2);
        assertThat(shell.run("trust", "roll", "--stage", "--publish").exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();

        var result = shell.run("trust", "roll", "--publish");

        assertThat(server.change()).contains("/entente/admin/trust/roll", "\"publish\"");
        assertThat(result.err()).contains("renewed");
    }

    @Test
    void previousKeyIsClearedByForceOnlyWhereThatIsSaid() {
        assertThat(shell.run("trust", "roll", "--stage", "--force").exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();

        shell.run("trust", "roll", "--clear-previous");
        shell.run("trust", "roll", "--clear-previous", "--force");

        assertThat(server.asked())
                .extracting(asked -> asked.replaceAll("\\s+", ""))
                .containsExactly(
                        "POST/entente/admin/trust/roll{\"step\":\"clear-previous\"}",
                        "POST/entente/admin/trust/roll{\"step\":\"clear-previous\",\"force\":true}");
        assertThat(shell.run("trust", "roll", "--help").out()).contains("--force");
    }

    @Test
    void enableDisableRefreshAndRemoveAskForJustThat() {
        shell.run("trust", "disable");
        shell.run("trust", "enable");
        shell.run("trust", "refresh");
        shell.run("trust", "remove", "--force");

        assertThat(server.asked())
                .extracting(asked -> asked.replaceAll("\\s+", ""))
                .containsExactly(
                        "PATCH/entente/admin/trust{\"enabled\":false}",
                        "PATCH/entente/admin/trust{\"enabled\":true}",
                        "POST/entente/admin/trust/refresh{}",
                        "POST/entente/admin/trust/remove{\"force\":true}");
    }

    @Test
    void dryRunChangesNothingAndSaysSo() {
        var joined = shell.run("trust", "new", "--broker=https://auth.test", "--dry-run");
        var rolled = shell.run("trust", "roll", "--stage", "--dry-run");
        var removed = shell.run("trust", "remove", "--dry-run");

        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
        assertThat(joined.out()).contains("Would join https://auth.test");
        assertThat(rolled.out()).contains("Would take the step stage.");
        assertThat(removed.out()).contains("Would remove");
    }

    @Test
    void helpNamesTheCounterpartsInExchange() {
        assertThat(shell.run("trust", "new", "--help").out()).contains("New-FederationTrust");
        assertThat(shell.run("trust", "test", "--help").out()).contains("Test-FederationTrust");
        assertThat(shell.run("trust", "proof", "--help").out())
                .contains("Get-FederatedDomainProof");
        assertThat(shell.run("trust", "roll", "--help").out()).contains("Set-FederationTrust");
    }
}
