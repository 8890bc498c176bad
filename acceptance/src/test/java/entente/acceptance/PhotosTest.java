package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.DelegationClient;
import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.trusts.Action;
import entente.wire.jwt.UnsignedToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What people look like, to our own people, to partners over OAuth and over DAuth, and to nobody else.
class PhotosTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String JOE = "joe@contoso.test";
    private static final String ANN = "ann@fabrikam.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void aPhotoIsASquareOfTheSizeAskedFor() throws IOException {
        for (var side : List.of(48, 96, 240)) {
            var response = image(MARY, "bob@contoso.test", "&size=HR%dx%d".formatted(side, side));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
            var image = ImageIO.read(new ByteArrayInputStream(response.body()));
            assertThat(image.getWidth()).isEqualTo(side);
            assertThat(image.getHeight()).isEqualTo(side);
        }
    }

    @Test
    void whoHasThePhotoAlreadyIsNotSentItAgain() {
        var first = image(MARY, "bob@contoso.test", "");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var again = image(MARY, "bob@contoso.test", "", Map.of("If-None-Match", tag));
        var other = image(MARY, "bob@contoso.test", "", Map.of("If-None-Match", "\"other\""));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeShownIsSaidByTheStatus() {
        assertThat(image(MARY, "alice@contoso.test", "").statusCode()).isEqualTo(404);
        assertThat(image(MARY, "nobody@contoso.test", "").statusCode()).isEqualTo(404);
        var plus = image(MARY, "no+body@contoso.test", "");
        assertThat(plus.statusCode()).isEqualTo(404);
        assertThat(text(plus)).contains("no+body@contoso.test");
        assertThat(image(MARY, "", "").statusCode()).isEqualTo(400);
        assertThat(image(MARY, "bob@contoso.test", "&size=huge").statusCode()).isEqualTo(400);
        var nobody = url(CONTOSO, "bob@contoso.test", "");
        assertThat(lab.get(nobody).statusCode()).isEqualTo(401);
    }

    @Test
    void soapShowsTheSamePhotoAndIsValidByTheSchemas() throws Exception {
        var shown = soap(MARY, "bob@contoso.test");
        var none = soap(MARY, "alice@contoso.test");

        EwsSchemas.find().judge(shown.body());
        EwsSchemas.find().judge(none.body());
        assertThat(text(shown)).contains("NoError", "<m:HasChanged>true</m:HasChanged>");
        assertThat(text(none)).contains("ErrorItemNotFound");
    }

    @Test
    void thePhotoOfSomebodyElsewhereIsAskedForOverOAuth() throws IOException {
        var trace = UUID.randomUUID().toString();

        var response = image(MARY, JOE, "&size=HR120x120", Map.of("client-request-id", trace));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(response.body())).getWidth())
                .isEqualTo(120);
        assertThat(lab.steps(CONTOSO, trace)).contains("target", "route", "token-sent", "call");
        assertThat(lab.steps(CLOUD, trace)).containsSubsequence("checks", "photo");
        assertThat(record(CLOUD, trace))
                .contains("\"purpose\":\"photos\"", "\"route\":\"oauth\"", MARY);
    }

    @Test
    void aPartnerThatIsNotGivenPhotosIsShownNone() {
        operations("freebusy");
        try {
            var response = image(MARY, JOE, "");

            assertThat(response.statusCode()).isEqualTo(403);
        } finally {
            operations("freebusy", "photos");
        }
        assertThat(image(MARY, JOE, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aPartnerThatRefusesUsIsNotTakenForOneThatHasNoPhoto() {
        enabled(false);
        try {
            assertThat(AdminLookup.text("reasonCode", told(JOE)))
                    .isEqualTo("PARTNER_REFUSED_TOKEN");
            assertThat(image(MARY, JOE, "").statusCode()).isEqualTo(502);
        } finally {
            enabled(true);
        }
    }

    @Test
    void aTokenOfAnApplicationWithoutTheRightOpensNoPhoto() {
        var client = RegisteredClient.of(lab);
        var resource = client.resource(CLOUD);
        var token = UnsignedToken.of(client.outer(client.actorToken(resource), resource, MARY));

        var rest =
                lab.send(
                        "GET",
                        url(CLOUD, "joe@contoso.cloud.test", ""),
                        Map.of("Authorization", "Bearer " + token),
                        new byte[0]);
        var soap = lab.ews(CLOUD, "Bearer " + token, envelope("joe@contoso.cloud.test"));

        assertThat(rest.statusCode()).isEqualTo(403);
        assertThat(soap.statusCode()).isEqualTo(403);
        assertThat(rest.body()).isEmpty();
    }

    @Test
    void thePhotoOfAPartnersPersonIsAskedForOverDAuth() {
        var trace = UUID.randomUUID().toString();

        var response = image(MARY, ANN, "", Map.of("client-request-id", trace));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(lab.administer(CONTOSO, "GET", "/entente/admin/traces/" + trace, "").toString())
                .contains("MSExchange.UserPhoto")
                .doesNotContain("MSExchange.SharingCalendarFreeBusy");
        assertThat(lab.steps(FABRIKAM, trace)).containsSubsequence("relationship", "photo");
        assertThat(record(FABRIKAM, trace))
                .contains("\"purpose\":\"photos\"", "\"route\":\"dauth\"", MARY);
    }

    @Test
    void aRelationshipThatShowsNoPhotosShowsNone() {
        relationship(FABRIKAM, "Contoso", false);
        try {
            var ann = told(ANN);

            assertThat(AdminLookup.text("route", ann)).isEqualTo("dauth");
            assertThat(AdminLookup.text("reasonCode", ann)).isEqualTo("PARTNER_FORBIDS");
            assertThat(AdminLookup.text("remedy", ann)).contains("--enabled --photos`");
            assertThat(image(MARY, ANN, "").statusCode()).isEqualTo(403);
        } finally {
            relationship(FABRIKAM, "Contoso", true);
        }
        assertThat(image(MARY, ANN, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aRelationshipWithoutPhotosIsNoWayToThem() {
        relationship(CONTOSO, "Fabrikam", false);
        try {
            var response = image(MARY, ANN, "");

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(text(response)).contains("relationship Fabrikam does not share photos");
        } finally {
            relationship(CONTOSO, "Fabrikam", true);
        }
    }

    @Test
    void aTokenOpensWhatItIsForAndNothingElse() {
        var client = DelegationClient.of(lab, CONTOSO);
        var freeBusy = client.token(MARY, FABRIKAM, Action.FREE_BUSY);
        var photo = client.token(MARY, FABRIKAM, Action.PHOTO);

        var wrong =
                client.ews(FABRIKAM, "GetUserPhoto", freeBusy, freeBusy.proofKey(), envelope(ANN));
        var wrongToo = client.ews(FABRIKAM, photo, photo.proofKey(), Envelopes.freeBusy(ANN));
        var right = client.ews(FABRIKAM, "GetUserPhoto", photo, photo.proofKey(), envelope(ANN));

        assertThat(wrong.statusCode()).isEqualTo(500);
        assertThat(text(wrong)).doesNotContain("PictureData");
        assertThat(wrongToo.statusCode()).isEqualTo(500);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(text(right)).contains("<m:PictureData>");
    }

    @Test
    void aForestWithoutABrokerIsNoWayToPhotos() {
        var nils = told("nils@northwind.test");

        assertThat(AdminLookup.text("route", nils)).isEqualTo("none");
        assertThat(AdminLookup.text("reasonCode", nils)).isEqualTo("NO_ROUTE");
        assertThat(AdminLookup.text("remedy", nils)).contains("--photos`").doesNotContain("space");
        assertThat(AdminLookup.steps(nils))
                .contains(
                        "route: address-space northwind.test not taken: it leads to northwind.test but is for free/busy alone");
        assertThat(image(MARY, "nils@northwind.test", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorIsToldHowAPhotoCameOrWhyNot() {
        var joe = told(JOE);
        var alice = told("alice@contoso.test");

        assertThat(AdminLookup.text("route", joe)).isEqualTo("oauth");
        assertThat(AdminLookup.text("picture", joe)).isNotEmpty();
        assertThat(AdminLookup.steps(joe)).anyMatch(step -> step.startsWith("call: "));
        assertThat(AdminLookup.text("route", alice)).isEqualTo("local");
        assertThat(AdminLookup.text("reasonCode", alice)).isEqualTo("PHOTO_MISSING");
    }

    private static JsonNode told(String of) {
        return lab.administer(
                CONTOSO,
                "POST",
                "/entente/admin/photo",
                "{\"from\": \"%s\", \"of\": \"%s\"}".formatted(MARY, of));
    }

    private static HttpResponse<byte[]> image(String person, String of, String more) {
        return image(person, of, more, Map.of());
    }

    private static HttpResponse<byte[]> image(
            String person, String of, String more, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", lab.basic(person));
        var domain = person.substring(person.indexOf('@') + 1);
        return lab.send("GET", url(domain, of, more), all, new byte[0]);
    }

    private static String url(String domain, String of, String more) {
        return lab.organisation(domain).baseUrl()
                + "/ews/exchange.asmx/s/GetUserPhoto?email="
                + of
                + more;
    }

    private static HttpResponse<byte[]> soap(String person, String of) {
        var response = lab.ews(CONTOSO, lab.basic(person), envelope(of));
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static String envelope(String of) {
        return Envelopes.operation(
                "<m:GetUserPhoto><m:Email>%s</m:Email><m:SizeRequested>HR96x96</m:SizeRequested></m:GetUserPhoto>"
                        .formatted(of));
    }

    private static void operations(String... operations) {
        var changed =
                lab.administer(
                        CLOUD,
                        "PATCH",
                        "/entente/admin/partners/" + CONTOSO,
                        "{\"operations\": [\"%s\"]}".formatted(String.join("\", \"", operations)));
        assertThat(changed.path("operations").size()).isEqualTo(operations.length);
    }

    private static void enabled(boolean enabled) {
        var changed =
                lab.administer(
                        CLOUD,
                        "PATCH",
                        "/entente/admin/partners/" + CONTOSO,
                        "{\"enabled\": %s}".formatted(enabled));
        assertThat(changed.path("enabled").asBoolean()).isEqualTo(enabled);
    }

    private static void relationship(String domain, String name, boolean photos) {
        var changed =
                lab.administer(
                        domain,
                        "PATCH",
                        "/entente/admin/relationships/" + name,
                        "{\"photosEnabled\": %s}".formatted(photos));
        assertThat(changed.path("photosEnabled").asBoolean()).isEqualTo(photos);
    }

    /// Lookups are put on record beside their answers, so the answer may be here first.
    private static String record(String domain, String trace) {
        for (var time = 0; time < 100; time++) {
            var lines = recordNow(domain, trace);
            if (!lines.isBlank()) {
                return lines;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return "";
    }

    private static String recordNow(String domain, String trace) {
        var response =
                lab.send(
                        "GET",
                        lab.organisation(domain).baseUrl()
                                + "/entente/admin/audit?event=lookup&trace="
                                + trace,
                        Map.of("Authorization", lab.administrator(domain)),
                        new byte[0]);
        return text(response);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
