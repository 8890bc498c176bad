package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.BrokersKey;
import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.wire.jwt.UnsignedToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that are right but for one thing, sent to a server that would answer the right one: each is refused at the door, with a
/// category for the other side's administrator, and no calendar is read.
class RefusedTokensTest {
    private static final String CLOUD = "contoso.cloud.test";
    private static final String JOE = "joe@contoso.cloud.test";
    private static final String MARY = "mary@contoso.test";

    private static LabUnderTest lab;
    private static RegisteredClient client;
    private static BrokersKey broker;
    private static String resource;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
        client = RegisteredClient.of(lab);
        broker = BrokersKey.stolenFrom(lab);
        resource = client.resource(CLOUD);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    /// Without it, every refusal below could have another reason than the one it is there for.
    @Test
    void theTokenWithNothingWrongIsAccepted() {
        var response =
                lab.ews(CLOUD, "Bearer " + wrapped(_ -> {}, _ -> {}), Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).contains("Customer call");
    }

    static Stream<Arguments> refused() {
        return Stream.of(shapes(), signatures(), times(), audiences(), bindings(), people())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                wrong("two segments", "invalid_token", "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ"),
                wrong("no JSON", "invalid_token", "!!.!!.!!"),
                wrong("padding", "invalid_token", plain(_ -> {}) + "="),
                wrong(
                        "unsigned and nothing inside",
                        "invalid_token",
                        UnsignedToken.of(without(broker.actorClaims(client, resource), "jti"))),
                wrong(
                        "an envelope in an envelope",
                        "invalid_token",
                        UnsignedToken.of(client.outer(wrapped(_ -> {}, _ -> {}), resource, MARY))),
                wrong(
                        "an access token in an envelope",
                        "invalid_token",
                        UnsignedToken.of(
                                client.outer(client.accessToken(resource), resource, MARY))),
                wrong(
                        "a header that demands an extension",
                        "invalid_token",
                        broker.signed(
                                Map.of("crit", new String[] {"exp"}),
                                broker.actorClaims(client, resource))));
    }

    private static Stream<Arguments> signatures() {
        return Stream.of(
                wrong("a claim changed after signing", "invalid_signature", tampered()),
                wrong(
                        "signed by the application instead of the broker",
                        "invalid_signature",
                        client.signed(broker.actorClaims(client, resource))),
                wrong(
                        "a broker nobody knows",
                        "invalid_signature",
                        plain(claims -> claims.put("iss", UUID.randomUUID() + "@contoso.test"))),
                wrong(
                        "an outer token signed with a key not registered here",
                        "invalid_signature",
                        client.signed(client.outer(client.actorToken(resource), resource, MARY))));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                wrong("ended", "token_expired", plain(claims -> times(claims, -60, -10))),
                wrong("not begun", "token_expired", plain(claims -> times(claims, 30, 50))),
                wrong("too long a life", "token_expired", plain(claims -> times(claims, 0, 1500))),
                wrong("no end", "token_expired", plain(claims -> claims.remove("exp"))),
                wrong(
                        "the envelope ended",
                        "token_expired",
                        wrapped(_ -> {}, claims -> times(claims, -10, -5))),
                wrong(
                        "an envelope for longer than one call",
                        "token_expired",
                        wrapped(_ -> {}, claims -> times(claims, 0, 10))),
                wrong(
                        "an envelope that outlives what is inside",
                        "token_expired",
                        wrapped(claims -> times(claims, -20, 2), claims -> times(claims, 0, 4))));
    }

    private static Stream<Arguments> audiences() {
        var appId = resource.substring(0, resource.indexOf('/'));
        return Stream.of(
                wrong(
                        "for another application",
                        "invalid_resource",
                        plain(c -> c.put("aud", resource.replace(appId, fresh())))),
                wrong(
                        "for another host",
                        "invalid_resource",
                        plain(c -> c.put("aud", resource.replace("localhost", "mail." + CLOUD)))),
                wrong(
                        "for another realm",
                        "invalid_resource",
                        plain(c -> c.put("aud", resource.replace("@" + CLOUD, "@fabrikam.test")))),
                wrong(
                        "for several",
                        "invalid_resource",
                        plain(c -> c.put("aud", new String[] {resource, resource}))),
                wrong(
                        "an envelope for somebody else",
                        "invalid_resource",
                        wrapped(_ -> {}, c -> c.put("aud", resource.replace(appId, fresh())))));
    }

    private static Stream<Arguments> bindings() {
        return Stream.of(
                wrong(
                        "an application in a realm nobody registered",
                        "invalid_tenant",
                        plain(c -> c.put("nameid", fresh() + "@fabrikam.test"))),
                wrong(
                        "one tenant's envelope with another's actor",
                        "invalid_delegation",
                        wrapped(_ -> {}, c -> c.put("iss", fresh() + "@" + CLOUD))),
                wrong(
                        "an application that may not speak for people",
                        "invalid_delegation",
                        wrapped(c -> c.remove("trustedfordelegation"), _ -> {})),
                wrong(
                        "an application in another realm than its broker's",
                        "invalid_delegation",
                        plain(c ->
                                c.put(
                                        "iss",
                                        client.broker().replace("@contoso.test", "@" + CLOUD)))));
    }

    private static Stream<Arguments> people() {
        return Stream.of(
                wrong(
                        "somebody else's person",
                        "invalid_user",
                        wrapped(_ -> {}, c -> names(c, "ann@fabrikam.test"))),
                wrong(
                        "one of the server's own people",
                        "invalid_user",
                        wrapped(_ -> {}, c -> names(c, "sue@contoso.cloud.test"))),
                wrong("no person", "invalid_user", wrapped(_ -> {}, c -> names(c, "mary"))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAtTheDoor(String token, String category) {
        var trace = UUID.randomUUID().toString();

        var response =
                lab.ews(
                        CLOUD,
                        Map.of("Authorization", "Bearer " + token, "client-request-id", trace),
                        Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("x-ms-diagnostics").orElse("none"))
                .endsWith(";error_category=\"%s\"".formatted(category));
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .anyMatch(each -> each.contains("error=\"invalid_token\""));
        assertThat(response.body()).isEmpty();
        assertThat(lab.steps(CLOUD, trace))
                .contains("failed")
                .doesNotContain("checks", "permission", "answer");
    }

    @Test
    void twoAuthorizationHeadersAreOneTooMany() {
        var request =
                HttpRequest.newBuilder(URI.create(lab.organisation(CLOUD).ewsUrl()))
                        .header("Authorization", "Bearer " + wrapped(_ -> {}, _ -> {}))
                        .header("Authorization", lab.basic(JOE))
                        .POST(BodyPublishers.ofString(Envelopes.freeBusy(JOE)))
                        .build();

        var response = lab.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aTokenBeyondMeasureIsNotRead() {
        var response = lab.ews(CLOUD, "Bearer " + "a".repeat(30_000), Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aTokenInTheAddressIsNoToken() {
        var url = lab.organisation(CLOUD).ewsUrl() + "?access_token=" + plain(_ -> {});

        var response = lab.send("POST", url, Map.of(), Envelopes.freeBusy(JOE).getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    private static Arguments wrong(String what, String category, String token) {
        return Arguments.of(Named.of(what, token), category);
    }

    private static String plain(Consumer<Map<String, Object>> change) {
        var claims = broker.actorClaims(client, resource);
        change.accept(claims);
        return broker.signed(claims);
    }

    private static String wrapped(
            Consumer<Map<String, Object>> inside, Consumer<Map<String, Object>> outside) {
        var outer = client.outer(plain(inside), resource, MARY);
        outside.accept(outer);
        return UnsignedToken.of(outer);
    }

    private static String tampered() {
        var parts = plain(_ -> {}).split("\\.", -1);
        var other = plain(claims -> claims.put("jti", "another")).split("\\.", -1);
        return parts[0] + "." + other[1] + "." + parts[2];
    }

    private static void times(Map<String, Object> claims, int fromMinutes, int toMinutes) {
        var now = Instant.now();
        var from = Long.toString(now.plus(Duration.ofMinutes(fromMinutes)).getEpochSecond());
        claims.put("nbf", from);
        claims.replace("iat", from);
        claims.put("exp", Long.toString(now.plus(Duration.ofMinutes(toMinutes)).getEpochSecond()));
    }

    private static void names(Map<String, Object> claims, String person) {
        claims.put("nameid", person);
        claims.put("smtp", person);
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        var fewer = new HashMap<>(claims);
        fewer.remove(name);
        return fewer;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
