package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The broker over the wire: what it issues, and each way in which it does not (RFC 6749, 5.2).
class RefusedAssertionsTest {
    private static final String CLOUD = "contoso.cloud.test";

    private static LabUnderTest lab;
    private static RegisteredClient client;
    private static String resource;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
        client = RegisteredClient.of(lab);
        resource = client.resource(CLOUD);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void whatIsIssuedIsNotToBeKeptOnTheWay() {
        var response = actor(_ -> {});

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        var answer = json(response);
        assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.path("resource").asString()).isEqualTo(resource);
        // The historical service writes numbers as strings.
        assertThat(answer.path("expires_in").isString()).isTrue();
    }

    @Test
    void theStandardAnswerHasItsNumbersAsNumbers() {
        var response = client.askForAccessToken(client.signed(client.accessAssertion()), resource);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("expires_in").isNumber()).isTrue();
    }

    @Test
    void anAssertionCountsOnce() {
        var assertion = client.signed(client.actorAssertion());

        var first = client.askForActorToken(assertion, resource);
        var second = client.askForActorToken(assertion, resource);

        assertThat(first.statusCode()).isEqualTo(200);
        assertRefused(second, 400, "invalid_grant");
    }

    @Test
    void anAssertionThatEndedIsRefused() {
        assertRefused(
                actor(claims -> {
                    claims.put("nbf", seconds(-600));
                    claims.put("exp", seconds(-300));
                }),
                400,
                "invalid_grant");
    }

    @Test
    void anAssertionForTooLongIsRefused() {
        assertRefused(actor(claims -> claims.put("exp", seconds(3600))), 400, "invalid_grant");
    }

    @Test
    void anAssertionForSomebodyElseIsRefused() {
        assertRefused(
                actor(claims -> claims.put("aud", UUID.randomUUID() + "/localhost@contoso.test")),
                400,
                "invalid_grant");
    }

    @Test
    void anAssertionWithoutANumberIsRefused() {
        assertRefused(actor(claims -> claims.remove("jti")), 400, "invalid_request");
    }

    @Test
    void aClientNobodyRegisteredIsRefused() {
        var stranger = UUID.randomUUID() + "@contoso.test";

        assertRefused(
                actor(claims -> {
                    claims.put("iss", stranger);
                    claims.put("nameid", stranger);
                }),
                401,
                "invalid_client");
    }

    @Test
    void anAssertionSignedWithAnotherKeyIsRefused() {
        var other = lab.signingKey("fabrikam.test.signing");
        var assertion = other.sign(other.usualAlgorithm(), Map.of(), client.actorAssertion());

        var response = client.askForActorToken(assertion, resource);

        assertRefused(response, 401, "invalid_client");
    }

    @Test
    void aResourceNobodyRegisteredIsRefused() {
        var elsewhere = resource.replace("localhost", "mail.elsewhere.test");

        assertRefused(
                client.askForActorToken(client.signed(client.actorAssertion()), elsewhere),
                400,
                "invalid_resource");
        assertRefused(
                client.askForAccessToken(client.signed(client.accessAssertion()), elsewhere),
                400,
                "invalid_target");
    }

    @Test
    void aSecretIsNoProof() {
        var form =
                "grant_type=client_credentials&scope=x&client_secret=x&client_id="
                        + lab.ready().client().appId();

        var response = client.post(form.getBytes(UTF_8));

        assertRefused(response, 400, "invalid_request");
    }

    @Test
    void aGrantNobodyOffersIsRefused() {
        var response = client.post("grant_type=password&username=m&password=p".getBytes(UTF_8));

        assertRefused(response, 400, "unsupported_grant_type");
    }

    @Test
    void aParameterThatComesTwiceIsRefused() {
        var response =
                client.post("grant_type=password&grant_type=client_credentials".getBytes(UTF_8));

        assertRefused(response, 400, "invalid_request");
    }

    private static HttpResponse<byte[]> actor(Consumer<Map<String, Object>> change) {
        var claims = client.actorAssertion();
        change.accept(claims);
        return client.askForActorToken(client.signed(claims), resource);
    }

    private static void assertRefused(HttpResponse<byte[]> response, int status, String error) {
        var answer = json(response);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(answer.path("error").asString()).isEqualTo(error);
        assertThat(answer.path("error_description").asString()).isNotBlank();
        assertThat(answer.has("access_token")).isFalse();
        assertThat(answer.toString()).doesNotContain("eyJ");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String seconds(long fromNow) {
        return Long.toString(Instant.now().getEpochSecond() + fromNow);
    }
}
