package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.DelegationClient;
import entente.testkit.LabUnderTest;
import entente.trusts.Action;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What clients are told before a message is sent: here, over OAuth and over DAuth, from how the lab's people take mail.
class MailTipsTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final String ROOM = "room.blue@contoso.test";
    private static final String JOE = "joe@contoso.test";
    private static final String SUE = "sue@contoso.cloud.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final String SALES = "sales@fabrikam.test";
    private static final String NILS = "nils@northwind.test";
    private static final String NOBODY = "nobody@contoso.test";
    private static final Pattern ONE_ANSWER =
            Pattern.compile(
                    "<m:MailTipsResponseMessageType.*?</m:MailTipsResponseMessageType>",
                    Pattern.DOTALL);

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
    void oneRequestIsAnsweredOfEverybodyInTheOrderAsked() throws Exception {
        var response = send(MARY, Envelopes.mailTips(MARY, JOE, ANN, BOB, NILS, NOBODY));

        var answers = answers(response);
        assertThat(answers).hasSize(5).allSatisfy(each -> assertThat(each).contains("NoError"));
        // Joe's Contoso takes ours for insiders; Ann's Fabrikam does not.
        assertThat(answers.get(0))
                .contains("Sue knows everything", "<t:Scope>1</t:Scope>", "<t:PendingMailTips/>");
        assertThat(answers.get(1))
                .contains("Ann is away until Monday.", "Ann speaks French", "<t:Scope>6</t:Scope>")
                .doesNotContain("says Ann");
        assertThat(answers.get(2))
                .contains("<t:MailboxFull>true</t:MailboxFull>", "<t:Scope>1</t:Scope>");
        assertThat(answers.get(3)).contains("<t:Scope>10</t:Scope>").doesNotContain("OutOfOffice");
        assertThat(answers.get(4)).contains("<t:InvalidRecipient>true</t:InvalidRecipient>");
        var schemas = EwsSchemas.findIfThere();
        if (schemas.isPresent()) {
            assertThat(schemas.get().judge(response.body())).isEqualTo("GetMailTipsResponse");
        }
    }

    @Test
    void groupOfAPartnerSaysHowManyReadItAndWhoLetsAMessageThrough() {
        var sales = answers(send(MARY, Envelopes.mailTips(MARY, SALES))).getFirst();

        assertThat(sales)
                .contains(
                        "<t:IsModerated>true</t:IsModerated>",
                        "Sales answers within a day.",
                        "TotalMemberCount",
                        "ExternalMemberCount");
    }

    @Test
    void limitedRelationshipTellsWhatKeepsAMessageFromBeingSentInVain() {
        var answers = answers(send(ANN, Envelopes.mailTips(ANN, BOB, ROOM)));

        assertThat(answers.get(0)).contains("NoError").doesNotContain("MailboxFull>");
        assertThat(answers.get(1))
                .contains(
                        "<t:MaxMessageSize>1048576</t:MaxMessageSize>",
                        "<t:DeliveryRestricted>true</t:DeliveryRestricted>")
                .doesNotContain("IsModerated");
    }

    @Test
    void cloudAsksBackOverOAuth() {
        var answers = answers(send(SUE, Envelopes.mailTips(SUE, BOB, ROOM)));

        assertThat(answers.get(0)).contains("<t:MailboxFull>true</t:MailboxFull>");
        // Whoever counts as inside may write to the room.
        assertThat(answers.get(1)).contains("<t:DeliveryRestricted>false</t:DeliveryRestricted>");
    }

    @Test
    void explanationTellsBothSidesStepsAndTheRecordWhoAsked() {
        var report =
                lab.administer(
                        CONTOSO,
                        "POST",
                        "/entente/admin/mailtips",
                        "{\"from\": \"%s\", \"to\": [\"%s\", \"%s\"]}".formatted(MARY, SUE, ANN));

        var answers = report.path("answers").valueStream().toList();
        assertThat(AdminLookup.each("route", answers)).containsExactly("oauth", "dauth");
        assertThat(answers.get(0).path("tips").path("maxMessageSize").asInt())
                .isEqualTo(10 * 1024 * 1024);
        var trace = report.path("traceId").asString();
        assertThat(lab.steps(CLOUD, trace)).contains("checks", "mailtips");
        assertThat(lab.steps(FABRIKAM, trace)).contains("relationship", "checks", "mailtips");
        assertOnRecord(CONTOSO, SUE, "\"purpose\":\"mailtips\"");
        assertOnRecord(FABRIKAM, ANN, "the relationship Contoso: MailTips All");
    }

    @Test
    void clientsLearnHowToTreatTips() {
        var response =
                send(
                        MARY,
                        Envelopes.operation(
                                "<m:GetServiceConfiguration><m:RequestedConfiguration><m:ConfigurationName>MailTips</m:ConfigurationName></m:RequestedConfiguration></m:GetServiceConfiguration>"));

        assertThat(text(response))
                .contains(
                        "<t:MailTipsEnabled>true</t:MailTipsEnabled>",
                        "<t:Domain Name=\"contoso.test\"",
                        "<t:Domain Name=\"contoso.cloud.test\"");
    }

    @Test
    void tokenForFreeBusyOpensNoMailTipsAndTheOtherWayRound() {
        var contoso = DelegationClient.of(lab, CONTOSO);
        var freeBusy = contoso.token(MARY, FABRIKAM, Action.FREE_BUSY);
        var mailTips = contoso.token(MARY, FABRIKAM, Action.MAIL_TIPS);
        var ask = Envelopes.mailTips(MARY, ANN);

        var crossed = contoso.ews(FABRIKAM, "GetMailTips", freeBusy, freeBusy.proofKey(), ask);
        var back =
                contoso.ews(
                        FABRIKAM,
                        "GetUserAvailability",
                        mailTips,
                        mailTips.proofKey(),
                        Envelopes.freeBusy(ANN));
        var right = contoso.ews(FABRIKAM, "GetMailTips", mailTips, mailTips.proofKey(), ask);

        assertThat(crossed.statusCode()).isEqualTo(500);
        assertThat(text(crossed)).doesNotContain("MailTips", "Ann");
        assertThat(back.statusCode()).isEqualTo(500);
        assertThat(text(back)).doesNotContain("FreeBusyView");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(text(right)).contains("Ann is away until Monday.");
    }

    @Test
    void nothingIsToldToAPartnerThatIsGivenNothing() {
        try (var other = LabUnderTest.start()) {
            other.administer(
                    CLOUD,
                    "PATCH",
                    "/entente/admin/partners/" + CONTOSO,
                    "{\"operations\": [\"freebusy\"]}");
            other.administer(
                    FABRIKAM,
                    "PATCH",
                    "/entente/admin/relationships/Contoso",
                    "{\"mailTipsAccessLevel\": \"None\"}");

            var answers =
                    other.administer(
                                    CONTOSO,
                                    "POST",
                                    "/entente/admin/mailtips",
                                    "{\"from\": \"%s\", \"to\": [\"%s\", \"%s\", \"%s\"]}"
                                            .formatted(MARY, JOE, ANN, BOB))
                            .path("answers")
                            .valueStream()
                            .toList();
            var freeBusy = AdminLookup.answers(other, MARY, JOE, ANN);
            other.stop(CLOUD);
            var client =
                    ONE_ANSWER
                            .matcher(
                                    text(
                                            other.ews(
                                                    CONTOSO,
                                                    other.basic(MARY),
                                                    Envelopes.mailTips(MARY, JOE, BOB))))
                            .results()
                            .map(MatchResult::group)
                            .toList();

            assertThat(AdminLookup.each("reasonCode", answers))
                    .containsExactly("PARTNER_FORBIDS", "MAIL_TIPS_DISABLED", "");
            assertThat(AdminLookup.each("result", freeBusy)).containsOnly("answered");
            assertThat(client.get(0))
                    .contains("ResponseClass=\"Error\"", "ErrorProxyRequestProcessingFailed")
                    .contains("<t:PendingMailTips>OutOfOfficeMessage MailboxFullStatus");
            assertThat(client.get(1)).contains("<t:MailboxFull>true</t:MailboxFull>");
        }
    }

    /// What asks is put on record beside the answer, so the answer may be here first.
    private static void assertOnRecord(String domain, String about, String words) {
        var lines = linesNow(domain, about);
        for (var time = 0; time < 100 && !lines.contains(words); time++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lines = linesNow(domain, about);
        }
        assertThat(lines).contains(words);
    }

    private static String linesNow(String domain, String about) {
        var response =
                lab.send(
                        "GET",
                        lab.organisation(domain).baseUrl() + "/entente/admin/audit?about=" + about,
                        Map.of("Authorization", lab.administrator(domain)),
                        new byte[0]);
        return text(response);
    }

    private static HttpResponse<byte[]> send(String from, String envelope) {
        return lab.ews(from.substring(from.indexOf('@') + 1), lab.basic(from), envelope);
    }

    private static List<String> answers(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
        return ONE_ANSWER.matcher(text(response)).results().map(MatchResult::group).toList();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
