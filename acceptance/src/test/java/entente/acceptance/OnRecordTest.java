package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.wire.jwt.UnsignedToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// In a lab in which much is asked, changed and refused, all of it is on record, and no secret with it.
class OnRecordTest {
    private static final Pattern SECRET =
            Pattern.compile(
                    "eyJ[A-Za-z0-9_-]*\\.|PRIVATE KEY|EncryptedData|BinarySecret|<\\w*:?Assertion|hunter2|a wrong password");
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String JOE = "joe@contoso.cloud.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void callAround() {
        lab = LabUnderTest.start();
        AdminLookup.answers(lab, MARY, "bob@contoso.test", "joe@contoso.test", "ann@fabrikam.test");
        lab.ews(CONTOSO, lab.basic("alice@contoso.test"), Envelopes.freeBusy("bob@contoso.test"));
        lab.ews(CONTOSO, "Basic bWFyeUBjb250b3NvLnRlc3Q6YSB3cm9uZyBwYXNzd29yZA==", "");
        var client = RegisteredClient.of(lab);
        var resource = client.resource(CLOUD);
        var actor = client.actorToken(resource);
        var outer = UnsignedToken.of(client.outer(actor, resource, MARY));
        lab.ews(CLOUD, "Bearer " + outer, Envelopes.freeBusy(JOE));
        lab.ews(CLOUD, "Bearer " + actor.substring(0, actor.length() - 20) + "AAAA", "");
        client.askForActorToken(client.signed(client.actorAssertion()), "nowhere");
        administer(
                "PUT",
                "mailboxes/nell@contoso.test",
                "{\"kind\": \"person\", \"password\": \"hunter2\"}");
        administer(
                "POST",
                "mailboxes/bob@contoso.test/permissions",
                "{\"permissions\": {\"mary@contoso.test\": \"Reviewer\"}}");
        administer("PATCH", "relationships/Fabrikam", "{\"contact\": \"raj@fabrikam.test\"}");
        administer("POST", "trust/test", "{}");
        administer("POST", "trust/roll", "{\"step\": \"stage\"}");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void lookupsAreOnRecordOverEachRouteAndOnBothSides() {
        assertThat(asked(CONTOSO, "event=lookup&by=" + MARY))
                .anyMatch(
                        has(
                                "\"about\":\"bob@contoso.test\"",
                                "\"route\":\"local\"",
                                "\"decidedBy\""))
                .anyMatch(has("\"about\":\"joe@contoso.test\"", "\"route\":\"oauth\""))
                .anyMatch(has("\"about\":\"ann@fabrikam.test\"", "\"route\":\"dauth\""))
                .allMatch(has("\"administrator\":\""));
        assertThat(asked(FABRIKAM, "event=lookup&about=ann@fabrikam.test"))
                .anyMatch(
                        has(
                                "\"by\":\"mary@contoso.test\"",
                                "delegated-person",
                                "\"route\":\"dauth\"",
                                "LimitedDetails"));
        assertThat(asked(CLOUD, "event=lookup&about=" + JOE))
                .anyMatch(
                        has(
                                "\"by\":\"mary@contoso.test\"",
                                "partner-person",
                                "\"route\":\"oauth\""));
    }

    @Test
    void refusalsAreOnRecord() {
        assertThat(asked(CONTOSO, "event=sign-in-refused"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("PASSWORD_REFUSED", MARY));
        assertThat(asked(CLOUD, "event=token-refused&reason=TOKEN_SIGNATURE")).hasSize(1);
    }

    @Test
    void changesAreOnRecordWithWhatTheyChanged() {
        assertThat(asked(CONTOSO, "event=mailbox-changed&about=nell@contoso.test"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("\"password\":\"(withheld)\""));
        assertThat(asked(CONTOSO, "event=mailbox-changed&about=bob@contoso.test"))
                .anyMatch(has("POST permissions", "\"after\"", "Reviewer"));
        assertThat(asked(CONTOSO, "event=setting-changed"))
                .anyMatch(
                        has(
                                "\"kind\":\"relationships\"",
                                "\"after\":{\"contact\":\"raj@fabrikam.test\"}"))
                .anyMatch(has("\"kind\":\"trust\"", "POST roll", "\"step\":\"stage\""));
    }

    @Test
    void brokerTellsWhatItIssuedAndRefusedAndNamesNobody() throws IOException {
        var lines =
                String.join(
                        "\n",
                        files().stream()
                                .filter(it ->
                                        it.contains("\"kind\":\"delegation\"")
                                                || it.contains("\"kind\":\"actor\""))
                                .toList());

        assertThat(lines).contains("\"kind\":\"actor\"", "\"kind\":\"delegation\"", "tokenHash");
        assertThat(lines).doesNotContain(MARY);
        assertThat(files()).anyMatch(has("token-endpoint", "GRANT_"));
    }

    @Test
    void ownerOfAMailboxLearnsWhoLookedAndNothingElse() {
        var response =
                lab.send(
                        "GET",
                        lab.organisation(CONTOSO).baseUrl() + "/entente/own/audit?last=100",
                        Map.of("Authorization", lab.basic("bob@contoso.test")),
                        new byte[0]);

        var lines = new String(response.body(), UTF_8).lines().toList();
        assertThat(lines)
                .isNotEmpty()
                .allMatch(has("\"about\":\"bob@contoso.test\"", "\"event\":\"lookup\""))
                .anyMatch(has("\"by\":\"alice@contoso.test\""))
                .noneMatch(it -> it.contains("trace") || it.contains("decidedBy"));
    }

    @Test
    void noSecretIsOnRecord() throws IOException {
        var passwords = new ArrayList<String>();
        for (var organisation : lab.ready().organisations()) {
            passwords.add(organisation.admin().password());
            organisation.users().forEach(user -> passwords.add(user.password()));
        }

        assertThat(files()).hasSizeGreaterThan(20);
        // A secret that is found goes into no report.
        assertThat(files().stream().filter(line -> SECRET.matcher(line).find()).count()).isZero();
        assertThat(
                        files().stream()
                                .filter(line -> passwords.stream().anyMatch(line::contains))
                                .count())
                .isZero();
    }

    private static Predicate<String> has(String... parts) {
        return line -> List.of(parts).stream().allMatch(line::contains);
    }

    private static void administer(String method, String path, String document) {
        lab.administer(CONTOSO, method, "/entente/admin/" + path, document);
    }

    private static List<String> asked(String domain, String query) {
        // What is durable comes after all that was told before it.
        lab.administer(domain, "PUT", "/entente/admin/mailboxes/flush@" + domain, "{}");
        var response =
                lab.send(
                        "GET",
                        lab.organisation(domain).baseUrl() + "/entente/admin/audit?" + query,
                        Map.of("Authorization", lab.administrator(domain)),
                        new byte[0]);
        return new String(response.body(), UTF_8).lines().toList();
    }

    private static List<String> files() throws IOException {
        asked(CONTOSO, "last=1");
        var lab = Path.of(OnRecordTest.lab.ready().keysDir()).getParent();
        var lines = new ArrayList<String>();
        try (var files = Files.walk(lab)) {
            for (var file : files.filter(it -> it.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
