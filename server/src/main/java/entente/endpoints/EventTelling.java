package entente.endpoints;

import entente.mailbox.EventFilter;
import entente.mailbox.EventPage;
import entente.mailbox.FolderId;
import entente.mailbox.MailboxEvent;
import entente.mailbox.MailboxEvent.Kind;
import entente.mailbox.MailboxEvent.Thing;
import entente.wire.ews.EventKind;
import entente.wire.ews.Notification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened in a mailbox, as it is told to subscribers.
final class EventTelling {
    private EventTelling() {}

    static EventFilter filter(Set<EventKind> kinds, Optional<Set<FolderId>> folders) {
        return new EventFilter(
                kinds.stream().map(EventTelling::wanted).collect(Collectors.toSet()), folders);
    }

    /// To one who asks, with the watermark to ask with next.
    static Notification asked(Subscription subscription, String watermark, EventPage page) {
        var id = subscription.id();
        return new Notification(
                id,
                Optional.of(new Notification.Turn(watermark, !page.last())),
                Optional.of(page.mark().text(id)),
                page.events().stream()
                        .map(event -> told(event, Optional.of(event.mark().text(id))))
                        .toList());
    }

    /// To one who listens.
    static Notification heard(Subscription subscription, List<MailboxEvent> events) {
        return new Notification(
                subscription.id(),
                Optional.empty(),
                Optional.empty(),
                events.stream().map(event -> told(event, Optional.empty())).toList());
    }

    private static Notification.Event told(MailboxEvent event, Optional<String> watermark) {
        return new Notification.Event(
                told(event.kind()),
                watermark,
                event.at(),
                told(event.what()),
                event.before().map(EventTelling::told),
                event.unread());
    }

    private static Notification.Thing told(Thing thing) {
        return switch (thing) {
            case Thing.OfItem(var id, var parent, var key) ->
                    new Notification.Thing(true, id.text(), key, parent.text());
            case Thing.OfFolder(var id, var parent, var key) ->
                    new Notification.Thing(false, id.text(), key, parent.text());
        };
    }

    private static EventKind told(Kind kind) {
        return switch (kind) {
            case CREATED -> EventKind.CREATED;
            case DELETED -> EventKind.DELETED;
            case MODIFIED -> EventKind.MODIFIED;
            case MOVED -> EventKind.MOVED;
            case COPIED -> EventKind.COPIED;
            case NEW_MAIL -> EventKind.NEW_MAIL;
            case FREE_BUSY_CHANGED -> EventKind.FREE_BUSY_CHANGED;
        };
    }

    private static Kind wanted(EventKind kind) {
        return switch (kind) {
            case CREATED -> Kind.CREATED;
            case DELETED -> Kind.DELETED;
            case MODIFIED -> Kind.MODIFIED;
            case MOVED -> Kind.MOVED;
            case COPIED -> Kind.COPIED;
            case NEW_MAIL -> Kind.NEW_MAIL;
            case FREE_BUSY_CHANGED -> Kind.FREE_BUSY_CHANGED;
        };
    }
}
