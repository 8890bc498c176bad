package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.wire.jwt.Challenge;
import entente.wire.jwt.UnsignedToken;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A program of somebody else's, with a key registered at the broker, calls another organisation: all of it over the wire.
class RegisteredClientTest {
    private static final String CLOUD = "contoso.cloud.test";
    private static final String JOE = "joe@contoso.cloud.test";
    private static final String MARY = "mary@contoso.test";

    private static LabUnderTest lab;
    private static RegisteredClient client;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
        client = RegisteredClient.of(lab);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void anEmptyTokenIsAnsweredWithWhomTheServerTrusts() {
        var response = ews("Bearer", Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("x-ms-diagnostics")).isEmpty();
        var offered = response.headers().allValues("WWW-Authenticate");
        var challenge = Challenge.parse(offered).orElseThrow();
        assertThat(challenge.trustedIssuers()).contains(client.broker());
        assertThat(challenge.realm()).contains(CLOUD);
        assertThat(offered).anyMatch(each -> each.startsWith("Basic "));
        assertThat(String.join(",", offered)).doesNotContain("error=");
    }

    @Test
    void maryIsShownWhatJoeGivesHer() {
        var resource = client.resource(CLOUD);
        var outer = client.outer(client.actorToken(resource), resource, MARY);

        var response = ews("Bearer " + UnsignedToken.of(outer), Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).contains("Customer call").contains("Operations room");
    }

    @Test
    void whatIsPrivateStaysPrivateForMaryToo() {
        var resource = client.resource(CLOUD);
        var outer = client.outer(client.actorToken(resource), resource, MARY);

        var response = ews("Bearer " + UnsignedToken.of(outer), Envelopes.freeBusy(JOE));

        assertThat(text(response)).doesNotContain("Training partner").doesNotContain("Bank");
    }

    @Test
    void someoneWhomSueShutsOutIsToldSo() {
        var resource = client.resource(CLOUD);
        var outer = client.outer(client.actorToken(resource), resource, "alice@contoso.test");

        var response =
                ews(
                        "Bearer " + UnsignedToken.of(outer),
                        Envelopes.freeBusy("sue@contoso.cloud.test", JOE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("ErrorNoFreeBusyAccess")
                .containsOnlyOnce("<t:MergedFreeBusy>");
    }

    @Test
    void anApplicationByItselfIsShownWhatEverybodyIs() {
        var actor = client.actorToken(client.resource(CLOUD));

        var response = ews("Bearer " + actor, Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("<t:BusyType>Busy</t:BusyType>")
                .doesNotContain("Customer call");
    }

    @Test
    void soItIsWithATokenByClientCredentials() {
        var access = client.accessToken(client.resource(CLOUD));

        var response = ews("Bearer " + access, Envelopes.freeBusy(JOE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("<t:BusyType>Busy</t:BusyType>")
                .doesNotContain("Customer call");
    }

    @Test
    void anActorTokenServesManyCalls() {
        var resource = client.resource(CLOUD);
        var actor = client.actorToken(resource);

        for (var person : new String[] {MARY, "bob@contoso.test", MARY}) {
            var outer = UnsignedToken.of(client.outer(actor, resource, person));
            var response = ews("Bearer " + outer, Envelopes.freeBusy(JOE));
            assertThat(response.statusCode()).as(person).isEqualTo(200);
        }
    }

    @Test
    void autodiscoverNamesTheServerToWhoeverHasAToken() {
        var cloud = lab.organisation(CLOUD);
        var actor = client.actorToken(client.resource(CLOUD));

        var response =
                lab.send(
                        "POST",
                        cloud.autodiscoverUrl(),
                        Map.of("Authorization", "Bearer " + actor, "Content-Type", "text/xml"),
                        Envelopes.userSettings(JOE).getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).contains(cloud.ewsUrl());
    }

    @Test
    void whatAPartnerWasNotGivenItMayNotDo() {
        var actor = client.actorToken(client.resource(CLOUD));

        var response = ews("Bearer " + actor, Envelopes.operation("<m:GetServerTimeZones/>"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void theAnsweringSideKeepsItsStepsUnderTheCallersTrace() {
        var resource = client.resource(CLOUD);
        var outer = client.outer(client.actorToken(resource), resource, MARY);
        var trace = UUID.randomUUID().toString();

        lab.ews(
                CLOUD,
                Map.of(
                        "Authorization",
                        "Bearer " + UnsignedToken.of(outer),
                        "client-request-id",
                        trace),
                Envelopes.freeBusy(JOE));

        assertThat(lab.steps(CLOUD, trace))
                .containsSubsequence("claims", "checks", "permission", "answer");
    }

    private static HttpResponse<byte[]> ews(String authorization, String envelope) {
        return lab.ews(CLOUD, authorization, envelope);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
