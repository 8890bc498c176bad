package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// When a machine fails, only the answers it would have given are missing, and each says why.
class PartnerDownTest {
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final String JOE = "joe@contoso.test";
    private static final String SUE = "sue@contoso.cloud.test";
    private static final String CLOUD =
            """
            {"domains": ["contoso.cloud.test"], "enabled": true, "freeBusyAccessEnabled": true,
             "freeBusyAccessLevel": "AvailabilityOnly", "targetApplicationUri": "fed.fabrikam.test",
             "targetAutodiscoverEpr": "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc/WSSecurity"}
            """;

    @Test
    void aPartnerThatIsDownLeavesTheAnswersOfOthers() {
        try (var lab = LabUnderTest.start()) {
            assertThat(results(lookUp(lab, BOB, JOE))).containsExactly("answered", "answered");

            lab.stop("contoso.cloud.test");
            var answers = lookUp(lab, JOE, BOB, SUE);

            assertThat(results(answers)).containsExactly("unreachable", "answered", "unreachable");
            for (var missing : List.of(answers.get(0), answers.get(2))) {
                assertThat(missing.path("reasonCode").asString()).isEqualTo("PARTNER_UNREACHABLE");
                assertThat(missing.path("remedy").asString()).isNotBlank();
                assertThat(missing.has("mergedFreeBusy")).isFalse();
            }
        }
    }

    @Test
    void aBrokerThatIsDownIsNotMissedWhileTokensLast() {
        try (var lab = LabUnderTest.start()) {
            lookUp(lab, JOE);

            lab.stop("auth.test");

            assertThat(results(lookUp(lab, JOE))).containsExactly("answered");
        }
    }

    @Test
    void aBrokerThatIsDownFromTheStartIsNamed() {
        try (var lab = LabUnderTest.start()) {
            lab.stop("auth.test");

            var answers = lookUp(lab, BOB, JOE);

            assertThat(results(answers)).containsExactly("answered", "unreachable");
            assertThat(answers.get(1).path("reasonCode").asString())
                    .isEqualTo("BROKER_UNREACHABLE");
        }
    }

    @Test
    void aConnectorThatFailsIsNotReplacedByARelationship() {
        try (var lab = LabUnderTest.start()) {
            var made =
                    lab.administer(
                            "contoso.test", "PUT", "/entente/admin/relationships/Cloud", CLOUD);
            assertThat(made.path("enabled").asBoolean()).isTrue();

            lab.stop("contoso.cloud.test");
            var joe = lookUp(lab, JOE).getFirst();

            assertThat(AdminLookup.text("route", joe)).isEqualTo("oauth");
            assertThat(AdminLookup.text("result", joe)).isEqualTo("unreachable");
            assertThat(AdminLookup.steps(joe))
                    .noneMatch(step -> step.contains("dauth Cloud taken"));
            assertThat(AdminLookup.steps(joe)).noneMatch(step -> step.startsWith("token-request"));
        }
    }

    private static List<String> results(List<JsonNode> answers) {
        return AdminLookup.each("result", answers);
    }

    private static List<JsonNode> lookUp(LabUnderTest lab, String... whom) {
        return AdminLookup.answers(lab, MARY, whom);
    }
}
