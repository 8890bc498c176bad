package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.DelegationClient;
import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.trusts.Action;
import entente.wire.jwt.UnsignedToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real tokens of a lab, shown to its administrators: they learn what would become of them, and then it does.
@TestInstance(Lifecycle.PER_CLASS)
class TokenInspectedTest {
    private static final String CLOUD = "contoso.cloud.test";
    private static final String PATH = "/entente/admin/token/inspect";

    @AutoClose private final LabUnderTest lab = LabUnderTest.start();

    private final RegisteredClient client = RegisteredClient.of(lab);

    @Test
    void brokersTokenIsAcceptedAndTheBrokersKeyIsNamed() {
        var found = inspect(CLOUD, client.actorToken(client.resource(CLOUD)));

        assertThat(found.path("accepted").asBoolean()).as(found.toString()).isTrue();
        assertThat(found.at("/parts/0/signature").asString())
                .startsWith("valid, by a key of the broker");
    }

    @Test
    void whatIsToldIsWhatHappens() {
        var resource = client.resource(CLOUD);
        var outer = client.outer(client.actorToken(resource), resource, "joe@" + CLOUD);
        var token = UnsignedToken.of(outer);

        var found = inspect(CLOUD, token);
        var answer = lab.ews(CLOUD, "Bearer " + token, Envelopes.freeBusy("joe@" + CLOUD));

        assertThat(found.at("/refusal/reasonCode").asString()).isEqualTo("TOKEN_USER");
        assertThat(found.at("/parts").size()).isEqualTo(2);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("x-ms-diagnostics"))
                .hasValueSatisfying(value -> assertThat(value).contains("invalid_user"));
    }

    @Test
    void delegationTokenIsOpenedByWhomItIsForAndByNobodyElse() {
        var issued =
                DelegationClient.of(lab, "contoso.test")
                        .token("mary@contoso.test", "fabrikam.test", Action.FREE_BUSY);
        var token = new String(issued.encryptedData(), UTF_8);

        var there = inspect("fabrikam.test", token);
        var here = inspect("contoso.test", token);

        assertThat(there.path("accepted").asBoolean()).as(there.toString()).isTrue();
        assertThat(there.at("/parts/1/says/EmailAddress").asString())
                .isEqualTo("mary@contoso.test");
        assertThat(here.at("/refusal/reasonCode").asString()).isEqualTo("DELEGATION_UNREADABLE");
        assertThat(here.path("parts").size()).isOne();
    }

    @Test
    void whoIsNoAdministratorIsToldNothing() {
        var url = lab.organisation("contoso.test").baseUrl() + PATH;
        for (var authorization : List.of(lab.basic("mary@contoso.test"), "Bearer x.y.z")) {
            var answer =
                    lab.send(
                            "POST",
                            url,
                            Map.of("Authorization", authorization),
                            "{\"token\": \"a.b.c\"}".getBytes(UTF_8));

            assertThat(answer.statusCode()).isIn(401, 403);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIsCalledNone() {
        var url = lab.organisation("contoso.test").baseUrl() + PATH;

        var answer =
                lab.send(
                        "POST",
                        url,
                        Map.of("Authorization", lab.administrator("contoso.test")),
                        "{\"token\": \"hello\"}".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), UTF_8))
                .contains("TOKEN_UNRECOGNISED")
                .doesNotContain("hello");
    }

    private JsonNode inspect(String domain, String token) {
        var ask = JsonMapper.shared().createObjectNode().put("token", token);
        return lab.administer(domain, "POST", PATH, ask.put("host", "localhost").toString());
    }
}
