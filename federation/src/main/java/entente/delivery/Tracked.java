package entente.delivery;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.DefaultFolder;
import entente.mailbox.ItemAct;
import entente.mailbox.TrackedEvent;
import entente.mailbox.TrackedId;
import entente.mailbox.TrackingAct;
import entente.question.Address;
import entente.wire.mime.ArrivedMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is written down of messages as they are delivered ([entente.mailbox.MessageLog]): in the log of their sender, or where a server brought them, of each who gets them.
final class Tracked {
    private static final TrackingAct.Became IN_THE_INBOX =
            new TrackingAct.Became(
                    TrackedEvent.Kind.DELIVERED, Optional.of(DefaultFolder.INBOX.wireName()));

    private Tracked() {}

    /// One that somebody of ours sent, and that is from `author`. Under the same id it waits in her outbox, if it does.
    static ItemAct sent(TrackedId id, Address author, SentMessage message, Reach.Outcome.All to) {
        var here = new HashSet<>(to.mailboxes());
        return new TrackingAct.Begun(
                id,
                message.messageId(),
                Optional.of(author),
                subject(message.received().content()),
                Optional.empty(),
                to.ways().stream()
                        .map(way ->
                                way.addressed(
                                        Optional.of(IN_THE_INBOX)
                                                .filter(_ -> here.contains(way.address()))))
                        .toList());
    }

    /// One that a server brought to a mailbox, in these ways, of which the last is the mailbox's own.
    static ItemAct came(
            Address mailbox, List<Reach.Way> ways, ItemContent content, Arrived arrived) {
        return new TrackingAct.Begun(
                new TrackedId(mailbox, UUID.randomUUID().toString()),
                content.properties().text(Known.MESSAGE_ID).orElse(""),
                // Nobody proved it.
                ArrivedMessage.author(arrived.source())
                        .flatMap(Address::parse)
                        .or(() -> Address.parse(arrived.reversePath())),
                subject(content),
                Optional.of(
                        arrived.name()
                                .map(name -> "%s (%s)".formatted(name, arrived.peer()))
                                .orElse(arrived.peer())),
                ways.stream().map(way -> way.addressed(Optional.of(IN_THE_INBOX))).toList());
    }

    private static String subject(ItemContent content) {
        return content.properties().text(Known.SUBJECT).orElse("");
    }
}
