package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A broker and two organisations over real sockets: the lookup that all of this is for.
class FederatedLookupTest {
    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;
    private static Lookups lookups;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder);
        client = new TestClient(folder.resolve("ca.crt"));
        lookups = new Lookups(parties, client);
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @Test
    void maryLooksUpJoeWhoseMailboxIsInTheCloud() {
        var answer = lookUp("joe@contoso.test").path("answers").path(0);

        assertThat(answer.path("route").asString()).isEqualTo("oauth");
        assertThat(answer.path("result").asString()).isEqualTo("answered");
        assertThat(answer.path("accessLevel").asString()).isEqualTo("AvailabilityOnly");
        assertThat(answer.path("mergedFreeBusy").asString()).isEqualTo("00222000");
        assertThat(steps(answer.path("steps"))).contains("target", "route", "discovery", "call");
    }

    @Test
    void eachAddressGetsItsOwnAnswer() {
        var answers =
                lookUp(
                                "mary@contoso.test",
                                "joe@contoso.test",
                                "nobody@contoso.cloud.test",
                                "x@fabrikam.test")
                        .path("answers");

        assertThat(answers.valueStream().map(each -> each.path("result").asString()))
                .containsExactly("answered", "answered", "refused", "refused");
        assertThat(answers.path(3).path("reasonCode").asString()).isEqualTo("NO_ROUTE");
    }

    @Test
    void bothSidesTellTheirStepsUnderOneTrace() {
        var traceId = lookUp("joe@contoso.test").path("traceId").asString();

        var there = lookups.traceAtCloud(traceId);

        assertThat(there.path("where").asString()).isEqualTo("contoso.cloud.test");
        assertThat(steps(there.path("steps"))).contains("checks", "permission", "answer");
        assertThat(there.toString())
                .contains("mary@contoso.test of contoso.test")
                .doesNotContain("eyJ");
    }

    @Test
    void maryAsksWithAClientThatSpeaksEws() {
        var response =
                client.post(
                        at(parties.contosoPort, "/ews/exchange.asmx"),
                        EwsText.freeBusyOf("joe@contoso.test"),
                        "Content-Type",
                        "text/xml; charset=utf-8",
                        "Authorization",
                        basic("mary@contoso.test", PASSWORD));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("<t:MergedFreeBusy>00222000</t:MergedFreeBusy>")
                .contains("ServerVersionInfo");
    }

    @Test
    void timesThatSuitJoeLeaveOutHisReview() {
        var response =
                client.post(
                        at(parties.contosoPort, "/ews/exchange.asmx"),
                        EwsText.timesThatSuit("joe@contoso.test"),
                        "Authorization",
                        basic("mary@contoso.test", PASSWORD));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains("<t:MeetingTime>2026-03-02T08:00:00</t:MeetingTime>")
                .doesNotContain("<t:MeetingTime>2026-03-02T09:00:00</t:MeetingTime>")
                .contains("<t:MeetingTime>2026-03-02T10:30:00</t:MeetingTime>");
    }

    @Test
    void noLogHoldsATokenOrAPassword() {
        var root = (Logger) LoggerFactory.getLogger("entente");
        var before = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        try {
            lookUp("joe@contoso.test");
            client.get(
                    at(parties.cloudPort, "/EWS/Exchange.asmx"),
                    "Authorization",
                    "Bearer eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln");
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }

        assertThat(lines.list).isNotEmpty();
        assertThat(List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.matches("(?s).*eyJ[\\w-]*\\.eyJ[\\w-]*\\..*"))
                .noneMatch(line -> line.contains(PASSWORD));
    }

    private static JsonNode lookUp(String... whom) {
        return lookups.lookUp(whom);
    }

    private static List<String> steps(JsonNode steps) {
        return steps.valueStream().map(step -> step.path("step").asString()).toList();
    }
}
