package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a stranger, a partner and an administrator meet at the sockets of a running server.
class EdgeTest {
    private static final String MARY = basic("mary@contoso.test", PASSWORD);
    private static final String ADMIN = basic("admin@contoso.test", PASSWORD);

    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder);
        client = new TestClient(folder.resolve("ca.crt"));
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/EWS/Exchange.asmx",
                "/ews/exchange.asmx",
                "/autodiscover/autodiscover.svc",
                "/AutoDiscover/AutoDiscover.xml",
                "/entente/admin/mailboxes"
            })
    void strangerIsChallengedAndToldNothing(String path) {
        var response = client.get(contoso(path));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().allValues("www-authenticate")).isNotEmpty();
        assertThat(response.headers().firstValue("request-id")).isPresent();
        assertThat(response.headers().firstValue("server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/autodiscover/autodiscover.svc", "/autodiscover/autodiscover.xml"})
    void everyAnswerOfAutodiscoverSaysWhatIsOffered(String path) {
        var stranger = client.get(contoso(path));
        var mary = client.get(contoso(path), "Authorization", MARY);
        var wrongMethod = client.send(HttpRequest.newBuilder(contoso(path)).DELETE());

        for (var response : List.of(stranger, mary, wrongMethod)) {
            assertThat(response.headers().firstValue("x-soap-enabled")).contains("True");
            assertThat(response.headers().firstValue("x-oauth-enabled")).contains("True");
        }
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
    }

    @Test
    void emptyBearerIsToldWhomWeTrust() {
        var response = client.post(contoso("/EWS/Exchange.asmx"), "", "Authorization", "Bearer");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("www-authenticate"))
                .contains("Basic realm=\"\"")
                .filteredOn(value -> value.startsWith("Bearer"))
                .singleElement()
                .satisfies(challenge ->
                        assertThat(challenge)
                                .contains("client_id=\"" + TwoOrganisations.CONTOSO_APP + "\"")
                                .contains(TwoOrganisations.BROKER_APP + "@contoso.cloud.test")
                                .doesNotContain("error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "Bearer a.b.c",
                "Bearer eyJhbGciOiJub25lIn0.eyJhIjoxfQ.",
                "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"
            })
    void tokenThatIsNoneIsRefusedWithANumber(String authorization) {
        var response =
                client.post(contoso("/EWS/Exchange.asmx"), "", "Authorization", authorization);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("x-ms-diagnostics").orElseThrow())
                .matches("\\d{7};reason=\"[^\"]+\";error_category=\"[a-z_]+\"");
        assertThat(response.headers().allValues("www-authenticate"))
                .anySatisfy(value -> assertThat(value).contains("error=\"invalid_token\""));
    }

    @Test
    void tokenOfAnySizeIsRefused() {
        for (var kilobytes : List.of(30, 100, 300)) {
            var token = "Bearer " + "a".repeat(kilobytes * 1024);

            var status = client.http1(contoso("/EWS/Exchange.asmx"), "Authorization", token);

            assertThat(status).as("%d KiB", kilobytes).isEqualTo(400);
        }
    }

    @Test
    void bodyOfAStrangerDoesNotKeepTheAnswerFromHim() {
        var response = client.post(contoso("/EWS/Exchange.asmx"), "x".repeat(200 * 1024));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void requestThatIsNoSoapIsAFaultThatClientsCanRead() {
        var response = ews("<not-soap/>");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("content-type"))
                .contains("text/xml; charset=utf-8");
        assertThat(response.body()).contains("ErrorSchemaValidation").contains("ServerVersionInfo");
    }

    @Test
    void documentTypeIsRefused() {
        var response = ews("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("ErrorSchemaValidation");
    }

    @Test
    void unknownOperationIsAFault() {
        assertThat(ews(EwsText.enveloped("<m:Nonsense/>")).body()).contains("ErrorInvalidRequest");
        assertThat(ews(EwsText.enveloped("<m:FindPeople/>")).body())
                .contains("ErrorInvalidOperation");
    }

    @Test
    void namesAreResolvedFromTheDirectory() {
        assertThat(ews(EwsText.resolveNames("mar")).body()).contains("mary@contoso.test");
        assertThat(ews(EwsText.resolveNames("zzz")).body())
                .contains("ErrorNameResolutionNoResults");
    }

    @Test
    void answerThatANewConnectionSendsAtOnceIsNotCompressed() throws IOException {
        var zones = EwsText.enveloped("<m:GetServerTimeZones ReturnFullTimeZoneData=\"false\"/>");

        var response =
                client.bytes(
                        HttpRequest.newBuilder(contoso("/EWS/Exchange.asmx"))
                                .POST(BodyPublishers.ofString(zones))
                                .headers("Authorization", MARY, "Accept-Encoding", "gzip"));

        assertThat(response.body()).hasSizeBetween(2_000, 14_000);
        assertThat(response.body()).asString().contains("W. Europe Standard Time");
        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void largeAnswerIsCompressedForThoseWhoAskForIt() throws IOException {
        var zones = EwsText.enveloped("<m:GetServerTimeZones ReturnFullTimeZoneData=\"true\"/>");

        var response =
                client.bytes(
                        HttpRequest.newBuilder(contoso("/EWS/Exchange.asmx"))
                                .POST(BodyPublishers.ofString(zones))
                                .headers("Authorization", MARY, "Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        try (var text = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(text.readAllBytes()).asString().contains("W. Europe Standard Time");
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void largeAnswerComesWhole(Version http) {
        var zones = EwsText.enveloped("<m:GetServerTimeZones ReturnFullTimeZoneData=\"true\"/>");

        var response =
                client.bytes(
                        HttpRequest.newBuilder(contoso("/EWS/Exchange.asmx"))
                                .version(http)
                                .POST(BodyPublishers.ofString(zones))
                                .headers("Authorization", MARY));

        assertThat(response.version()).isEqualTo(http);
        assertThat(response.headers().firstValueAsLong("content-length").orElseThrow())
                .isEqualTo(response.body().length)
                .isGreaterThan(100_000);
        assertThat(response.body()).asString().endsWith("</s:Body></s:Envelope>");
    }

    @Test
    void http2IsSpokenToThoseWhoDo() {
        assertThat(client.get(contoso("/entente/health")).version()).isEqualTo(Version.HTTP_2);
    }

    @Test
    void healthIsTold() {
        var json = json(client.get(contoso("/entente/health")).body());

        assertThat(json.path("ready").asBoolean()).isTrue();
        assertThat(json.path("organisation").asString()).isEqualTo("contoso.test");
    }

    @Test
    void anonymousAutodiscoverIsTheSameForExistingAndMissingPeople() {
        var forms =
                List.of(
                        "/autodiscover/autodiscover.json?Email=%s&Protocol=Ews",
                        "/Autodiscover/Autodiscover.json/v1.0/%s?protocol=EWS&RedirectCount=1");

        for (var form : forms) {
            var mary = client.get(contoso(form.formatted("mary@contoso.test")));
            var nobody = client.get(contoso(form.formatted("nobody@contoso.test")));
            var elsewhere = client.get(contoso(form.formatted("joe@contoso.test")));

            assertThat(mary.statusCode()).isEqualTo(200);
            assertThat(mary.body()).isEqualTo(nobody.body()).isEqualTo(elsewhere.body());
            assertThat(json(mary.body()).path("Url").asString())
                    .isEqualTo(contoso("/EWS/Exchange.asmx").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/autodiscover/autodiscover.json",
                "/autodiscover/autodiscover.json?Email=mary@contoso.test",
                "/autodiscover/autodiscover.json?Email=mary@contoso.test&Protocol=Rest",
                "/autodiscover/autodiscover.json?Email=mary@fabrikam.test&Protocol=Ews",
                "/autodiscover/autodiscover.json?Email=autodiscover/autodiscover.json%3F@evil.test/ews/exchange.asmx&Protocol=Ews"
            })
    void anonymousAutodiscoverRefusesWhatItDoesNotServe(String path) {
        var response = client.get(contoso(path));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("jsonerror")).contains("true");
        assertThat(json(response.body()).path("ErrorCode").asString()).isNotEmpty();
    }

    @Test
    void plainAutodiscoverAnswersOrSaysWhyWithStatus200() {
        var mary = pox(outlook("mary@contoso.test"));

        assertThat(mary).contains("\n<EwsUrl>" + contoso("/EWS/Exchange.asmx") + "</EwsUrl>\n");
        assertThat(pox(outlook("joe@contoso.test")))
                .contains("<RedirectAddr>joe@contoso.cloud.test</RedirectAddr>");
        assertThat(pox(outlook("nobody@contoso.test"))).contains("<ErrorCode>500</ErrorCode>");
        assertThat(pox("")).contains("<ErrorCode>600</ErrorCode>");
        assertThat(pox(outlook("mary@contoso.test").replace("/2006a", "/mobile")))
                .contains("<ErrorCode>601</ErrorCode>");
        assertThat(
                        client.get(contoso("/autodiscover/autodiscover.xml"), "Authorization", MARY)
                                .body())
                .contains("<ErrorCode>600</ErrorCode>");
    }

    @Test
    void partnersFindOurKeys() {
        var metadata = json(client.get(contoso("/autodiscover/metadata/json/1")).body());

        assertThat(metadata.path("issuer").asString())
                .isEqualTo(TwoOrganisations.CONTOSO_APP + "@contoso.test");
        assertThat(metadata.path("keys").size()).isEqualTo(1);
    }

    @Test
    void brokerPublishesItsDocuments() {
        var broker = parties.brokerPort;
        for (var path :
                List.of(
                        "/contoso.test/metadata/json/1",
                        "/metadata/json/1?realm=contoso.test",
                        "/jwks",
                        "/.well-known/oauth-authorization-server/contoso.test",
                        "/contoso.test/.well-known/openid-configuration")) {
            assertThat(client.get(at(broker, path)).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(client.get(at(broker, "/fabrikam.test/metadata/json/1")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void brokerRefusesWhatIsNoTokenRequest() {
        var endpoint = at(parties.brokerPort, "/contoso.test/tokens/OAuth/2");

        var json = client.post(endpoint, "{}", "Content-Type", "application/json");
        var empty =
                client.post(endpoint, "a=b", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json(json.body()).path("error").asString()).isEqualTo("invalid_request");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void administratorKeepsMailboxes() {
        var path = "/entente/admin/mailboxes/bob%40contoso.test";

        var made =
                put(
                        path,
                        "{\"displayName\":\"Bob\",\"kind\":\"person\",\"zone\":\"Europe/Paris\",\"password\":\"pass\"}");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(json(made.body()).path("zone").asString()).isEqualTo("Europe/Paris");
        assertThat(
                        client.get(
                                        contoso("/ews/exchange.asmx"),
                                        "Authorization",
                                        basic("bob@contoso.test", "pass"))
                                .statusCode())
                .isEqualTo(200);

        var shared =
                admin(
                        path + "/permissions",
                        "{\"permissions\":{\"default\":\"None\",\"joe@contoso.cloud.test\":\"Reviewer\"}}");
        assertThat(
                        json(shared.body())
                                .path("permissions")
                                .path("joe@contoso.cloud.test")
                                .asString())
                .isEqualTo("Reviewer");

        var tried =
                admin(
                        path + "/permissions?dryRun=true",
                        "{\"permissions\":{\"default\":\"Reviewer\"}}");
        assertThat(json(tried.body()).path("permissions").path("default").asString())
                .isEqualTo("Reviewer");
        assertThat(
                        admin(
                                        path + "/permissions?dryRun=true",
                                        "{\"permissions\":{\"default\":\"Nonsense\"}}")
                                .statusCode())
                .isEqualTo(400);

        var optedOut = json(admin(path + "/permissions", "{\"shownToOthers\":false}").body());
        assertThat(optedOut.path("shownToOthers").asBoolean(true)).isFalse();
        assertThat(optedOut.path("permissions").path("default").asString()).isEqualTo("None");
        var stillOut =
                json(
                        admin(path + "/permissions", "{\"permissions\":{\"default\":\"Reviewer\"}}")
                                .body());
        assertThat(stillOut.path("shownToOthers").asBoolean(true)).isFalse();
        assertThat(admin(path + "/permissions", "{}").statusCode()).isEqualTo(400);

        var gone =
                client.send(HttpRequest.newBuilder(contoso(path)).DELETE(), "Authorization", ADMIN);
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(
                        client.get(
                                        contoso("/ews/exchange.asmx"),
                                        "Authorization",
                                        basic("bob@contoso.test", "pass"))
                                .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025})
    void mailboxWithAPasswordThatNobodyCanHaveIsNotMade(int length) {
        var path = "/entente/admin/mailboxes/ann@contoso.test";

        var refused =
                put(
                        path,
                        "{\"kind\":\"person\",\"password\":\"%s\"}".formatted("x".repeat(length)));

        assertThat(refused.statusCode()).isEqualTo(400);
        var all = client.get(contoso("/entente/admin/mailboxes"), "Authorization", ADMIN);
        assertThat(all.body()).doesNotContain("ann@contoso.test");
    }

    @Test
    void administratorStaysOneWhateverHappensToTheMailbox() {
        var path = "/entente/admin/mailboxes/admin@contoso.test";
        var mailbox = "{\"kind\":\"person\"}";
        var withPassword = "{\"kind\":\"person\",\"password\":\"another\"}";

        assertThat(put(path, mailbox).statusCode()).isEqualTo(200);
        assertThat(put(path, withPassword).statusCode()).isEqualTo(400);
        assertThat(
                        client.send(
                                        HttpRequest.newBuilder(contoso(path)).DELETE(),
                                        "Authorization",
                                        ADMIN)
                                .statusCode())
                .isEqualTo(400);
        assertThat(put(path, mailbox).statusCode()).isEqualTo(200);
    }

    @Test
    void brokenEventIsReportedWithItsLine() {
        var file =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:broken
                DTSTAMP:20260101T000000Z
                DTSTART:not-a-time
                END:VEVENT
                END:VCALENDAR
                """
                        .replace("\n", "\r\n");

        var report =
                json(admin("/entente/admin/mailboxes/mary@contoso.test/calendar", file).body());

        assertThat(report.path("imported").asInt()).isZero();
        assertThat(report.path("faults").path(0).path("uid").asString()).isEqualTo("broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"from\":\"mary@contoso.test\"}",
                "{\"from\":1}",
                "{\"colour\":\"blue\"}",
                "{\"from\":\"mary@contoso.test\",\"from\":\"mary@contoso.test\"}",
                "{\"from\":\"mary@contoso.test\",\"to\":[\"a@contoso.test\"],\"start\":\"now\",\"end\":\"then\"}"
            })
    void administratorIsToldWhatIsWrong(String body) {
        var response = admin("/entente/admin/lookup", body);

        assertThat(response.statusCode()).isEqualTo(400);
        var error = json(response.body()).path("error");
        assertThat(error.path("reasonCode").asString()).isEqualTo("REQUEST_MALFORMED");
        assertThat(error.path("sentence").asString()).isNotEmpty();
        assertThat(error.path("remedy").asString()).isNotEmpty();
    }

    @Test
    void personIsNoAdministrator() {
        assertThat(
                        client.get(contoso("/entente/admin/mailboxes"), "Authorization", MARY)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void portInUseIsSaid() throws IOException, ConfigurationFaults {
        var file =
                Files.writeString(
                        folder.resolve("taken.toml"),
                        """
                        [broker]
                        domain = "auth.test"
                        app-id = "%s"
                        realms = ["contoso.test"]
                        url = "https://auth.test"
                        state = "state.taken"
                        listen = { address = "127.0.0.1", port = %d, certificate = "auth.test.tls.crt", key = "auth.test.tls.key" }
                        signing = { certificate = "auth.test.signing.crt", key = "auth.test.signing.key" }
                        """
                                .formatted(TwoOrganisations.BROKER_APP, parties.contosoPort));
        var settings = Configuration.read(file);

        assertThatThrownBy(() -> Serving.start(settings, InstantSource.system()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("PORT_TAKEN");
    }

    private static URI contoso(String path) {
        return at(parties.contosoPort, path);
    }

    private static HttpResponse<String> ews(String body) {
        return client.post(contoso("/EWS/Exchange.asmx"), body, "Authorization", MARY);
    }

    private static HttpResponse<String> admin(String path, String body) {
        return client.post(contoso(path), body, "Authorization", ADMIN);
    }

    private static HttpResponse<String> put(String path, String body) {
        return client.send(
                HttpRequest.newBuilder(contoso(path)).PUT(BodyPublishers.ofString(body)),
                "Authorization",
                ADMIN);
    }

    private static String pox(String body) {
        var response =
                client.post(contoso("/autodiscover/autodiscover.xml"), body, "Authorization", MARY);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String outlook(String address) {
        return """
        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
          <Request><EMailAddress>%s</EMailAddress>
          <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></Request>
        </Autodiscover>
        """
                .formatted(address);
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
