package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/// A connector is tried in both directions: the partner is asked to try its own, and tells no more than whether that passed.
@TestInstance(Lifecycle.PER_CLASS)
class WayBackTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String TEST = "/entente/admin/connectors/Contoso%20cloud%20tenant/test";
    private static final String THEIRS = "/entente/admin/connectors/Contoso%20on-premises";
    private static final String PATH = "/entente/partner/way-back";

    @AutoClose private final LabUnderTest lab = LabUnderTest.start();

    @Test
    void partnerTriesItsOwnConnectorForUs() {
        var trial = tried();

        assertThat(trial.path("passed").asBoolean()).as(trial.toString()).isTrue();
        assertThat(step(trial, "way-back").path("result").asString()).isEqualTo("passed");
        assertThat(step(trial, "way-back").path("detail").asString()).contains("reached us");
    }

    @Test
    void partnersHalfThatIsSwitchedOffIsNamedAsThePartners() {
        lab.administer(CLOUD, "PATCH", THEIRS, "{\"enabled\": false}");

        var trial = tried();

        lab.administer(CLOUD, "PATCH", THEIRS, "{\"enabled\": true}");
        assertThat(trial.path("passed").asBoolean()).isFalse();
        assertThat(trial.path("reasonCode").asString()).isEqualTo("WAY_BACK_FAILED");
        assertThat(trial.path("sentence").asString()).contains("OBJECT_DISABLED");
    }

    @Test
    void whatPartnersAreNotAskedForIsNotTried() {
        var trial = lab.administer(CONTOSO, "POST", TEST, "{}");

        assertThat(step(trial, "way-back").isMissingNode()).isTrue();
    }

    @Test
    void applicationThatNoConnectorLeadsToIsToldSoAndNoMoreAndNotForEver() {
        var client = RegisteredClient.of(lab);
        var bearer = "Bearer " + client.accessToken(client.resource(CONTOSO));
        var first = post(bearer);
        var last = first;
        for (var i = 0; i < 6; i++) {
            last = post(bearer);
        }

        assertThat(first.statusCode()).as(first.headers().toString()).isEqualTo(200);
        assertThat(new String(first.body(), UTF_8))
                .isEqualTo("{\"passed\":false,\"reasonCode\":\"NO_ROUTE\"}");
        assertThat(last.statusCode()).isEqualTo(429);
    }

    @Test
    void peopleAndStrangersMayNotHaveUsTryAnything() {
        assertThat(post(lab.basic("mary@contoso.test")).statusCode()).isEqualTo(403);
        assertThat(post("Bearer").statusCode()).isEqualTo(401);
        assertThat(post("Bearer nothing").statusCode()).isEqualTo(401);
    }

    private JsonNode tried() {
        return lab.administer(CONTOSO, "POST", TEST, "{\"wayBack\": true}");
    }

    private static JsonNode step(JsonNode trial, String name) {
        return trial.path("steps")
                .valueStream()
                .filter(step -> step.path("step").asString().equals(name))
                .findFirst()
                .orElseGet(() -> trial.path("no such step"));
    }

    private HttpResponse<byte[]> post(String authorization) {
        return lab.send(
                "POST",
                lab.organisation(CONTOSO).baseUrl() + PATH,
                Map.of("Authorization", authorization),
                new byte[0]);
    }
}
