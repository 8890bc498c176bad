package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands on connectors, auth servers, partner applications, remote domains and service principals.
class ObjectCommandTest {
    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server =
                new FakeServer(authority)
                        .withObject(
                                "connectors",
                                """
                                {"name": "to the cloud", "targetAddressDomains": ["contoso.cloud.test"], "enabled": true,
                                 "profile": "L1", "authServer": "broker", "partnerRealm": "contoso.cloud.test"}
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void listAndShowTellWhatThereIs() {
        assertThat(shell.run("connector", "list").out())
                .isEqualTo(
                        """
                        name          enabled  profile  auth server  target address domains
                        to the cloud  yes      L1       broker       contoso.cloud.test
                        """);
        assertThat(shell.run("connector", "show", "to the cloud").out())
                .contains("partner realm", "contoso.cloud.test");
        assertThat(shell.run("connector", "show", "nobody").exit()).isEqualTo(1);
        assertThat(shell.run("partner", "list").out()).contains("entente partner add NAME");
    }

    @Test
    void aRemoteDomainIsAnObjectLikeAnother() {
        var added =
                shell.run(
                        "remote-domain",
                        "add",
                        "the cloud",
                        "--domain=contoso.cloud.test",
                        "--internal");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(server.change())
                .startsWith("PUT /entente/admin/remote-domains/the cloud")
                .contains("\"isInternal\" : true");
        server.withObject(
                "remote-domains",
                """
                {"name": "the cloud", "domainName": "contoso.cloud.test", "isInternal": true}
                """);
        assertThat(shell.run("remote-domain", "list").out())
                .containsPattern("the cloud +contoso.cloud.test +yes");
        assertThat(shell.run("remote-domain", "set", "--help").out())
                .contains("Set-RemoteDomain", "-IsInternal");
    }

    @Test
    void everySettingIsAnOptionOfAdd() {
        var result =
                shell.run(
                        "auth-server",
                        "add",
                        "broker",
                        "--app-id=0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10",
                        "--realm=contoso.test",
                        "--issues-for=contoso.test",
                        "--issues-for=contoso.cloud.test",
                        "--issuer-url=contoso.test=https://auth.test/contoso.test?a=b",
                        "--enabled=false");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("Added broker at contoso.test.");
        assertThat(result.err()).contains("Note: It leads nowhere yet.");
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PUT/entente/admin/auth-servers/broker"
                                + "{\"appId\":\"0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10\",\"realm\":\"contoso.test\","
                                + "\"realms\":[\"contoso.test\",\"contoso.cloud.test\"],"
                                + "\"issuerUrls\":{\"contoso.test\":\"https://auth.test/contoso.test?a=b\"},\"enabled\":false}");
    }

    @Test
    void nameThatIsTakenIsAFinding() {
        var result = shell.run("connector", "add", "TO the cloud", "--domain", "x.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("entente connector set to the cloud");
        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
    }

    @Test
    void setSendsWhatIsSaidAndPutsBackWhatIsSaidToBeEmpty() {
        var result = shell.run("partner", "set", "cloud", "--operation=", "--actor-minutes=30");

        assertThat(result.out()).contains("Changed cloud at contoso.test.");
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PATCH/entente/admin/partners/cloud{\"operations\":null,\"actorMinutes\":30}");
        assertThat(shell.run("partner", "set", "cloud").exit()).isEqualTo(2);
        assertThat(shell.run("partner", "set", "cloud", "--actor-minutes=long").exit())
                .isEqualTo(2);
    }

    @Test
    void dryRunIsCheckedByTheServerAndSaysWhatItWouldDo() {
        var added = shell.run("connector", "add", "n", "--domain=n.test", "--dry-run", "--json");
        var removed = shell.run("connector", "remove", "to the cloud", "--dry-run");

        assertThat(Json.parse(added.out()).path("changed").asBoolean()).isFalse();
        assertThat(removed.out()).contains("Would remove to the cloud");
        assertThat(server.asked().stream().filter(one -> !one.startsWith("GET ")))
                .hasSize(2)
                .allMatch(one -> one.contains("?dryRun=true"));
    }

    @Test
    void removedObjectIsGone() {
        assertThat(shell.run("connector", "remove", "to the cloud").exit()).isZero();
        assertThat(server.asked())
                .last()
                .isEqualTo("DELETE /entente/admin/connectors/to the cloud");
        assertThat(shell.run("connector", "remove", "to the cloud").exit()).isEqualTo(1);
    }

    @Test
    void certificateIsSentAndAPrivateKeyNeverIs() throws IOException {
        var certificate = Files.writeString(folder.resolve("a.crt"), "-----BEGIN CERTIFICATE-----");
        var key =
                Files.writeString(
                        folder.resolve("a.pem"),
                        "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----");

        var refused = shell.run("service-principal", "add", "x", "--certificate=" + key);
        var sent = shell.run("service-principal", "add", "x", "--certificate=" + certificate);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("is not a certificate alone");
        assertThat(sent.out()).contains("Added x").doesNotContain("BEGIN");
        assertThat(server.change())
                .startsWith("PUT /entente/admin/service-principals/x")
                .contains("BEGIN CERTIFICATE");
    }

    @Test
    void trialPrintsItsStepsAndWhatToDoAboutTheOneThatFailed() {
        var result =
                shell.run(
                        "connector",
                        "test",
                        "to the cloud",
                        "--target=joe@contoso.cloud.test",
                        "--for=mary@contoso.test",
                        "--cached");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("enabled  passed  it is used", "token    FAILED  No.")
                .endsWith("\nFAILED\nBROKER_REFUSED: Register us.\n");
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/connectors/tothecloud/test"
                                + "{\"wayBack\":true,\"target\":\"joe@contoso.cloud.test\",\"user\":\"mary@contoso.test\",\"cached\":true}");
        assertThat(shell.run("auth-server", "refresh", "broker", "--json").out())
                .contains("\"passed\"");
        assertThat(shell.run("partner", "test", "cloud").exit()).isEqualTo(1);
        assertThat(shell.run("service-principal", "--help").out()).doesNotContain("test");
    }

    @ParameterizedTest
    @CsvSource({
        "connector, New-IntraOrganizationConnector, -DiscoveryEndpoint",
        "auth-server, New-AuthServer, -AuthMetadataUrl",
        "partner, New-PartnerApplication, -ApplicationIdentifier",
        "service-principal, New-MgServicePrincipal, -KeyCredentials"
    })
    void helpNamesTheCounterpartsInExchange(String noun, String cmdlet, String parameter) {
        var help = shell.run(noun, "add", "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: entente " + noun + " add").contains(cmdlet);
        assertThat(help.out().replaceAll("\\s+", " ")).contains(parameter);
        assertThat(shell.run(noun, "--help").out())
                .contains("list", "show", "add", "set", "remove");
    }
}
