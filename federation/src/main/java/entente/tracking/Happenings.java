package entente.tracking;

import entente.mailbox.TrackedEvent;
import entente.mailbox.TrackedMessage;
import entente.question.Address;
import entente.wire.ews.TrackingReport.Event;
import entente.wire.ews.TrackingReport.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What the log has of a message, in the words of EWS (MS-OXWSMTRK, `MessageTrackingEventDescriptionType`). `server` is ours; `isPartners` says of which domains we ask what became of messages to them.
record Happenings(String server, Predicate<Address> isPartners) {
    /// That it was sent or came, and what became of it for one, in that order. What was put off is told only if `queued`.
    List<Event> of(TrackedMessage message, TrackedMessage.To to, boolean details, boolean queued) {
        var events = new ArrayList<Event>();
        events.add(
                new Event(
                        message.at(),
                        to.address().toString(),
                        Status.PENDING,
                        message.isOurs() ? "Submitted" : "SmtpReceive",
                        details ? message.broughtBy().stream().toList() : List.of(),
                        server,
                        to.blind(),
                        to.named().map(Address::toString)));
        for (var event : to.events()) {
            if (queued || event.kind() != TrackedEvent.Kind.PUT_OFF) {
                events.add(event(to, event, details));
            }
        }
        return events;
    }

    private Event event(TrackedMessage.To to, TrackedEvent event, boolean details) {
        return new Event(
                event.at(),
                to.address().toString(),
                status(event.kind()),
                description(event.kind(), to.address()),
                event.detail().filter(text -> details && !text.isEmpty()).stream().toList(),
                server,
                to.blind(),
                to.named().map(Address::toString));
    }

    private static Status status(TrackedEvent.Kind kind) {
        return switch (kind) {
            case EXPANDED, DELIVERED -> Status.DELIVERED;
            case PUT_OFF -> Status.PENDING;
            case TRANSFERRED -> Status.TRANSFERRED;
            case FAILED -> Status.UNSUCCESSFUL;
        };
    }

    private String description(TrackedEvent.Kind kind, Address to) {
        return switch (kind) {
            case EXPANDED -> "Expanded";
            case DELIVERED -> "Delivered";
            case PUT_OFF -> "QueueRetry";
            case TRANSFERRED ->
                    isPartners.test(to) ? "TransferredToPartnerOrg" : "TransferredToForeignOrg";
            case FAILED -> "FailedGeneral";
        };
    }

    /// Whether another server knows what became of it.
    static boolean isTransferred(TrackedMessage.To to) {
        return last(to.events())
                .filter(event -> event.kind() == TrackedEvent.Kind.TRANSFERRED)
                .isPresent();
    }

    static <T> Optional<T> last(List<T> events) {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }
}
