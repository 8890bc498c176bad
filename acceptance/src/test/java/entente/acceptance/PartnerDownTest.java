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

    private static List<String> results(List<JsonNode> answers) {
        return answers.stream().map(each -> each.path("result").asString()).toList();
    }

    private static List<JsonNode> lookUp(LabUnderTest lab, String... whom) {
        var ask =
                """
                {"from": "%s", "to": ["%s"], "start": "2026-03-02T00:00:00Z", "end": "2026-03-03T00:00:00Z"}
                """
                        .formatted(MARY, String.join("\", \"", whom));
        return lab.administer("contoso.test", "POST", "/entente/admin/lookup", ask)
                .path("answers")
                .valueStream()
                .toList();
    }
}
