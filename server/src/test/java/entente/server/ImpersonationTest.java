package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Recipient;
import entente.question.Address;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// An account that acts for people over the wire: `svc` may, mary may not.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImpersonationTest {
    private static final String SVC = basic("svc@contoso.test", PASSWORD);
    private static final String MARY = basic("mary@contoso.test", PASSWORD);
    private static final String BOB = basic("bob@contoso.test", PASSWORD);

    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder, new Entitling());
        client = new TestClient(folder.resolve("ca.crt"));
        for (var name : List.of("svc", "bob")) {
            var address = Address.of(name + "@contoso.test");
            var store = parties.contoso.store();
            store.put(
                    new Recipient.Mailbox(
                            address, name, Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));
            store.setPassword(address, PASSWORD.toCharArray(), false);
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @Test
    void whatAnEntitledAccountMakesIsThePersons() {
        var made = post(SVC, forBob(makingFolder("Made for Bob")));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.body()).contains("NoError");
        assertThat(post(BOB, EwsText.enveloped(FOLDERS)).body()).contains("Made for Bob");
        assertThat(post(SVC, forBob(FOLDERS)).body()).contains("Made for Bob");
        assertThat(post(SVC, EwsText.enveloped(FOLDERS)).body()).doesNotContain("Made for Bob");
    }

    @Test
    void whoMayNotActForOthersChangesNothing() {
        var refused = post(MARY, forBob(makingFolder("Made by Mary")));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body())
                .contains("<e:ResponseCode>ErrorImpersonateUserDenied</e:ResponseCode>")
                .doesNotContain("bob@contoso.test");
        assertThat(post(BOB, EwsText.enveloped(FOLDERS)).body()).doesNotContain("Made by Mary");
        assertThat(post(MARY, EwsText.enveloped(FOLDERS)).body()).doesNotContain("Made by Mary");
    }

    @Test
    void administratorActsForNobody() {
        var admin = basic("admin@contoso.test", PASSWORD);

        assertThat(post(admin, forBob(FOLDERS)).body()).contains("ErrorImpersonateUserDenied");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoActedForWhomIsOnRecordAndWhoTried() throws IOException {
        post(SVC, forBob(FOLDERS));
        post(MARY, forBob(FOLDERS));

        parties.contoso.close();

        var record = record();
        assertThat(record)
                .contains("\"event\":\"acted-for\"")
                .contains("\"by\":\"svc@contoso.test\",\"about\":\"bob@contoso.test\"")
                .contains("\"reason\":\"IMPERSONATION_REFUSED\"")
                .doesNotContain("\"by\":\"mary@contoso.test\",\"about\":\"bob@contoso.test\"");
    }

    private static final String FOLDERS =
            """
            <m:FindFolder Traversal="Shallow"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>
            <m:ParentFolderIds><t:DistinguishedFolderId Id="msgfolderroot"/></m:ParentFolderIds></m:FindFolder>
            """;

    private static String makingFolder(String name) {
        return """
        <m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="msgfolderroot"/></m:ParentFolderId>
        <m:Folders><t:Folder><t:DisplayName>%s</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>
        """
                .formatted(name);
    }

    private static String forBob(String body) {
        var header =
                "<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>";
        return EwsText.enveloped(body).replace("</s:Header>", header + "</s:Header>");
    }

    private static HttpResponse<String> post(String authorization, String request) {
        return client.post(
                at(parties.contosoPort, "/EWS/Exchange.asmx"),
                request,
                "Authorization",
                authorization);
    }

    /// It is whole once the server has stopped.
    private static String record() throws IOException {
        var lines = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                lines.append(Files.readString(file));
            }
        }
        return lines.toString();
    }

    private static final class Entitling implements TwoOrganisations.Variation {
        @Override
        public String edited(String domain, String usual) {
            return domain.equals("contoso.test")
                    ? usual
                            + "\n[[organisation.impersonation]]\naccount = \"svc@contoso.test\"\npeople = \"all\"\n"
                    : usual;
        }
    }
}
