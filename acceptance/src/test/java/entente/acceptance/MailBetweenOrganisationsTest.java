package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import microsoft.exchange.webservices.data.core.enumeration.property.BodyType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.SendInvitationsMode;
import microsoft.exchange.webservices.data.core.service.item.Appointment;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mail goes from one organisation of the lab to another, through a mail server between them.
@Timeout(120)
class MailBetweenOrganisationsTest {
    private static final String MARY = "mary@contoso.test";
    private static final String ALICE = "alice@contoso.test";
    private static final String ANN = "ann@fabrikam.test";

    private static LabUnderTest lab;
    private static Carrier carrier;

    @BeforeAll
    static void startLab() throws IOException {
        lab = LabUnderTest.start();
        carrier = Carrier.between(lab, "contoso.test", "fabrikam.test");
    }

    @AfterAll
    static void stopLab() {
        lab.close();
        carrier.close();
    }

    @Test
    void aMessageArrivesInTheOtherOrganisationAndTellsOfNoBlindCopy() throws Exception {
        var message = message("Lunch – at noon");
        message.getToRecipients().add("Ann", ANN);
        message.getCcRecipients().add(ALICE);
        message.getBccRecipients().add(MARY);

        message.sendAndSaveCopy();

        var got = awaited(ANN, WellKnownFolderName.Inbox, "Lunch – at noon");
        assertThat(got.getIsRead()).isFalse();
        assertThat(got.getFrom().getAddress()).isEqualTo(MARY);
        assertThat(got.getBody().toString()).contains("Are you free?");
        assertThat(new String(got.getMimeContent().getContent(), StandardCharsets.UTF_8))
                .startsWith("Return-Path: <mary@contoso.test>\r\nReceived: from carrier.test")
                .doesNotContainPattern("(?im)^bcc:");
        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "Lunch – at noon")).hasSize(1);
        assertThat(service(MARY).found(WellKnownFolderName.SentItems, "Lunch – at noon"))
                .hasSize(1);
    }

    @Test
    void anInvitationArrivesAsMailAndTouchesNoCalendar() throws Exception {
        var meeting = new Appointment(service(MARY));
        meeting.setSubject("Budget");
        meeting.setStart(Date.from(Instant.parse("2026-04-06T09:00:00Z")));
        meeting.setEnd(Date.from(Instant.parse("2026-04-06T10:00:00Z")));
        meeting.getRequiredAttendees().add(ANN);

        meeting.save(SendInvitationsMode.SendToAllAndSaveCopy);

        var got = awaited(ANN, WellKnownFolderName.Inbox, "Budget");
        assertThat(got.getItemClass()).isEqualTo("IPM.Schedule.Meeting.Request");
        assertThat(new String(got.getMimeContent().getContent(), StandardCharsets.UTF_8))
                .contains("method=REQUEST");
        assertThat(service(ANN).found(WellKnownFolderName.Calendar, "Budget")).isEmpty();
        assertThat(service(MARY).found(WellKnownFolderName.Calendar, "Budget")).hasSize(1);
    }

    @Test
    void whatCannotBeDeliveredThereIsReportedToItsSender() throws Exception {
        var message = message("To nobody there");
        message.getToRecipients().add("nobody@fabrikam.test");

        message.send();

        var report = awaited(MARY, WellKnownFolderName.Inbox, "Undeliverable: To nobody there");
        assertThat(report.getItemClass()).isEqualTo("REPORT.IPM.Note.NDR");
        assertThat(report.getBody().toString()).contains("nobody@fabrikam.test", "550", "5.1.1");
    }

    private static EmailMessage message(String subject) throws Exception {
        var message = new EmailMessage(service(MARY));
        message.setSubject(subject);
        message.setBody(new MessageBody(BodyType.Text, "Are you free?"));
        return message;
    }

    /// The only item of that subject, once it is there.
    private static EmailMessage awaited(String address, WellKnownFolderName folder, String subject)
            throws Exception {
        var service = service(address);
        while (service.found(folder, subject).isEmpty()) {}
        return service.only(folder, subject);
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
