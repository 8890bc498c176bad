package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connector, an auth server, a partner application or a service principal is changed over the API, and the very next lookup knows.
class ChangedObjectsTest {
    private static final String JOE = "joe@contoso.test";
    private static final String CONNECTOR = "connectors/to%20contoso.cloud.test";
    private static final String DISABLED = "{\"enabled\": false}";
    private static final String ENABLED = "{\"enabled\": true}";

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

    @AfterEach
    void allIsWellAgain() {
        assertThat(lookups.answerFor(JOE).path("result").asString()).isEqualTo("answered");
    }

    @Test
    void disabledConnectorLeadsNowhere() {
        lookups.answerFor(JOE);

        patch("contoso.test", CONNECTOR, DISABLED);
        var answer = lookups.answerFor(JOE);
        patch("contoso.test", CONNECTOR, ENABLED);
        var after = lookups.answerFor(JOE);

        assertThat(answer.path("reasonCode").asString()).isEqualTo("NO_ROUTE");
        assertThat(Lookups.details(after.path("steps"), "challenge"))
                .as("what the partner said of itself is asked for again")
                .isNotEmpty();
        assertThat(Lookups.details(after.path("steps"), "discovery").getFirst())
                .startsWith("Autodiscover named");
    }

    @Test
    void disabledAuthServerIsNotAskedAndItsTokensAreForgotten() {
        lookups.answerFor(JOE);

        patch("contoso.test", "auth-servers/broker", DISABLED);
        var answer = lookups.answerFor(JOE);
        patch("contoso.test", "auth-servers/broker", ENABLED);
        var after = lookups.answerFor(JOE);

        assertThat(answer.path("reasonCode").asString()).isEqualTo("AUTH_SERVER_DISABLED");
        assertThat(Lookups.details(after.path("steps"), "token-issued")).isNotEmpty();
    }

    @Test
    void disabledPartnerIsTurnedAwayWithATokenThatWasGoodAMomentAgo() {
        lookups.answerFor(JOE);

        patch("contoso.cloud.test", "partners/contoso.test", DISABLED);
        var disabled = lookups.answerFor(JOE);
        patch("contoso.cloud.test", "partners/contoso.test", ENABLED);
        patch("contoso.cloud.test", "partners/contoso.test", "{\"operations\": [\"mailtips\"]}");
        var forbidden = lookups.answerFor(JOE);
        patch("contoso.cloud.test", "partners/contoso.test", "{\"operations\": [\"freebusy\"]}");

        assertThat(disabled.path("reasonCode").asString()).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(forbidden.path("reasonCode").asString()).isEqualTo("PARTNER_FORBIDS");
    }

    @Test
    void disabledServicePrincipalGetsNoToken() {
        forgetTokens();

        patch("auth.test", "service-principals/contoso", DISABLED);
        var answer = lookups.answerFor(JOE);
        patch("auth.test", "service-principals/contoso", ENABLED);
        forgetTokens();

        assertThat(answer.path("reasonCode").asString()).isEqualTo("BROKER_CLIENT_UNKNOWN");
    }

    @Test
    void brokerTellsItsAdministratorNamesAndKeysAndNobodyElse() {
        var target = at(parties.brokerPort, "/entente/admin/service-principals/contoso");

        var told = client.get(target, "Authorization", basic("admin@auth.test", PASSWORD));
        var stranger = client.get(target, "Authorization", basic("admin@auth.test", "wrong"));
        var other = client.get(target, "Authorization", basic("admin@contoso.test", PASSWORD));

        var principal = JsonMapper.shared().readTree(told.body());
        assertThat(principal.path("names").valueStream().map(JsonNode::asString))
                .contains(TwoOrganisations.CONTOSO_APP + "/mail.contoso.test@contoso.test");
        assertThat(principal.path("keys").path(0).path("thumbprint").asString()).hasSize(40);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(other.statusCode()).isEqualTo(401);
    }

    @Test
    void changeThatIsOnlyTriedChangesNothing() {
        var tried = patch("contoso.test", CONNECTOR + "?dryRun=true", DISABLED);

        assertThat(JsonMapper.shared().readTree(tried.body()).path("enabled").asBoolean())
                .isFalse();
    }

    private static void forgetTokens() {
        patch("contoso.test", "auth-servers/broker", DISABLED);
        patch("contoso.test", "auth-servers/broker", ENABLED);
    }

    private static HttpResponse<String> patch(String party, String object, String settings) {
        var port =
                switch (party) {
                    case "auth.test" -> parties.brokerPort;
                    case "contoso.test" -> parties.contosoPort;
                    default -> parties.cloudPort;
                };
        var response =
                client.send(
                        HttpRequest.newBuilder(at(port, "/entente/admin/" + object))
                                .method("PATCH", BodyPublishers.ofString(settings)),
                        "Authorization",
                        basic("admin@" + party, PASSWORD));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }
}
