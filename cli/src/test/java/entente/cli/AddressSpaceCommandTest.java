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

class AddressSpaceCommandTest {
    private static final String SECRET = "a secret of theirs";

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());
    private Path secretFile = Path.of("");

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server =
                new FakeServer(authority)
                        .withForest(
                                "address-spaces",
                                """
                                {"forestName": "northwind.test", "accessMethod": "OrgWideFB",
                                 "account": "contoso@northwind.test", "enabled": true,
                                 "targetServiceEpr": "https://mail.northwind.test/EWS/Exchange.asmx"}
                                """)
                        .withForest(
                                "accepted-forests",
                                """
                                {"forestName": "fabrikam.test", "domains": ["fabrikam.test"], "enabled": true,
                                 "certificates": [{"thumbprint": "00112233445566778899aabbccddeeff", "subject": "CN=x"}]}
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
        secretFile = Files.writeString(folder.resolve("secret"), SECRET + "\nand more\n");
    }

    @Test
    void listTellsWhoIsAskedHow() {
        assertThat(shell.run("address-space", "list").out())
                .isEqualTo(
                        """
                        forest          enabled  method     as                      endpoint
                        northwind.test  yes      OrgWideFB  contoso@northwind.test  https://mail.northwind.test/EWS/Exchange.asmx
                        """);
    }

    @Test
    void showTellsEverythingAboutOne() {
        assertThat(shell.run("address-space", "show", "NORTHWIND.test").out())
                .contains("access method", "OrgWideFB");
        assertThat(shell.run("address-space", "show", "nowhere.test").exit()).isEqualTo(1);
    }

    @Test
    void addSendsEverySettingAndShowsAllButTheSecret() {
        var result =
                shell.run(
                        "address-space",
                        "add",
                        "tailspin.test",
                        "--method=PerUserFB",
                        "--account=contoso@tailspin.test",
                        "--secret-file=" + secretFile,
                        "--service=https://mail.tailspin.test/ews",
                        "--host=ews.tailspin.test:8443",
                        "--enabled=false");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(server.change())
                .startsWith("PUT /entente/admin/address-spaces/tailspin.test")
                .contains("\"accessMethod\" : \"PerUserFB\"")
                .contains("\"secret\" : \"" + SECRET + "\"")
                .contains("ews.tailspin.test:8443", "\"enabled\" : false");
        assertThat(result.out() + result.err()).contains("(withheld)").doesNotContain(SECRET);
    }

    @Test
    void certificateTakesThePlaceOfAnAccount() {
        shell.run(
                "address-space",
                "add",
                "tailspin.test",
                "--method=InternalProxy",
                "--own-certificate",
                "--proxy=https://new.contoso.test/EWS/Exchange.asmx");

        assertThat(server.change())
                .contains("\"useServiceAccount\" : true", "\"proxyUrl\"")
                .doesNotContain("secret");
    }

    @Test
    void forestThatIsThereIsNotAddedAgain() {
        var result = shell.run("address-space", "add", "northwind.test", "--method=OrgWideFB");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
    }

    @Test
    void secretComesFromTheEnvironmentWhereNoFileIsNamed() throws Exception {
        shell.with("ENTENTE_SECRET", "from the environment")
                .run("address-space", "set", "northwind.test", "--new-secret");

        assertThat(server.change()).contains("from the environment");
    }

    @Test
    void withoutATerminalAMissingSecretIsSaidSo() {
        var result =
                shell.run("address-space", "set", "northwind.test", "--account=x@northwind.test");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("ENTENTE_SECRET");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void setSendsWhatIsSaidAndNothingElse() {
        shell.run("address-space", "set", "northwind.test", "--enabled=false", "--host=");

        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PATCH/entente/admin/address-spaces/northwind.test{\"hosts\":null,\"enabled\":false}");
        assertThat(shell.run("address-space", "set", "northwind.test").exit()).isEqualTo(2);
    }

    @Test
    void removedAddressSpaceIsGone() {
        shell.run("address-space", "remove", "northwind.test");

        assertThat(server.change())
                .isEqualTo("DELETE /entente/admin/address-spaces/northwind.test");
    }

    @Test
    void testIsAFindingWhereItDidNotPass() {
        var passed = shell.run("address-space", "test", "northwind.test");
        server.trying(
                "{\"passed\": false, \"reasonCode\": \"PARTNER_UNREACHABLE\", \"sentence\": \"x\", \"steps\": []}");
        var failed =
                shell.run("address-space", "test", "northwind.test", "--from=mary@contoso.test");

        assertThat(passed.exit()).isZero();
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).contains("FAILED", "PARTNER_UNREACHABLE");
    }

    @Test
    void acceptedForestsAreListedAcceptedChangedAndRefused() throws IOException {
        var certificate = Files.writeString(folder.resolve("x.crt"), "-----BEGIN CERTIFICATE-----");

        assertThat(shell.run("address-space", "accepted").out())
                .contains("fabrikam.test", "0011223344556677…");
        shell.run(
                "address-space",
                "accept",
                "tailspin.test",
                "--account=tailspin@contoso.test",
                "--secret-file=" + secretFile,
                "--certificate=" + certificate);
        shell.run("address-space", "accept", "fabrikam.test", "--enabled=false");
        shell.run("address-space", "refuse", "fabrikam.test");

        var changes = server.asked().stream().filter(one -> !one.startsWith("GET ")).toList();
        assertThat(changes.get(0))
                .startsWith("PUT /entente/admin/accepted-forests/tailspin.test")
                .contains("\"password\" : \"" + SECRET + "\"", "BEGIN CERTIFICATE");
        assertThat(changes.get(1))
                .startsWith("PATCH /entente/admin/accepted-forests/fabrikam.test");
        assertThat(changes.get(2))
                .isEqualTo("DELETE /entente/admin/accepted-forests/fabrikam.test");
    }

    @Test
    void privateKeyIsNotSentForACertificate() throws IOException {
        var file = Files.writeString(folder.resolve("both.pem"), "-----BEGIN PRIVATE KEY-----");

        var result = shell.run("address-space", "accept", "x.test", "--certificate=" + file);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void dryRunChangesNothingAndShowsNoSecret() {
        var result =
                shell.run(
                        "address-space",
                        "accept",
                        "tailspin.test",
                        "--account=t@contoso.test",
                        "--secret-file=" + secretFile,
                        "--dry-run",
                        "--json");

        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
        assertThat(Json.parse(result.out()).path("changed").asBoolean()).isFalse();
        assertThat(result.out()).doesNotContain(SECRET);
    }

    @Test
    void helpNamesTheCounterpartsInExchange() {
        assertThat(shell.run("address-space", "add", "--help").out())
                .contains("Add-AvailabilityAddressSpace", "-AccessMethod", "-UseServiceAccount");
        assertThat(shell.run("address-space", "accept", "--help").out())
                .contains("Set-AvailabilityConfig", "-OrgWideAccount");
    }
}
