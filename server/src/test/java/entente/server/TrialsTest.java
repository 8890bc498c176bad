package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Connectors, auth servers and partners are tried over the API between real servers, and each fault is named as itself.
class TrialsTest {
    private static final String CONNECTOR = "connectors/to%20contoso.cloud.test";
    private static final String BROKER = "auth-servers/broker";
    private static final String PARTNER = "partners/contoso.cloud.test";
    private static final String JOE_FOR_MARY =
            "{\"target\": \"joe@contoso.cloud.test\", \"user\": \"mary@contoso.test\"}";

    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;
    private static Lookups lookups;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder, new WithBrokersAdministrator());
        client = new TestClient(folder.resolve("ca.crt"));
        lookups = new Lookups(parties, client);
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @Test
    void connectorThatWorksPassesEachStepUpToTheAnswer() {
        var report = tried(CONNECTOR, JOE_FOR_MARY);

        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(steps(report, "passed"))
                .containsSubsequence(
                        "enabled",
                        "auth-server",
                        "our-key",
                        "challenge",
                        "token-issued",
                        "token-sent",
                        "discovery",
                        "call",
                        "verdict");
    }

    @Test
    void mailboxThatIsNotThereIsSuccessForWhoeverWasLetIn() {
        var report = tried(CONNECTOR, "{}");

        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(Lookups.details(report.path("steps"), "verdict").getFirst())
                .contains("the partner knows us", "postmaster@contoso.cloud.test");
        assertThat(Lookups.details(report.path("steps"), "call"))
                .last()
                .asString()
                .startsWith("GetUserAvailability at https://mail.contoso.cloud.test");
    }

    @Test
    void whatLookupsRememberServesOnlyWhereThatIsAskedFor() {
        lookups.answerFor("joe@contoso.test");

        var anew = tried(CONNECTOR, JOE_FOR_MARY);
        var cached = tried(CONNECTOR, JOE_FOR_MARY.replace("}", ", \"cached\": true}"));

        assertThat(steps(anew, "passed")).contains("token-issued").doesNotContain("token-cached");
        assertThat(steps(cached, "passed")).contains("token-cached").doesNotContain("challenge");
    }

    /// Each is made at one server and put back; the first column is whose.
    @ParameterizedTest(name = "{4}: {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "contoso.test | connectors/to%20contoso.cloud.test | {'enabled': false} | {'enabled': true} | enabled | OBJECT_DISABLED",
                "contoso.test | connectors/to%20contoso.cloud.test | {'partnerAppId': '00000002-58a5-4b52-9b8e-2b1b6a5d9c10'} | {'partnerAppId': 'b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10'} | challenge | CHALLENGE_NOT_OURS",
                "contoso.test | connectors/to%20contoso.cloud.test | {'discoveryEndpoint': 'https://autodiscover.contoso.cloud.test:1/autodiscover/autodiscover.svc'} | {'discoveryEndpoint': 'https://autodiscover.contoso.cloud.test:PORT/autodiscover/autodiscover.svc'} | discovery | DISCOVERY_UNREACHABLE",
                "contoso.test | auth-servers/broker | {'tokenEndpoint': 'https://auth.test:1/contoso.test/tokens/OAuth/2'} | {'tokenEndpoint': 'https://auth.test:BROKER/contoso.test/tokens/OAuth/2'} | token | BROKER_UNREACHABLE",
                "contoso.cloud.test | partners/contoso.test | {'enabled': false} | {'enabled': true} | token-taken | PARTNER_REFUSED_TOKEN",
                "contoso.cloud.test | partners/contoso.test | {'operations': ['mailtips']} | {'operations': ['freebusy']} | call | PARTNER_FORBIDS",
                "auth.test | service-principals/contoso | {'enabled': false} | {'enabled': true} | token | BROKER_CLIENT_UNKNOWN",
                "auth.test | service-principals/contoso%20cloud | {'hosts': ['mail.contoso.cloud.test']} | {'hosts': ['mail.contoso.cloud.test', 'autodiscover.contoso.cloud.test', 'localhost']} | token | BROKER_RESOURCE_UNKNOWN",
            })
    void oneFaultFailsOneStep(
            String party, String object, String fault, String repair, String step, String code) {
        change(party, object, fault);

        var report = tried(CONNECTOR, JOE_FOR_MARY);

        change(party, object, repair);
        assertThat(steps(report, "failed")).as(report.toString()).containsExactly(step);
        assertThat(report.path("passed").asBoolean()).isFalse();
        assertThat(report.path("reasonCode").asString()).isEqualTo(code);
        assertThat(report.path("remedy").asString()).isNotBlank();
        assertThat(tried(CONNECTOR, JOE_FOR_MARY).path("passed").asBoolean()).isTrue();
    }

    @Test
    void disabledAuthServerIsToldAsTheCauseAndWhatFollowsFromItToo() {
        change("contoso.test", BROKER, "{'enabled': false}");

        var report = tried(CONNECTOR, JOE_FOR_MARY);

        change("contoso.test", BROKER, "{'enabled': true}");
        assertThat(steps(report, "failed")).containsExactly("auth-server", "issuer");
        assertThat(report.path("reasonCode").asString()).isEqualTo("AUTH_SERVER_DISABLED");
    }

    @Test
    void authServerThatWorksGivesItsKeysAndAToken() {
        var report = tried(BROKER, "{}");

        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(steps(report, "passed"))
                .containsExactly("enabled", "realm", "metadata", "our-key", "clock", "token");
        assertThat(report.toString()).doesNotContain("eyJ");
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'enabled': false} | {'enabled': true} | enabled | OBJECT_DISABLED | `entente auth-server set broker --enabled --org contoso.test`",
                "{'realms': ['contoso.cloud.test']} | {'realms': ['contoso.test', 'contoso.cloud.test']} | realm metadata | OBJECT_INCOMPLETE | `entente auth-server set broker --issues-for contoso.cloud.test --issues-for contoso.test --org contoso.test`",
                "{'metadataUrl': 'https://auth.test:1/m'} | {'metadataUrl': 'https://auth.test:BROKER/contoso.test/metadata/json/1'} | metadata | METADATA_UNREACHABLE | `entente auth-server show broker --org contoso.test`",
                "{'appId': '00000002-58a5-4b52-9b8e-2b1b6a5d9c10'} | {'appId': '0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10'} | metadata token | METADATA_REFUSED | `entente auth-server show broker --org contoso.test`",
                "{'tokenEndpoint': 'https://auth.test:1/t'} | {'tokenEndpoint': 'https://auth.test:BROKER/contoso.test/tokens/OAuth/2'} | token | BROKER_UNREACHABLE | token endpoint",
            })
    void oneFaultOfAnAuthServerFailsItsStepAndThoseThatFollowFromIt(
            String fault, String repair, String failed, String code, String remedy) {
        change("contoso.test", BROKER, fault);

        var report = tried(BROKER, "{}");

        change("contoso.test", BROKER, repair);
        assertThat(steps(report, "failed"))
                .as(report.toString())
                .containsExactly(failed.split(" "));
        assertThat(report.path("reasonCode").asString()).isEqualTo(code);
        assertThat(report.path("remedy").asString()).contains(remedy);
        assertThat(tried(BROKER, "{}").path("passed").asBoolean()).isTrue();
    }

    @Test
    void refreshReadsTheDocumentAndNothingElse() {
        var report = acted(BROKER + "/refresh", "{}");

        assertThat(steps(report, "passed")).containsExactly("metadata");
    }

    @Test
    void partnerThatCanBeBelievedPasses() {
        var report = tried(PARTNER, "{}");

        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(steps(report, "passed"))
                .containsExactly("enabled", "rights", "domains", "profiles", "broker", "way-back");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'enabled': false} | {'enabled': true} | enabled | OBJECT_DISABLED | `entente partner set contoso.cloud.test --enabled --org contoso.test`",
                "{'operations': null} | {'operations': ['freebusy']} | rights | OBJECT_INCOMPLETE | `entente partner set contoso.cloud.test --operation freebusy --org contoso.test`",
                "{'domains': ['contoso.test']} | {'domains': ['contoso.cloud.test']} | domains | OBJECT_INCOMPLETE | `entente partner set contoso.cloud.test --domain DOMAIN --org contoso.test`, with each domain of its people.",
                "{'requireSignedOuter': true, 'metadataUrl': 'https://mail.contoso.cloud.test:1/m'} | {'requireSignedOuter': null, 'metadataUrl': null} | metadata | METADATA_UNREACHABLE | `entente partner show contoso.cloud.test --org contoso.test`",
            })
    void oneFaultOfAPartnerFailsOneStep(
            String fault, String repair, String step, String code, String remedy) {
        change("contoso.test", PARTNER, fault);

        var report = tried(PARTNER, "{}");

        change("contoso.test", PARTNER, repair);
        assertThat(steps(report, "failed")).as(report.toString()).containsExactly(step);
        assertThat(report.path("reasonCode").asString()).isEqualTo(code);
        assertThat(report.path("remedy").asString()).contains(remedy);
        assertThat(tried(PARTNER, "{}").path("passed").asBoolean()).isTrue();
    }

    @Test
    void whatCannotBeTriedIsRefusedBeforeAnythingIsSent() {
        assertThat(post(CONNECTOR + "/test", "{\"target\": \"raj@fabrikam.test\"}")).isEqualTo(400);
        assertThat(post("connectors/nobody/test", "{}")).isEqualTo(404);
        assertThat(post(BROKER + "/test", "{\"user\": \"mary@contoso.test\"}")).isEqualTo(400);
    }

    private static JsonNode tried(String object, String ask) {
        return acted(object + "/test", ask);
    }

    private static JsonNode acted(String act, String ask) {
        return JsonMapper.shared().readTree(client.send(request(act, ask)).body());
    }

    private static int post(String act, String ask) {
        return client.send(request(act, ask)).statusCode();
    }

    private static HttpRequest.Builder request(String act, String ask) {
        return HttpRequest.newBuilder(at(parties.contosoPort, "/entente/admin/" + act))
                .header("Authorization", basic("admin@contoso.test", PASSWORD))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ask));
    }

    /// `settings` are JSON with single quotes, and words for the ports.
    private static void change(String party, String object, String settings) {
        var port =
                switch (party) {
                    case "auth.test" -> parties.brokerPort;
                    case "contoso.test" -> parties.contosoPort;
                    default -> parties.cloudPort;
                };
        var json =
                settings.replace('\'', '"')
                        .replace("PORT", Integer.toString(parties.cloudPort))
                        .replace("BROKER", Integer.toString(parties.brokerPort));
        var answer =
                client.send(
                        HttpRequest.newBuilder(at(port, "/entente/admin/" + object))
                                .header("Authorization", basic("admin@" + party, PASSWORD))
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static List<String> steps(JsonNode report, String result) {
        return report.path("steps")
                .valueStream()
                .filter(step -> step.path("result").asString().equals(result))
                .map(step -> step.path("step").asString())
                .toList();
    }
}
