package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Contoso and Fabrikam look each other's people up over DAuth, by their relationships and the broker that both trust.
class DelegatedLookupTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final String RAJ = "raj@fabrikam.test";
    private static final String BOB = "bob@contoso.test";
    private static final String ROOM = "room.blue@contoso.test";
    private static final String JOE = "joe@contoso.test";
    private static final Pattern ONE_ANSWER =
            Pattern.compile("<m:FreeBusyResponse>.*?</m:FreeBusyResponse>", Pattern.DOTALL);

    private static final String FIRST = fresh();

    private static LabUnderTest lab;
    private static List<String> first;

    /// Nothing is remembered yet of the partner when Mary asks.
    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
        first = ask(MARY, FIRST, ANN, RAJ);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void annShowsMaryDetailsAndRajShowsHerTimes() {
        assertThat(first).hasSize(2);
        assertThat(first.getFirst())
                .contains("NoError")
                .contains("<t:Subject>Sales meeting</t:Subject>")
                .contains("<t:Location>Salle Verte</t:Location>");
        assertThat(first.getLast())
                .contains("NoError")
                .contains("<t:BusyType>Busy</t:BusyType>")
                .doesNotContain("<t:Subject>");
    }

    @Test
    void bothSidesKeepTheirStepsUnderOneTrace() {
        assertThat(lab.steps(CONTOSO, FIRST))
                .containsSubsequence(
                        "route",
                        "token-request",
                        "token-issued",
                        "call",
                        "discovery",
                        "token-request",
                        "token-issued",
                        "call");
        assertThat(lab.steps(FABRIKAM, FIRST))
                .containsSubsequence(
                        "claims",
                        "relationship",
                        "checks",
                        "discovery",
                        "claims",
                        "relationship",
                        "checks",
                        "permission",
                        "answer");
    }

    @Test
    void aSecondLookupTakesItsTokenFromMemory() {
        var trace = fresh();

        ask(MARY, trace, RAJ);

        assertThat(lab.steps(CONTOSO, trace))
                .contains("token-cached", "call")
                .doesNotContain("token-request", "token-issued");
    }

    @Test
    void theTokenStaysClosedToWhomeverItIsNotFor() {
        var trace = fresh();

        ask(BOB, trace, ANN);

        var carried = lab.administer(CONTOSO, "GET", "/entente/admin/traces/" + trace, "");
        var opened = lab.administer(FABRIKAM, "GET", "/entente/admin/traces/" + trace, "");
        assertThat(carried.toString())
                .contains("which it alone can open")
                .doesNotContain("immutable id", "uuid-", "Assertion", "EncryptedData");
        assertThat(opened.toString()).contains("person=bob@contoso.test").contains("immutable id");
        assertThat(lab.steps(CONTOSO, trace)).doesNotContain("claims");
    }

    @Test
    void theWayBackShowsTimesAlone() {
        var answers = ask(ANN, fresh(), BOB, ROOM);

        assertThat(answers).hasSize(2);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer)
                                .contains("NoError")
                                .contains("<t:BusyType>Busy</t:BusyType>")
                                .doesNotContain("<t:Subject>"));
    }

    @Test
    void aConnectorARelationshipAndTheStoreHereAnswerOneRequest() {
        var answers = ask(MARY, fresh(), JOE, ANN, BOB);
        var told = AdminLookup.answers(lab, MARY, JOE, ANN, BOB);

        assertThat(answers).hasSize(3).allSatisfy(each -> assertThat(each).contains("NoError"));
        assertThat(answers.get(0)).contains("Customer call");
        assertThat(answers.get(1)).contains("Sales meeting");
        assertThat(AdminLookup.each("route", told)).containsExactly("oauth", "dauth", "local");
    }

    @Test
    void nobodyOfThatNameThereCostsTheOthersNothing() {
        var answers = ask(MARY, fresh(), "nobody@fabrikam.test", ANN);

        assertThat(answers.getFirst())
                .contains("ErrorMailRecipientNotFound")
                .doesNotContain("MergedFreeBusy>");
        assertThat(answers.getLast()).contains("Sales meeting");
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    /// What each of those asked about gets `from` to see, through EWS as a client asks it.
    private static List<String> ask(String from, String trace, String... to) {
        var headers = Map.of("Authorization", lab.basic(from), "client-request-id", trace);
        var domain = from.substring(from.indexOf('@') + 1);
        var response = lab.ews(domain, headers, Envelopes.freeBusy(to));
        assertThat(response.statusCode()).isEqualTo(200);
        return ONE_ANSWER
                .matcher(new String(response.body(), UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
