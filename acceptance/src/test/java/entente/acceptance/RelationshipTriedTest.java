package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Both halves of the relationship between Contoso and Fabrikam are tried from Contoso's side, and each fault fails its own step.
class RelationshipTriedTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String ADMIN = "/entente/admin/";
    private static final Map<String, String> OBJECTS =
            Map.of(
                    "our half", "relationships/Fabrikam",
                    "their half", "relationships/Contoso",
                    "our trust", "trust",
                    "their trust", "trust");

    private static LabUnderTest lab;

    private JsonNode ours;
    private JsonNode theirs;

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
        ours = send(CONTOSO, "GET", "relationships/Fabrikam", "");
        theirs = send(FABRIKAM, "GET", "relationships/Contoso", "");
    }

    @AfterEach
    void asBefore() {
        send(CONTOSO, "PATCH", "trust", "{\"enabled\": true}");
        send(FABRIKAM, "PATCH", "trust", "{\"enabled\": true}");
        send(CONTOSO, "PUT", "relationships/Fabrikam", settings(ours));
        send(FABRIKAM, "PUT", "relationships/Contoso", settings(theirs));
    }

    @Test
    void halvesThatFitPassEachStep() {
        var report = tried("{}");

        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(steps(report, "passed"))
                .containsExactly(
                        "enabled",
                        "free-busy",
                        "domains",
                        "endpoints",
                        "application-uri",
                        "trust",
                        "federation-information",
                        "application-uri-told",
                        "autodiscover-told",
                        "broker-told",
                        "token",
                        "clock",
                        "their-half",
                        "their-domains",
                        "their-application-uri",
                        "their-endpoints",
                        "their-free-busy",
                        "their-mail-tips");
        assertThat(steps(report, "skipped"))
                .containsExactly("their-delivery-reports", "their-mailbox-moves");
        assertThat(report.toString()).contains("LimitedDetails").doesNotContain("EncryptedData");
    }

    @Test
    void noCalendarIsLookedInto() {
        tried("{}");

        // What is durable comes after all that was told before it.
        send(FABRIKAM, "PUT", "mailboxes/flush@fabrikam.test", "{}");
        var record =
                lab.send(
                        "GET",
                        lab.organisation(FABRIKAM).baseUrl()
                                + ADMIN
                                + "audit?event=lookup&by=relationship-test@contoso.test",
                        Map.of("Authorization", lab.administrator(FABRIKAM)),
                        new byte[0]);
        assertThat(record.statusCode()).isEqualTo(200);
        assertThat(record.body()).isEmpty();
    }

    @Test
    void personOfOursMayBeNamed() {
        assertThat(tried("{\"user\": \"mary@contoso.test\"}").path("passed").asBoolean()).isTrue();
    }

    @Test
    void nobodyButOursIsSpokenFor() {
        var report = tried("{\"user\": \"ann@fabrikam.test\"}");

        assertThat(report.path("error").path("reasonCode").asString()).isEqualTo("MAILBOX_UNKNOWN");
    }

    @Test
    void relationshipThatIsNotThereIsSaidSo() {
        var report = send(CONTOSO, "POST", "relationships/Nobody/test", "{}");

        assertThat(report.path("error").path("reasonCode").asString())
                .isEqualTo("RELATIONSHIP_UNKNOWN");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "our half    | {'enabled': false} | enabled | OBJECT_DISABLED | `entente relationship set",
                "our half    | {'freeBusyAccessEnabled': false} | free-busy | OBJECT_DISABLED | `entente relationship set Fabrikam --org contoso.test --free-busy`",
                "our half    | {'targetApplicationUri': null} | application-uri | RELATIONSHIP_INCOMPLETE | `entente relationship discover fabrikam.test --org contoso.test`",
                "our half    | {'targetApplicationUri': 'fed.northwind.test'} | application-uri-told token | HALVES_DIFFER | `entente relationship set Fabrikam --org contoso.test --application-uri fed.fabrikam.test`",
                "our half    | {'targetAutodiscoverEpr': 'https://autodiscover.fabrikam.test:1/autodiscover/autodiscover.svc/WSSecurity'} | federation-information their-half | PARTNER_UNREACHABLE | host and port",
                "their half  | {'mailTipsAccessEnabled': false} | their-mail-tips | HALVES_DIFFER | `entente relationship set Contoso --org fabrikam.test --enabled --mail-tips --mail-tips-level Limited`",
                "their half  | {'mailTipsAccessLevel': 'None'} | their-mail-tips | HALVES_DIFFER | `entente relationship set Contoso --org fabrikam.test --enabled --mail-tips --mail-tips-level Limited`",
                "our half    | {'deliveryReportEnabled': true} | their-delivery-reports | HALVES_DIFFER | --delivery-reports`",
                "our trust   | {'enabled': false} | trust | TRUST_DISABLED | `entente trust enable --org contoso.test`",
                "their trust | {'enabled': false} | federation-information their-half | FEDERATION_NOT_TOLD | `entente trust test --org fabrikam.test`",
                "their half  | {'enabled': false} | their-half | PARTNER_FORBIDS | `entente relationship set NAME --org fabrikam.test --enabled",
                "their half  | {'domains': ['elsewhere.test']} | their-half | PARTNER_REFUSED_TOKEN | `entente relationship set NAME --org fabrikam.test --domain contoso.test",
                "their half  | {'targetApplicationUri': 'fed.elsewhere.test'} | their-half | PARTNER_REFUSED_TOKEN | --application-uri fed.contoso.test`",
                "their half  | {'targetApplicationUri': null} | their-application-uri | HALVES_DIFFER | `entente relationship set Contoso --org fabrikam.test --application-uri fed.contoso.test`",
                "their half  | {'targetAutodiscoverEpr': 'https://autodiscover.northwind.test/autodiscover/autodiscover.svc/WSSecurity'} | their-endpoints | HALVES_DIFFER | --autodiscover URL`",
                "their half  | {'freeBusyAccessEnabled': false} | their-free-busy | HALVES_DIFFER | `entente relationship set Contoso --org fabrikam.test --enabled --free-busy",
                "their half  | {'freeBusyAccessLevel': 'None'} | their-free-busy | HALVES_DIFFER | --free-busy-level AvailabilityOnly`",
            })
    void oneFaultFailsItsStepAndThoseThatFollowFromIt(
            String whose, String fault, String failed, String code, String remedy) {
        var party = whose.startsWith("our") ? CONTOSO : FABRIKAM;
        var document = fault.replace('\'', '"');
        assertThat(
                        send(party, "PATCH", Objects.requireNonNull(OBJECTS.get(whose)), document)
                                .has("error"))
                .isFalse();

        var report = tried("{}");

        assertThat(steps(report, "failed"))
                .as(report.toString())
                .containsExactly(failed.split(" ", -1));
        assertThat(report.path("passed").asBoolean()).isFalse();
        assertThat(report.path("reasonCode").asString()).isEqualTo(code);
        assertThat(report.path("remedy").asString()).contains(remedy);
    }

    private static JsonNode tried(String ask) {
        return send(CONTOSO, "POST", "relationships/Fabrikam/test", ask);
    }

    private static List<String> steps(JsonNode report, String result) {
        return report.path("steps")
                .valueStream()
                .filter(step -> step.path("result").asString().equals(result))
                .map(step -> step.path("step").asString())
                .toList();
    }

    private static String settings(JsonNode relationship) {
        var settings = ((ObjectNode) relationship).deepCopy();
        settings.remove("name");
        return settings.toString();
    }

    private static JsonNode send(String domain, String method, String below, String document) {
        return lab.administer(domain, method, ADMIN + below, document);
    }
}
