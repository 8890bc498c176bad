package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.ews.GetMessageTrackingReport.Template;
import entente.wire.ews.TrackingReport.Event;
import entente.wire.ews.TrackingReport.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class MessageTrackingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Event DELIVERED =
            new Event(
                    NOON,
                    "bob@contoso.test",
                    Status.DELIVERED,
                    "Delivered",
                    List.of("inbox"),
                    "mail.contoso.test",
                    true,
                    Optional.of("team@contoso.test"));
    private static final TrackingReport REPORT =
            new TrackingReport(
                    Optional.of("mary@contoso.test"),
                    "Lunch <at> noon",
                    NOON,
                    List.of("team@contoso.test"),
                    List.of(DELIVERED, DELIVERED));
    private static final FindMessageTrackingReport.Found FOUND =
            new FindMessageTrackingReport.Found(
                    "Lunch",
                    Optional.of("mary@contoso.test"),
                    List.of("bob@contoso.test", "ann@fabrikam.test"),
                    NOON,
                    "an-id",
                    Optional.of("mx.test (127.0.0.1)"));

    @Test
    void aSearchIsReadWithAllThatItSays() throws EwsFault {
        var read =
                read(
                        """
                        <m:FindMessageTrackingReport><m:Scope>Organization</m:Scope><m:Domain>contoso.test</m:Domain>
                        <m:Sender><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Sender>
                        <m:Recipient><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress></m:Recipient>
                        <m:Subject>Lunch</m:Subject><m:StartDateTime>2026-03-02T13:00:00+01:00</m:StartDateTime>
                        <m:EndDateTime>2026-03-02T12:00:00Z</m:EndDateTime><m:MessageId>&lt;1@contoso.test&gt;</m:MessageId>
                        <m:DiagnosticsLevel>Verbose</m:DiagnosticsLevel><m:ServerHint>x</m:ServerHint>
                        </m:FindMessageTrackingReport>
                        """);

        assertThat(read)
                .isEqualTo(
                        new FindMessageTrackingReport.Request(
                                "Organization",
                                "contoso.test",
                                Optional.of("mary@contoso.test"),
                                Optional.of("bob@contoso.test"),
                                Optional.of("Lunch"),
                                Optional.of(NOON),
                                Optional.of(NOON),
                                Optional.of("<1@contoso.test>")));
    }

    @Test
    void whatHasToBeSaidIsMissed() {
        assertMissing("<m:FindMessageTrackingReport/>", "Scope is missing");
        assertMissing(
                "<m:FindMessageTrackingReport><m:Scope>Forest</m:Scope></m:FindMessageTrackingReport>",
                "Domain is missing");
        assertMissing("<m:GetMessageTrackingReport/>", "ReportTemplate is missing");
        assertMissing(
                "<m:GetMessageTrackingReport><m:ReportTemplate>All</m:ReportTemplate></m:GetMessageTrackingReport>",
                "Summary or RecipientPath");
        assertMissing(
                "<m:GetMessageTrackingReport><m:ReportTemplate>Summary</m:ReportTemplate></m:GetMessageTrackingReport>",
                "MessageTrackingReportId is missing");
    }

    @Test
    void requestsThatWeSendAreReadBackAndAreOfTheSchema()
            throws EwsFault, SAXException, IOException {
        var oracle = SchemaOracle.find();
        var search =
                FindMessageTrackingReport.ofOne(
                        "fabrikam.test", "mary@contoso.test", "ann@fabrikam.test", "<1@x>");
        var path =
                new GetMessageTrackingReport.Request(
                        Template.RECIPIENT_PATH, Optional.of("ann@fabrikam.test"), "id", true);

        var first = FindMessageTrackingReport.request(search, ExchangeVersion.EXCHANGE2013_SP1);
        var second = GetMessageTrackingReport.request(path, ExchangeVersion.EXCHANGE2013_SP1);

        oracle.judge(first);
        oracle.judge(second);
        assertThat(operation(first)).isEqualTo(search);
        assertThat(operation(second)).isEqualTo(path);
    }

    @Test
    void answersAreOfTheSchema() throws SAXException, IOException {
        var oracle = SchemaOracle.find();
        var failure =
                new TrackingFailure(
                        "ann@fabrikam.test", "fabrikam.test", Refusal.of(Code.NO_ROUTE));
        var nobody =
                new FindMessageTrackingReport.Found(
                        "", Optional.empty(), List.of(), NOON, "id", Optional.empty());

        oracle.judge(
                written(
                        new FindMessageTrackingReport.Response.Told(
                                List.of(FOUND, nobody), "Forest")));
        oracle.judge(
                written(
                        new FindMessageTrackingReport.Response.Refused(
                                Refusal.of(Code.TRACKING_DOMAIN_UNKNOWN))));
        oracle.judge(
                written(
                        new GetMessageTrackingReport.Response.Told(
                                REPORT, List.of(failure, failure))));
        oracle.judge(
                written(
                        new GetMessageTrackingReport.Response.Refused(
                                Refusal.of(Code.MESSAGE_NOT_TRACKED))));
    }

    @Test
    void aPartnersAnswersAreReadAsFarAsTheyAreOfUse() throws Exception {
        var found =
                found(
                        written(
                                new FindMessageTrackingReport.Response.Told(
                                        List.of(FOUND), "Forest")));
        var report = report(written(new GetMessageTrackingReport.Response.Told(REPORT, List.of())));

        assertThat(found).isEqualTo(new PartnerAnswer.Shown<>(List.of("an-id")));
        var read = ((PartnerAnswer.Shown<TrackingReport>) report).what();
        assertThat(read.subject()).isEqualTo("Lunch <at> noon");
        assertThat(read.events()).hasSize(2);
        var event = read.events().getFirst();
        assertThat(event.at()).isEqualTo(NOON);
        assertThat(event.recipient()).isEqualTo("bob@contoso.test");
        assertThat(event.status()).isEqualTo(Status.DELIVERED);
        assertThat(event.data()).containsExactly("inbox");
        assertThat(event.server()).isEqualTo("mail.contoso.test");
        assertThat(event.blind()).isFalse();
    }

    @Test
    void anEventThatIsNoneIsLeftOutOfAPartnersAnswer() throws Exception {
        var answer =
                new String(
                        written(new GetMessageTrackingReport.Response.Told(REPORT, List.of())),
                        UTF_8);

        var report = report(answer.replaceFirst(">Delivered<", ">Somehow<").getBytes(UTF_8));

        assertThat(((PartnerAnswer.Shown<TrackingReport>) report).what().events()).hasSize(1);
    }

    @Test
    void aPartnersRefusalIsItsWord() throws Exception {
        var refused =
                written(
                        new GetMessageTrackingReport.Response.Refused(
                                Refusal.of(Code.MESSAGE_NOT_TRACKED)));

        assertThat(report(refused))
                .isInstanceOfSatisfying(
                        PartnerAnswer.Error.class,
                        error ->
                                assertThat(error.responseCode())
                                        .isEqualTo("ErrorMessageTrackingPermanentError"));
    }

    private static void assertMissing(String body, String complaint) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining(complaint);
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return operation(
                """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
                  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
                  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body>%s</s:Body></s:Envelope>
                """
                        .formatted(body)
                        .getBytes(UTF_8));
    }

    private static EwsRequest.Operation operation(byte[] message) throws EwsFault {
        return EwsRequest.read(new ByteArrayInputStream(message), Examples.MOST_BYTES).operation();
    }

    private static byte[] written(EwsResponse response) {
        return EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response);
    }

    private static PartnerAnswer<List<String>> found(byte[] answer) throws Exception {
        return FindMessageTrackingReport.readResponse(
                new ByteArrayInputStream(answer), answer.length);
    }

    private static PartnerAnswer<TrackingReport> report(byte[] answer) throws Exception {
        return GetMessageTrackingReport.readResponse(
                new ByteArrayInputStream(answer), answer.length);
    }
}
