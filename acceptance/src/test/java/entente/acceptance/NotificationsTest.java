package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.notification.EventType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.notification.FolderEvent;
import microsoft.exchange.webservices.data.notification.ItemEvent;
import microsoft.exchange.webservices.data.notification.NotificationEvent;
import microsoft.exchange.webservices.data.notification.StreamingSubscriptionConnection;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, is told of what happens in the lab.
class NotificationsTest {
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final FolderId INBOX =
            FolderId.getFolderIdFromWellKnownFolderName(WellKnownFolderName.Inbox);
    private static final long PATIENCE_SECONDS = 60;

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
    void whoAsksIsToldOfItemsAndFoldersAndGoesOnFromThere() throws Exception {
        var service = service(MARY);
        var subscription =
                service.subscribeToPullNotificationsOnAllFolders(
                        10,
                        null,
                        EventType.Created,
                        EventType.Modified,
                        EventType.Moved,
                        EventType.Copied,
                        EventType.Deleted);
        assertThat(subscription.getEvents().getAllEvents()).isEmpty();
        var folder = new Folder(service);
        folder.setDisplayName("Told of");
        folder.save(INBOX);
        var message = new EmailMessage(service);
        message.setSubject("Told of");
        message.save(folder.getId());

        var told = subscription.getEvents();

        assertThat(told.getFolderEvents())
                .extracting(FolderEvent::getEventType)
                .containsExactly(EventType.Created, EventType.Modified);
        assertThat(told.getFolderEvents().iterator().next().getFolderId().getUniqueId())
                .isEqualTo(folder.getId().getUniqueId());
        assertThat(told.getItemEvents())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getEventType()).isEqualTo(EventType.Created);
                    assertThat(event.getItemId().getUniqueId())
                            .isEqualTo(message.getId().getUniqueId());
                    assertThat(event.getParentFolderId().getUniqueId())
                            .isEqualTo(folder.getId().getUniqueId());
                });
        message.delete(DeleteMode.MoveToDeletedItems);
        var moved = subscription.getEvents().getItemEvents().iterator().next();
        assertThat(moved.getEventType()).isEqualTo(EventType.Moved);
        assertThat(moved.getOldItemId().getUniqueId()).isEqualTo(message.getId().getUniqueId());
        subscription.unsubscribe();
        assertThatThrownBy(subscription::getEvents)
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorSubscriptionNotFound);
    }

    @Test
    void whoListensIsToldOfNewMailAsItComes() throws Exception {
        var service = service(MARY);
        var subscription =
                service.subscribeToStreamingNotifications(
                        List.of(INBOX), EventType.NewMail, EventType.Deleted);
        var heard = new LinkedBlockingQueue<NotificationEvent>();
        var connection = new StreamingSubscriptionConnection(service, 5);
        connection.addSubscription(subscription);
        connection.addOnNotificationEvent((_, told) -> told.getEvents().forEach(heard::add));
        connection.addOnDisconnect((_, _) -> {});
        connection.open();
        try {
            send("First");
            var first = next(heard);
            assertThat(first.getEventType()).isEqualTo(EventType.NewMail);
            assertThat(EmailMessage.bind(service(MARY), first.getItemId()).getSubject())
                    .isEqualTo("First");
            EmailMessage.bind(service(MARY), first.getItemId()).delete(DeleteMode.HardDelete);
            var gone = next(heard);
            assertThat(gone.getEventType()).isEqualTo(EventType.Deleted);
            assertThat(gone.getItemId().getUniqueId()).isEqualTo(first.getItemId().getUniqueId());
            assertThat(connection.getIsOpen()).isTrue();
        } finally {
            connection.close();
        }
    }

    private static ItemEvent next(LinkedBlockingQueue<NotificationEvent> heard)
            throws InterruptedException {
        var event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event within a minute").isInstanceOf(ItemEvent.class);
        return (ItemEvent) event;
    }

    private static void send(String subject) throws Exception {
        var message = new EmailMessage(service(BOB));
        message.setSubject(subject);
        message.setBody(MessageBody.getMessageBodyFromText("Hello"));
        message.getToRecipients().add(MARY);
        message.send();
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
