package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// People in each organisation of a lab opt out of being shown to others, and each is asked about over the route that leads there.
class OptOutTest {
    private static final String MARY = "mary@contoso.test";
    private static final String JOE = "joe@contoso.cloud.test";
    private static final String SUE = "sue@contoso.cloud.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final String RAJ = "raj@fabrikam.test";
    private static final String NILS = "nils@northwind.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void optOut() {
        lab = LabUnderTest.start();
        for (var person : new String[] {SUE, ANN, NILS}) {
            var answer =
                    lab.administer(
                            domain(person),
                            "POST",
                            "/entente/admin/mailboxes/" + person + "/permissions",
                            "{\"permissions\": {\"default\": \"Reviewer\", \"%s\": \"Reviewer\"}, \"shownToOthers\": false}"
                                    .formatted(MARY));
            assertThat(answer.path("shownToOthers").asBoolean(true)).isFalse();
        }
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void whoeverOptedOutIsRefusedOverEveryRouteAndTheOthersAreAnswered() {
        var answers = AdminLookup.answers(lab, MARY, SUE, JOE, ANN, RAJ, NILS);

        assertThat(AdminLookup.each("route", answers))
                .containsExactly("oauth", "oauth", "dauth", "dauth", "address-space");
        assertThat(AdminLookup.each("result", answers))
                .containsExactly("refused", "answered", "refused", "answered", "refused");
        assertThat(answers)
                .filteredOn(each -> AdminLookup.text("result", each).equals("refused"))
                .allSatisfy(refused ->
                        assertThat(AdminLookup.text("reasonCode", refused))
                                .isEqualTo("OWNER_OPTED_OUT"));
    }

    @Test
    void theirOwnPeopleSeeThemAsBefore() {
        var sue = AdminLookup.answers(lab, JOE, SUE).getFirst();
        var ann = AdminLookup.answers(lab, RAJ, ANN).getFirst();

        assertThat(AdminLookup.text("accessLevel", sue)).isEqualTo("LimitedDetails");
        assertThat(AdminLookup.text("accessLevel", ann)).isEqualTo("LimitedDetails");
    }

    @Test
    void theAnsweringSideHasItOnRecordWithTheBoundThatDecided() {
        AdminLookup.answers(lab, MARY, ANN);

        // What is durable comes after all that was told before it.
        lab.administer("fabrikam.test", "PUT", "/entente/admin/mailboxes/x@fabrikam.test", "{}");
        var record =
                lab.send(
                        "GET",
                        lab.organisation("fabrikam.test").baseUrl()
                                + "/entente/admin/audit?event=lookup&about="
                                + ANN,
                        Map.of("Authorization", lab.administrator("fabrikam.test")),
                        new byte[0]);
        assertThat(new String(record.body(), UTF_8))
                .contains("OWNER_OPTED_OUT", "the owner's opt-out");
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
