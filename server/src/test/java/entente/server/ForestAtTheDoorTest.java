package entente.server;

import static entente.server.Neighbourhood.NORTHWIND;
import static entente.server.Neighbourhood.OLD;
import static entente.server.Neighbourhood.PASSWORD;
import static entente.server.TestClient.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server lets another forest do, and what it does not believe.
class ForestAtTheDoorTest {
    private static final String EWS = "/EWS/Exchange.asmx";
    private static final String ACCOUNT = basic("contoso@northwind.test", "a long password");

    @TempDir private static Path folder;

    private static Neighbourhood parties;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new Neighbourhood(folder);
        parties.accept(NORTHWIND, "contoso.test", OLD);
        parties.administer(
                NORTHWIND,
                "PATCH",
                "accepted-forests/contoso.test",
                "{\"account\": \"contoso@northwind.test\", \"password\": \"a long password\"}");
    }

    @AfterAll
    static void stop() {
        parties.close();
    }

    @Test
    void listedServerNamesItsPeople() {
        var answer = ask(OLD, named("mary@contoso.test"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("00222000");
    }

    @Test
    void personOfAnotherForestIsRefused() {
        assertRefused(ask(OLD, named("nils@northwind.test")), "FOREST_PERSON_FOREIGN");
        assertRefused(ask(OLD, named("ann@fabrikam.test")), "FOREST_PERSON_FOREIGN");
        assertRefused(ask(OLD, named("mary@sub.contoso.test")), "FOREST_PERSON_FOREIGN");
        assertRefused(ask(OLD, named("no address")), "FOREST_PERSON_FOREIGN");
    }

    @Test
    void sidsAloneAreNobody() {
        var sids =
                "<t:SerializedSecurityContext><t:UserSid>S-1-5-21-1-2-3-500</t:UserSid></t:SerializedSecurityContext>";

        assertRefused(ask(OLD, header(sids)), "FOREST_PERSON_MISSING");
    }

    @Test
    void serverThatIsNotListedIsNobodyThoughTheSameAuthorityVouchesForIt() {
        var answer = ask("stranger", named("mary@contoso.test"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsInByPasswordNamesNobodyWhateverHisCertificate() {
        for (var certificate : new String[] {OLD, "stranger"}) {
            for (var who : new String[] {ACCOUNT, basic("nils@northwind.test", PASSWORD)}) {
                var answer =
                        parties.send(
                                certificate,
                                NORTHWIND,
                                EWS,
                                named("mary@contoso.test"),
                                "Authorization",
                                who);

                assertRefused(answer, "ACCESS_HEADER_REFUSED");
            }
        }
    }

    @Test
    void forestAsksForFreeBusyAndNothingElse() {
        for (var request :
                new String[] {
                    EwsText.resolveNames("nils"),
                    EwsText.enveloped("<m:GetServerTimeZones/>"),
                    EwsText.enveloped(
                            "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id=\"calendar\"/></m:FolderIds></m:GetFolder>")
                }) {
            assertThat(byAccount(EWS, request).statusCode()).isEqualTo(403);
            assertThat(ask(OLD, request).statusCode()).isEqualTo(403);
        }
        assertThat(byAccount(EWS, EwsText.freeBusyOf("nils@northwind.test")).statusCode())
                .isEqualTo(200);
        assertThat(byAccount("/autodiscover/autodiscover.svc", "<x/>").statusCode()).isEqualTo(403);
        assertThat(
                        byAccount("/v1.0/users/nils@northwind.test/calendar/getSchedule", "{}")
                                .statusCode())
                .isEqualTo(403);
        assertThat(byAccount("/entente/admin/lookup", "{}").statusCode()).isIn(401, 403);
    }

    @Test
    void whatAForestAsksIsNotSentOn() {
        var answer = ask(OLD, EwsText.freeBusyOf("ann@fabrikam.test"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("ErrorProxyRequestNotAllowed");
    }

    @Test
    void questionThatCrossedForestsIsNotSentOnWhoeverSignedIn() {
        var crossed =
                header(
                                "<t:ProxyRequestTypeHeader><t:RequestType>CrossForest</t:RequestType></t:ProxyRequestTypeHeader>")
                        .replace("nils@northwind.test", "ann@fabrikam.test");

        var answer =
                parties.client()
                        .post(
                                parties.here(NORTHWIND, EWS),
                                crossed,
                                "Authorization",
                                basic("nils@northwind.test", PASSWORD));

        assertThat(answer.body()).contains("ErrorProxyRequestNotAllowed");
    }

    @Test
    void ordinaryClientsAreNotDisturbed() {
        var answer =
                parties.client()
                        .post(
                                parties.here(NORTHWIND, EWS),
                                EwsText.freeBusyOf("nils@northwind.test"),
                                "Authorization",
                                basic("nils@northwind.test", PASSWORD));
        var anonymous = parties.client().get(parties.here(NORTHWIND, EWS));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(anonymous.statusCode()).isEqualTo(401);
    }

    @Test
    void accountThatIsTakenAwayOpensNothingFromThenOn() {
        var before = parties.administer(NORTHWIND, "GET", "accepted-forests/contoso.test", "");
        assertThat(before.path("account").asString()).isEqualTo("contoso@northwind.test");
        var ask = EwsText.freeBusyOf("nils@northwind.test");
        assertThat(byAccount(EWS, ask).statusCode()).isEqualTo(200);

        change("{\"enabled\": false}");
        var disabled = byAccount(EWS, ask).statusCode();
        var server = ask(OLD, ask).statusCode();
        change("{\"enabled\": true}");

        assertThat(disabled).isEqualTo(401);
        assertThat(server).isEqualTo(401);
        assertThat(byAccount(EWS, ask).statusCode()).isEqualTo(200);
    }

    private static void change(String what) {
        parties.administer(NORTHWIND, "PATCH", "accepted-forests/contoso.test", what);
    }

    private static HttpResponse<String> ask(String certificateOf, String request) {
        return parties.send(certificateOf, NORTHWIND, EWS, request);
    }

    private static HttpResponse<String> byAccount(String path, String request) {
        return parties.client()
                .post(
                        parties.here(NORTHWIND, path),
                        request,
                        "Authorization",
                        ACCOUNT,
                        "Content-Type",
                        path.contains("Schedule") ? "application/json" : "text/xml");
    }

    private static String named(String address) {
        return header(
                "<t:SerializedSecurityContext><t:UserSid>S-1-5-21-1-2-3-500</t:UserSid><t:PrimarySmtpAddress>%s</t:PrimarySmtpAddress></t:SerializedSecurityContext>"
                        .formatted(address));
    }

    private static String header(String block) {
        return EwsText.freeBusyOf("nils@northwind.test")
                .replace("</s:Header>", block + "</s:Header>");
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).contains("ErrorAccessDenied").doesNotContain("00222000");
        var trace = answer.headers().firstValue("client-request-id").orElseThrow();
        var steps = parties.administer(NORTHWIND, "GET", "traces/" + trace, "");
        assertThat(steps.toString()).contains(code);
    }
}
