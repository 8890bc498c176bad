package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One half of what is between two organisations is missing, closed or other than the first thinks: the answer names it, and the command that mends
/// it, for the administrator whose it is.
class MissingHalfTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final String BOB = "bob@contoso.test";
    private static final String JOE = "joe@contoso.cloud.test";
    private static final String THEIRS = "/entente/admin/relationships/Contoso";
    private static final String OURS = "/entente/admin/relationships/Fabrikam";
    private static final String REGISTRATION = "/entente/admin/partners/contoso.test";

    private static final String MAKE_THEIRS =
            "`entente relationship discover contoso.test --org fabrikam.test --add contoso.test --free-busy --free-busy-level AvailabilityOnly`";
    private static final String OPEN_THEIRS =
            "`entente relationship set NAME --org fabrikam.test --enabled --free-busy --free-busy-level AvailabilityOnly`";
    private static final String TEST_OURS =
            "`entente relationship test Fabrikam --org contoso.test`";

    private static LabUnderTest lab;

    private JsonNode theirs;
    private JsonNode ours;
    private JsonNode registration;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @BeforeEach
    void remember() {
        theirs = get(FABRIKAM, THEIRS);
        ours = get(CONTOSO, OURS);
        registration = get(CLOUD, REGISTRATION);
        // What was discovered of the partner is forgotten with each change of our half.
        forgetDiscovery();
    }

    @AfterEach
    void asBefore() {
        send(FABRIKAM, "PATCH", "/entente/admin/trust", "{\"enabled\": true}");
        restore(FABRIKAM, THEIRS, theirs);
        restore(CONTOSO, OURS, ours);
        restore(CLOUD, REGISTRATION, registration);
    }

    @Test
    void partnerWithoutARelationshipWithUs() {
        lab.administer(FABRIKAM, "DELETE", THEIRS, "");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(ann)).contains(MAKE_THEIRS, TEST_OURS);
    }

    @Test
    void sideThatCanKnowNamesTheHalfForCertain() {
        lab.administer(FABRIKAM, "DELETE", THEIRS, "");
        var trace = UUID.randomUUID().toString();

        lab.ews(
                CONTOSO,
                Map.of("Authorization", lab.basic(MARY), "client-request-id", trace),
                Envelopes.freeBusy(ANN));

        assertThat(get(FABRIKAM, "/entente/admin/traces/" + trace).toString())
                .contains("DELEGATION_RELATIONSHIP", "Our half is missing", MAKE_THEIRS);
    }

    @Test
    void partnersRelationshipWithOtherDomains() {
        patch(FABRIKAM, THEIRS, "{\"domains\": [\"elsewhere.test\"]}");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(ann))
                .contains(
                        "`entente relationship set NAME --org fabrikam.test --domain contoso.test --application-uri fed.contoso.test`",
                        TEST_OURS);
    }

    @Test
    void partnersRelationshipWithAnotherApplication() {
        patch(FABRIKAM, THEIRS, "{\"targetApplicationUri\": \"fed.elsewhere.test\"}");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(ann)).contains("--application-uri fed.contoso.test", TEST_OURS);
    }

    @Test
    void partnersRelationshipThatIsDisabled() {
        patch(FABRIKAM, THEIRS, "{\"enabled\": false}");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("PARTNER_FORBIDS");
        assertThat(remedy(ann)).contains(OPEN_THEIRS, TEST_OURS);
    }

    @Test
    void partnersRelationshipThatIsDisabledAfterItsServerWasFound() {
        assertThat(AdminLookup.text("result", askAboutAnn())).isEqualTo("answered");
        patch(FABRIKAM, THEIRS, "{\"enabled\": false}");

        assertShowsNothing(askAboutAnn());
    }

    @Test
    void partnersRelationshipThatDoesNotShareFreeBusy() {
        patch(FABRIKAM, THEIRS, "{\"freeBusyAccessEnabled\": false}");

        assertShowsNothing(askAboutAnn());
    }

    @Test
    void partnersRelationshipWithTheLevelNone() {
        patch(FABRIKAM, THEIRS, "{\"freeBusyAccessLevel\": \"None\"}");

        assertShowsNothing(askAboutAnn());
    }

    @Test
    void partnersRelationshipForAGroup() {
        lab.administer(
                FABRIKAM,
                "PUT",
                "/entente/admin/mailboxes/desk@fabrikam.test",
                "{\"kind\": \"group\", \"members\": [\"raj@fabrikam.test\"]}");
        patch(FABRIKAM, THEIRS, "{\"freeBusyAccessScope\": \"desk@fabrikam.test\"}");

        var answers = AdminLookup.answers(lab, MARY, ANN, "raj@fabrikam.test");

        assertThat(code(answers.getFirst())).isEqualTo("OUTSIDE_SHARING_GROUP");
        assertThat(remedy(answers.getFirst()))
                .contains("--org fabrikam.test --free-busy-scope GROUP`");
        assertThat(AdminLookup.text("result", answers.getLast())).isEqualTo("answered");
    }

    @Test
    void partnersRelationshipThatDoesNotSharePhotos() {
        patch(FABRIKAM, THEIRS, "{\"photosEnabled\": false}");

        var ann = askForThePhotoOf(ANN);

        assertThat(code(ann)).isEqualTo("PARTNER_FORBIDS");
        assertThat(remedy(ann))
                .contains(
                        "`entente relationship set NAME --org fabrikam.test --enabled --photos`",
                        TEST_OURS)
                .doesNotContain("free-busy");
    }

    @Test
    void photoThatBothHalvesAreMissingFor() {
        lab.administer(FABRIKAM, "DELETE", THEIRS, "");
        var theirHalf = askForThePhotoOf(ANN);
        lab.administer(CONTOSO, "DELETE", OURS, "");
        var ourHalf = askForThePhotoOf(ANN);

        assertThat(code(theirHalf)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(theirHalf))
                .contains(
                        "`entente relationship discover contoso.test --org fabrikam.test --add contoso.test --photos`");
        assertThat(code(ourHalf)).isEqualTo("NO_ROUTE");
        assertThat(remedy(ourHalf))
                .contains(
                        "`entente relationship discover fabrikam.test --org contoso.test --add fabrikam.test --photos`");
        assertThat(remedy(theirHalf) + remedy(ourHalf)).doesNotContain("free-busy");
    }

    @Test
    void addressSpaceIsNoHalfOfAWayToAPhoto() {
        var nils = askForThePhotoOf("nils@northwind.test");

        assertThat(code(nils)).isEqualTo("NO_ROUTE");
        assertThat(remedy(nils))
                .contains(
                        "`entente relationship discover northwind.test --org contoso.test --add northwind.test --photos`",
                        "`entente connector add northwind.test --org contoso.test --domain northwind.test --discovery URL --partner-app-id ID --partner-realm REALM`")
                .doesNotContain("address-space");
    }

    @Test
    void partnerWhoseFederationTrustIsDisabled() {
        patch(FABRIKAM, "/entente/admin/trust", "{\"enabled\": false}");

        var ann = askAboutAnn();

        assertThat(remedy(ann)).contains("`entente trust enable --org fabrikam.test`");
    }

    @Test
    void weWithoutARelationship() {
        lab.administer(CONTOSO, "DELETE", OURS, "");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("NO_ROUTE");
        assertThat(remedy(ann))
                .contains(
                        "`entente relationship discover fabrikam.test --org contoso.test --add fabrikam.test --free-busy --free-busy-level AvailabilityOnly`",
                        "`entente connector add fabrikam.test --org contoso.test --domain fabrikam.test --discovery URL --partner-app-id ID --partner-realm REALM`",
                        "`entente address-space add fabrikam.test --org contoso.test --method OrgWideFB --service URL --account NAME --secret-file FILE`");
    }

    @Test
    void ourRelationshipThatIsClosed() {
        patch(CONTOSO, OURS, "{\"enabled\": false}");
        var disabled = askAboutAnn();
        patch(CONTOSO, OURS, "{\"enabled\": true, \"freeBusyAccessEnabled\": false}");
        var withoutFreeBusy = askAboutAnn();

        assertThat(code(disabled)).isEqualTo("NO_ROUTE");
        assertThat(remedy(disabled))
                .contains("`entente relationship set Fabrikam --org contoso.test --enabled`");
        assertThat(remedy(withoutFreeBusy))
                .contains("`entente relationship set Fabrikam --org contoso.test --free-busy`");
    }

    @Test
    void ourRelationshipWithoutTheApplicationUri() {
        patch(CONTOSO, OURS, "{\"targetApplicationUri\": null}");

        var ann = askAboutAnn();

        assertThat(code(ann)).isEqualTo("RELATIONSHIP_INCOMPLETE");
        assertThat(remedy(ann))
                .contains(
                        "`entente relationship discover fabrikam.test --org contoso.test`",
                        "`entente relationship set Fabrikam --org contoso.test --application-uri URI`");
    }

    @Test
    void partnerThatDoesNotKnowOurApplication() {
        lab.administer(CLOUD, "DELETE", REGISTRATION, "");

        var joe = AdminLookup.answers(lab, BOB, JOE).getFirst();

        assertThat(code(joe)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(joe))
                .contains(
                        "`entente partner add contoso.test --app-id ",
                        "--realm contoso.test --domain contoso.test --operation freebusy --profile L1 --org contoso.cloud.test`");
    }

    @Test
    void partnerThatDoesNotKnowOurDomain() {
        patch(CLOUD, REGISTRATION, "{\"domains\": [\"elsewhere.test\"]}");

        var joe = AdminLookup.answers(lab, BOB, JOE).getFirst();

        assertThat(code(joe)).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(remedy(joe))
                .contains(
                        "`entente partner set NAME --domain contoso.test --org contoso.cloud.test`");
    }

    @Test
    void partnerThatLetsUsCallNothingOfThis() {
        patch(CLOUD, REGISTRATION, "{\"operations\": [\"photos\"]}");
        var other = AdminLookup.answers(lab, BOB, JOE).getFirst();
        patch(CLOUD, REGISTRATION, "{\"operations\": []}");
        var nothing = AdminLookup.answers(lab, MARY, JOE).getFirst();

        assertThat(remedy(other)).contains("--operation freebusy --org contoso.cloud.test`");
        assertThat(remedy(nothing)).contains("--operation freebusy --org contoso.cloud.test`");
    }

    private static void assertShowsNothing(JsonNode ann) {
        assertThat(code(ann)).as(ann.toString()).isEqualTo("RELATIONSHIP_SHOWS_NOTHING");
        assertThat(ann.path("result").asString()).isEqualTo("refused");
        assertThat(remedy(ann)).contains(OPEN_THEIRS, TEST_OURS);
    }

    private static JsonNode askAboutAnn() {
        return AdminLookup.answers(lab, MARY, ANN).getFirst();
    }

    private static JsonNode askForThePhotoOf(String address) {
        return send(
                CONTOSO,
                "POST",
                "/entente/admin/photo",
                "{\"from\": \"%s\", \"of\": \"%s\"}".formatted(MARY, address));
    }

    private static String code(JsonNode answer) {
        return AdminLookup.text("reasonCode", answer);
    }

    private static String remedy(JsonNode answer) {
        return AdminLookup.text("remedy", answer);
    }

    private void forgetDiscovery() {
        patch(CONTOSO, OURS, "{\"contact\": \"c%s@fabrikam.test\"}".formatted(UUID.randomUUID()));
    }

    private static JsonNode get(String domain, String path) {
        return lab.administer(domain, "GET", path, "");
    }

    private static void patch(String domain, String path, String document) {
        assertThat(send(domain, "PATCH", path, document).has("error")).isFalse();
    }

    private static JsonNode send(String domain, String method, String path, String document) {
        return lab.administer(domain, method, path, document);
    }

    private static void restore(String domain, String path, JsonNode as) {
        var settings = ((ObjectNode) as).deepCopy();
        settings.remove("name");
        assertThat(send(domain, "PUT", path, settings.toString()).has("error")).isFalse();
    }
}
