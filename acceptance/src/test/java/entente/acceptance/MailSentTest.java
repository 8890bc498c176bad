package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.property.BodyType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import microsoft.exchange.webservices.data.property.complex.MimeContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, sends mail within an organisation of the lab.
class MailSentTest {
    private static final String BOB = "bob@contoso.test";
    private static final String ALICE = "alice@contoso.test";
    private static final String MARY = "mary@contoso.test";

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
    void messageIsUnreadInTheInboxOfWhomItIsForAndTellsOfNoBlindCopy() throws Exception {
        var message = message("Lunch – at noon");
        message.getBccRecipients().add(MARY);

        message.sendAndSaveCopy();

        for (var address : List.of(ALICE, MARY)) {
            var got = service(address).only(WellKnownFolderName.Inbox, "Lunch – at noon");
            assertThat(got.getIsRead()).isFalse();
            assertThat(got.getIsDraft()).isFalse();
            assertThat(got.getFrom().getAddress()).isEqualTo(BOB);
            assertThat(got.getDisplayTo()).isEqualTo("Alice");
            assertThat(got.getBccRecipients().getItems()).isEmpty();
            assertThat(got.getBody().toString()).contains("Are you free?");
            assertThat(got.getDateTimeReceived()).isEqualTo(got.getDateTimeSent());
            assertThat(new String(got.getMimeContent().getContent(), StandardCharsets.UTF_8))
                    .contains("Message-ID: <")
                    .doesNotContainPattern("(?im)^bcc:")
                    .doesNotContain(MARY);
        }
        var kept = service(BOB).only(WellKnownFolderName.SentItems, "Lunch – at noon");
        assertThat(kept.getIsRead()).isTrue();
        assertThat(kept.getIsDraft()).isFalse();
        assertThat(kept.getBccRecipients().getItems().getFirst().getAddress()).isEqualTo(MARY);
    }

    @Test
    void messageThatIsOnlySentIsKeptNowhere() throws Exception {
        message("Only sent").send();

        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "Only sent")).hasSize(1);
        assertThat(service(BOB).found(WellKnownFolderName.SentItems, "Only sent")).isEmpty();
        assertThat(service(BOB).found(WellKnownFolderName.Drafts, "Only sent")).isEmpty();
    }

    @Test
    void draftIsSentFromWhereItLay() throws Exception {
        var draft = message("A draft first");
        draft.save(WellKnownFolderName.Drafts);

        draft.sendAndSaveCopy();

        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "A draft first")).hasSize(1);
        assertThat(service(BOB).found(WellKnownFolderName.Drafts, "A draft first")).isEmpty();
        assertThat(service(BOB).found(WellKnownFolderName.SentItems, "A draft first")).hasSize(1);
    }

    @Test
    void draftThatIsChangedIsSentAsItIsThen() throws Exception {
        var draft = message("Before");
        draft.save(WellKnownFolderName.Drafts);
        draft.setSubject("After all");

        draft.sendAndSaveCopy();

        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "After all")).hasSize(1);
        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "Before")).isEmpty();
        assertThat(service(BOB).found(WellKnownFolderName.Drafts, "After all")).isEmpty();
        assertThat(service(BOB).found(WellKnownFolderName.SentItems, "After all")).hasSize(1);
    }

    @Test
    void messageThatCameAsMimeArrivesAsItCame() throws Exception {
        var source =
                """
                From: Bob <bob@contoso.test>
                To: alice@contoso.test
                Bcc: mary@contoso.test
                Date: Mon, 02 Mar 2026 10:00:00 +0100
                Message-ID: <as.it.came@contoso.test>
                Subject: As it came
                X-Strange: Kept

                Bcc: this is text
                """
                        .replace("\n", "\r\n");
        var message = new EmailMessage(service(BOB));
        message.setMimeContent(
                new MimeContent("UTF-8", source.getBytes(StandardCharsets.US_ASCII)));

        message.send();

        for (var address : List.of(ALICE, MARY)) {
            var got = service(address).only(WellKnownFolderName.Inbox, "As it came");
            assertThat(new String(got.getMimeContent().getContent(), StandardCharsets.US_ASCII))
                    .isEqualTo(source.replace("Bcc: mary@contoso.test\r\n", ""));
        }
    }

    @Test
    void messageOfWhichOneRecipientIsNobodyIsSentToNobody() throws Exception {
        var message = message("Sent to nobody");
        message.getCcRecipients().add("nobody@contoso.test");

        assertThatThrownBy(message::sendAndSaveCopy)
                .isInstanceOf(ServiceResponseException.class)
                .hasMessageContaining("nobody@contoso.test")
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorInvalidRecipients);

        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "Sent to nobody")).isEmpty();
        assertThat(service(BOB).found(WellKnownFolderName.SentItems, "Sent to nobody")).isEmpty();
    }

    @Test
    void messageToAMailboxThatIsFullIsRefused() throws Exception {
        var message = message("Too much");
        message.getCcRecipients().add(BOB);

        assertThatThrownBy(message::send)
                .isInstanceOf(ServiceResponseException.class)
                .hasMessageContaining(BOB)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorQuotaExceeded);

        assertThat(service(ALICE).found(WellKnownFolderName.Inbox, "Too much")).isEmpty();
    }

    private static EmailMessage message(String subject) throws Exception {
        var message = new EmailMessage(service(BOB));
        message.setSubject(subject);
        message.setBody(new MessageBody(BodyType.Text, "Are you free?"));
        message.getToRecipients().add("Alice", ALICE);
        return message;
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
