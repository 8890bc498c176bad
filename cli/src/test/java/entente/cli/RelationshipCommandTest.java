package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationshipCommandTest {
    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server =
                new FakeServer(authority)
                        .withRelationship(
                                """
                                {"name": "Fabrikam", "domains": ["fabrikam.test"], "enabled": true,
                                 "freeBusyAccessEnabled": true, "freeBusyAccessLevel": "LimitedDetails",
                                 "mailTipsAccessEnabled": true, "mailTipsAccessLevel": "All", "photosEnabled": true,
                                 "targetApplicationUri": "fed.fabrikam.test", "legacy": false}
                                """)
                        .finding(
                                """
                                {"domain": "northwind.test", "endpoint": "https://as.northwind.test/",
                                 "applicationUri": "fed.northwind.test", "namesOurBroker": true,
                                 "domains": [{"domain": "northwind.test", "confirmed": true},
                                             {"domain": "bank.test", "confirmed": false, "why": "it says otherwise"}],
                                 "tokenIssuers": [{"uri": "urn:fedbroker:auth.test", "endpoint": "https://auth.test/"}],
                                 "attempts": [], "settings": {"domains": ["northwind.test"],
                                 "targetApplicationUri": "fed.northwind.test"}}
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void listTellsWhatIsShownToWhom() {
        var result = shell.run("relationship", "list");

        assertThat(result.out())
                .isEqualTo(
                        """
                        name      enabled  shows                                   partner            domains
                        Fabrikam  yes      LimitedDetails, MailTips (All), photos  fed.fabrikam.test  fabrikam.test
                        """);
    }

    @Test
    void showTellsEverythingAboutOne() {
        assertThat(shell.run("relationship", "show", "fabrikam").out())
                .contains("free busy access level", "LimitedDetails");
        assertThat(shell.run("relationship", "show", "nobody").exit()).isEqualTo(1);
    }

    @Test
    void everySettingOfARelationshipIsAnOptionOfAdd() {
        var result =
                shell.run(
                        "relationship",
                        "add",
                        "Northwind & Co",
                        "--domain=northwind.test",
                        "--domain=northwind.example",
                        "--free-busy",
                        "--free-busy-level=AvailabilityOnly",
                        "--legacy=false",
                        "--host=mail.northwind.test:8443",
                        "--sharing=https://mail.northwind.test/ews",
                        "--mail-tips",
                        "--mail-tips-level=Limited",
                        "--photos",
                        "--mailbox-moves=false",
                        "--mailbox-move-capability=Inbound",
                        "--mailbox-move-capability=Outbound",
                        "--web=https://mail.northwind.test/owa");

        assertThat(result.err()).contains("Note: It leads nowhere yet.");
        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PUT/entente/admin/relationships/Northwind&Co"
                                + "{\"domains\":[\"northwind.test\",\"northwind.example\"],\"freeBusyAccessEnabled\":true,"
                                + "\"freeBusyAccessLevel\":\"AvailabilityOnly\",\"mailTipsAccessEnabled\":true,"
                                + "\"mailTipsAccessLevel\":\"Limited\",\"photosEnabled\":true,\"mailboxMoveEnabled\":false,"
                                + "\"mailboxMoveCapability\":[\"Inbound\",\"Outbound\"],"
                                + "\"targetSharingEpr\":\"https://mail.northwind.test/ews\","
                                + "\"targetOwaUrl\":\"https://mail.northwind.test/owa\",\"hosts\":[\"mail.northwind.test:8443\"],\"legacy\":false}");
    }

    @Test
    void nameThatIsTakenIsAFinding() {
        var result = shell.run("relationship", "add", "FABRIKAM", "--domain", "x.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
    }

    @Test
    void setSendsWhatIsSaidAndPutsBackWhatIsSaidToBeEmpty() {
        var result =
                shell.run(
                        "relationship", "set", "Fabrikam", "--enabled=false", "--free-busy-scope=");

        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PATCH/entente/admin/relationships/Fabrikam"
                                + "{\"enabled\":false,\"freeBusyAccessScope\":null}");
        assertThat(shell.run("relationship", "set", "Fabrikam").exit()).isEqualTo(2);
        assertThat(shell.run("relationship", "set", "nobody", "--enabled").exit()).isEqualTo(1);
    }

    @Test
    void removedRelationshipIsGone() {
        var result = shell.run("relationship", "remove", "Fabrikam");

        assertThat(result.exit()).isZero();
        assertThat(server.change()).isEqualTo("DELETE /entente/admin/relationships/Fabrikam");
    }

    @Test
    void discoveryShowsWhatWasFoundAndChangesNothing() {
        var result = shell.run("relationship", "discover", "northwind.test");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("fed.northwind.test", "bank.test, left out: it says otherwise")
                .contains("urn:fedbroker:auth.test (our broker)");
        assertThat(server.asked())
                .singleElement()
                .asString()
                .startsWith("POST /entente/admin/federation-information");
    }

    @Test
    void discoveredPartnerIsAddedWithTheSettingsSaidOnTop() {
        var result =
                shell.run(
                        "relationship",
                        "discover",
                        "northwind.test",
                        "--add=Northwind",
                        "--free-busy",
                        "--free-busy-level=LimitedDetails");

        assertThat(result.exit()).isZero();
        assertThat(server.asked().getLast().replaceAll("\\s+", ""))
                .isEqualTo(
                        "PUT/entente/admin/relationships/Northwind{\"domains\":[\"northwind.test\"],"
                                + "\"targetApplicationUri\":\"fed.northwind.test\",\"freeBusyAccessEnabled\":true,"
                                + "\"freeBusyAccessLevel\":\"LimitedDetails\"}");
    }

    @Test
    void partnerOfAnotherBrokerIsAFindingAndNotAdded() {
        server.finding(
                """
                {"domain": "northwind.test", "namesOurBroker": false,
                 "tokenIssuers": [{"uri": "urn:other", "endpoint": "https://x.test/"}], "settings": {}}
                """);

        var result = shell.run("relationship", "discover", "northwind.test", "--add", "Northwind");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("urn:other", "same broker");
        assertThat(server.asked()).noneMatch(one -> one.startsWith("PUT"));
    }

    @Test
    void dryRunChangesNothingAndSaysSo() {
        var added = shell.run("relationship", "add", "N", "--domain=n.test", "--dry-run");
        var set = shell.run("relationship", "set", "Fabrikam", "--enabled=false", "--dry-run");
        var removed = shell.run("relationship", "remove", "Fabrikam", "--dry-run", "--json");
        var found =
                shell.run("relationship", "discover", "n.test", "--add=N", "--dry-run", "--json");

        assertThat(server.asked())
                .noneMatch(one -> one.startsWith("P") && one.contains("relationships"));
        assertThat(added.out()).contains("Would add N");
        assertThat(set.out()).contains("Would change Fabrikam");
        assertThat(Json.parse(removed.out()).path("name").asString()).isEqualTo("Fabrikam");
        assertThat(Json.parse(found.out()).path("changed").asBoolean()).isFalse();
    }

    @Test
    void trialPrintsItsStepsAndFailsWithTheOneThatFailed() {
        var result = shell.run("relationship", "test", "Fabrikam", "--for", "mary@contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("token    FAILED").endsWith("Register us.\n");
        assertThat(server.asked().getLast().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/relationships/Fabrikam/test{\"user\":\"mary@contoso.test\"}");
        assertThat(shell.run("relationship", "test", "--help").out())
                .contains("Test-OrganizationRelationship");
    }

    @Test
    void helpNamesTheCounterpartsInExchange() {
        assertThat(shell.run("relationship", "add", "--help").out())
                .contains(
                        "New-OrganizationRelationship",
                        "-FreeBusyAccessLevel",
                        "--free-busy-level");
        assertThat(shell.run("relationship", "discover", "--help").out())
                .contains("Get-FederationInformation", "-BypassAdditionalDomainValidation");
    }
}
