package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.nio.charset.StandardCharsets;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.BodyType;
import microsoft.exchange.webservices.data.core.enumeration.property.MapiPropertyType;
import microsoft.exchange.webservices.data.core.enumeration.property.OofState;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.ResponseActions;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.misc.availability.OofReply;
import microsoft.exchange.webservices.data.property.complex.EmailAddress;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import microsoft.exchange.webservices.data.property.complex.availability.OofSettings;
import microsoft.exchange.webservices.data.property.definition.ExtendedPropertyDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, answers mail and is away.
class MailAnsweredTest {
    private static final String ALICE = "alice@contoso.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ROOM = "room.blue@contoso.test";

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
    void messageIsAnsweredAndShowsIt() throws Exception {
        var got = received("Lunch");

        got.reply(new MessageBody(BodyType.HTML, "<p>Yes.</p>"), false);

        var answer = only(ALICE, "RE: Lunch");
        assertThat(answer.getInReplyTo()).isEqualTo(got.getInternetMessageId());
        assertThat(answer.getBody().toString()).contains("<p>Yes.</p>").contains("At noon?");
        assertThat(verb("Lunch")).isEqualTo(102);
    }

    @Test
    void messageIsAnsweredToAllByADraftThatIsSentLater() throws Exception {
        var got = received("Supper");
        var answer = got.createReply(true);
        answer.setBodyPrefix(new MessageBody("Yes."));

        var draft = answer.save();
        draft.load();

        assertThat(draft.getIsDraft()).isTrue();
        draft.sendAndSaveCopy();
        assertThat(only(ALICE, "RE: Supper").getCcRecipients().getItems())
                .extracting(EmailAddress::getAddress)
                .containsExactly(ROOM);
        assertThat(verb("Supper")).isEqualTo(103);
    }

    @Test
    void messageIsPassedOnWithWhatHangsOnIt() throws Exception {
        var message = message("Menu");
        message.getAttachments()
                .addFileAttachment("menu.txt", "soup".getBytes(StandardCharsets.UTF_8));
        message.save();
        message.sendAndSaveCopy();

        only(MARY, "Menu").forward(new MessageBody("See below."), new EmailAddress(ALICE));

        var got = only(ALICE, "FW: Menu");
        assertThat(got.getAttachments().getItems()).hasSize(1);
        assertThat(got.getBody().toString()).contains("See below.");
        assertThat(verb("Menu")).isEqualTo(104);
    }

    @Test
    void whatCanBeAnsweredIsToldAndReceiptsAreSuppressed() throws Exception {
        var message = message("Receipt");
        message.setIsReadReceiptRequested(true);
        message.send();

        var got = only(MARY, "Receipt");

        assertThat(got.getAllowedResponseActions())
                .contains(
                        ResponseActions.Reply,
                        ResponseActions.ReplyAll,
                        ResponseActions.Forward,
                        ResponseActions.SuppressReadReceipt);
        got.suppressReadReceipt();
    }

    @Test
    void whoeverIsAwaySaysSo() throws Exception {
        var service = service(MARY);
        var settings = new OofSettings();
        settings.setState(OofState.Enabled);
        settings.setInternalReply(new OofReply("Back on Monday."));
        settings.setExternalReply(new OofReply(""));

        service.setUserOofSettings(MARY, settings);

        var told = service.getUserOofSettings(MARY);
        assertThat(told.getState()).isEqualTo(OofState.Enabled);
        assertThat(told.getInternalReply().getMessage()).isEqualTo("Back on Monday.");
        message("Free?").send();
        assertThat(only(ALICE, "Automatic reply: Free?").getBody().toString())
                .contains("Back on Monday.");
        settings.setState(OofState.Disabled);
        service.setUserOofSettings(MARY, settings);
    }

    /// What Alice sends to Mary, with the room in copy.
    private static EmailMessage message(String subject) throws Exception {
        var message = new EmailMessage(service(ALICE));
        message.setSubject(subject);
        message.setBody(new MessageBody(BodyType.Text, "At noon?"));
        message.getToRecipients().add(MARY);
        message.getCcRecipients().add(ROOM);
        return message;
    }

    private static EmailMessage received(String subject) throws Exception {
        message(subject).send();
        return only(MARY, subject);
    }

    private static EmailMessage only(String address, String subject) throws Exception {
        return service(address).only(WellKnownFolderName.Inbox, subject);
    }

    private static int verb(String subject) throws Exception {
        var verb = new ExtendedPropertyDefinition(0x1081, MapiPropertyType.Integer);
        var message =
                EmailMessage.bind(
                        service(MARY), only(MARY, subject).getId(), new PropertySet(verb));
        return (int) message.getExtendedProperties().getItems().getFirst().getValue();
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
