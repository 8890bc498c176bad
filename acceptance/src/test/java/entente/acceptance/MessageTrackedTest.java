package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.util.regex.Pattern;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mary asks what became of a message that went to another organisation.
@Timeout(180)
class MessageTrackedTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final Pattern ID =
            Pattern.compile("<t:MessageTrackingReportId>([^<]+)</t:MessageTrackingReportId>");

    private static LabUnderTest lab;
    private static Carrier carrier;

    @BeforeAll
    static void startLab() throws IOException {
        lab = LabUnderTest.start();
        carrier = Carrier.between(lab, CONTOSO, FABRIKAM);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
        carrier.close();
    }

    @Test
    void herOwnServerAsksTheOtherWhereBothRelationshipsShareReports() throws Exception {
        send("Lunch");
        shared(CONTOSO, "Fabrikam", true);
        shared(FABRIKAM, "Contoso", true);
        var id = found(MARY, "Lunch");

        var told = report(MARY, id);

        assertThat(told)
                .contains("<t:DeliveryStatus>Delivered</t:DeliveryStatus>")
                .contains("<t:EventDescription>TransferredToPartnerOrg</t:EventDescription>")
                .contains("<t:Subject>Lunch</t:Subject>")
                .doesNotContain("m:Errors");
        assertThat(report("bob@contoso.test", id)).contains("ErrorMessageTrackingPermanentError");

        shared(FABRIKAM, "Contoso", false);
        assertThat(report(MARY, id))
                .contains("<t:DeliveryStatus>Transferred</t:DeliveryStatus>", "PARTNER_FORBIDS")
                .doesNotContain(">Delivered<");

        shared(CONTOSO, "Fabrikam", false);
        assertThat(report(MARY, id))
                .contains("<t:EventDescription>TransferredToForeignOrg</t:EventDescription>")
                .contains("NO_ROUTE")
                .doesNotContain(">Delivered<");
    }

    @Test
    void whoGotItFindsItInHerOwnOrganisation() throws Exception {
        send("Dinner");

        var id = found(ANN, "Dinner");

        assertThat(report(ANN, id))
                .contains("<t:EventDescription>SmtpReceive</t:EventDescription>")
                .contains("<t:DeliveryStatus>Delivered</t:DeliveryStatus>");
    }

    /// Sends it, and waits until it is there and Mary's server knows that it went.
    private static void send(String subject) throws Exception {
        var message = new EmailMessage(TrustingExchangeService.of(lab, MARY));
        message.setSubject(subject);
        message.setBody(MessageBody.getMessageBodyFromText("At noon?"));
        message.getToRecipients().add("Ann", ANN);
        message.send();
        var ann = TrustingExchangeService.of(lab, ANN);
        while (ann.found(WellKnownFolderName.Inbox, subject).isEmpty()) {}
        while (lab.administer(CONTOSO, "GET", "/entente/admin/mail-queue", "").path("count").asInt()
                > 0) {}
    }

    private static String found(String person, String subject) throws Exception {
        var answer =
                asked(
                        person,
                        """
                        <m:FindMessageTrackingReport><m:Scope>Forest</m:Scope><m:Domain>%s</m:Domain>
                        <m:Subject>%s</m:Subject></m:FindMessageTrackingReport>\
                        """
                                .formatted(domain(person), subject));
        var id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    private static String report(String person, String id) throws Exception {
        return asked(
                person,
                """
                <m:GetMessageTrackingReport><m:Scope>Forest</m:Scope><m:ReportTemplate>RecipientPath</m:ReportTemplate>
                <m:RecipientFilter><t:EmailAddress>%s</t:EmailAddress></m:RecipientFilter>
                <m:MessageTrackingReportId>%s</m:MessageTrackingReportId></m:GetMessageTrackingReport>\
                """
                        .formatted(ANN, id));
    }

    private static String asked(String person, String operation) throws Exception {
        var response = lab.ews(domain(person), lab.basic(person), Envelopes.operation(operation));
        assertThat(response.statusCode()).isEqualTo(200);
        EwsSchemas.find().judge(response.body());
        return new String(response.body(), UTF_8);
    }

    private static String domain(String person) {
        return person.substring(person.indexOf('@') + 1);
    }

    private static void shared(String organisation, String relationship, boolean shared) {
        var changed =
                lab.administer(
                        organisation,
                        "PATCH",
                        "/entente/admin/relationships/" + relationship,
                        "{\"deliveryReportEnabled\": %s}".formatted(shared));
        assertThat(changed.path("deliveryReportEnabled").asBoolean()).isEqualTo(shared);
    }
}
