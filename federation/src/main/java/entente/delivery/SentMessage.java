package entente.delivery;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.ItemStreams;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import entente.wire.mime.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A letter with what is added when it is sent: as its recipients get it, and as its sender keeps it.
///
/// Recipients get the item that its MIME message makes, which names no blind copies; so what the sender's item has beside that, categories among it,
/// stays hers.
record SentMessage(String messageId, Version received, Version kept) {
    /// An item with all that belongs to it.
    record Version(ItemContent content, ItemStreams streams) {}

    /// How many bytes its recipients get.
    long size() {
        return received.streams.source().orElseThrow().length();
    }

    /// The refusal of a letter whose source has a header that is larger than any is read.
    static Optional<Refusal> boundless(Letter letter) {
        return letter.streams()
                .source()
                .filter(source -> !OutgoingMessage.isHeaderBounded(source))
                .map(_ ->
                        Refusal.of(Code.ITEM_SOURCE_UNREADABLE)
                                .saying("The header of the message is larger than 1 MiB."));
    }

    /// The letter with a source that everybody reads the same way.
    static Letter sound(Letter letter) {
        var streams = letter.streams();
        var source = streams.source().map(OutgoingMessage::inWholeLines);
        return new Letter(
                letter.content(), new ItemStreams(streams.body(), source, streams.attachments()));
    }

    /// One that somebody sends in her own name.
    static SentMessage of(Letter letter, Recipient.Mailbox sender, Instant now) {
        return of(letter, new Writers(sender, sender), now);
    }

    static SentMessage of(Letter letter, Writers writers, Instant now) {
        var id =
                letter.content()
                        .properties()
                        .text(Known.MESSAGE_ID)
                        .filter(text -> !text.isBlank())
                        .orElseGet(() -> drawnId(writers.sender().address()));
        var stamped = stamped(letter.content(), writers, id, now);
        var source =
                letter.streams()
                        .source()
                        .map(message ->
                                OutgoingMessage.completed(
                                        message,
                                        new OutgoingMessage.Stamp(
                                                now,
                                                writers.author().displayName(),
                                                writers.author().address().toString(),
                                                id)))
                        .map(writers::namingSender);
        var sent =
                source.map(OutgoingMessage::withoutBlindCopies)
                        .orElseGet(() -> written(stamped, letter.streams()));
        return new SentMessage(id, received(sent, writers, id, now), kept(stamped, letter, source));
    }

    private static Version received(Octets sent, Writers writers, String id, Instant now) {
        try {
            var read = MimeMessage.read(sent);
            var content = stamped(read.content(), writers, id, now);
            var properties = content.properties().without(Known.CATEGORIES).with(Known.FLAGS, 0);
            return new Version(
                    content.with(properties).with(withoutBlind(content)),
                    new ItemStreams(read.body(), Optional.of(sent), Map.of()));
        } catch (MimeMalformed e) {
            // It was read when it came, or is of our own writing.
            throw new IllegalStateException(e);
        }
    }

    private static Version kept(ItemContent stamped, Letter letter, Optional<Octets> source) {
        var properties =
                stamped.properties()
                        .with(Known.FLAGS, Known.FLAG_UNSENT, false)
                        .with(Known.FLAGS, Known.FLAG_READ | Known.FLAG_FROM_ME, true);
        var headers = source.map(MimeMessage::header).filter(text -> !text.isEmpty());
        if (headers.isPresent()) {
            properties = properties.with(Known.HEADERS, headers.get());
        }
        var streams = letter.streams();
        return new Version(
                stamped.with(properties),
                new ItemStreams(streams.body(), source, streams.attachments()));
    }

    private static ItemContent stamped(
            ItemContent content, Writers writers, String id, Instant now) {
        return content.with(
                content.properties()
                        .with(Known.SENT, now)
                        .with(Known.RECEIVED, now)
                        .with(Known.FROM_NAME, writers.author().displayName())
                        .with(Known.FROM_ADDRESS, writers.author().address().toString())
                        .with(Known.SENDER_NAME, writers.sender().displayName())
                        .with(Known.SENDER_ADDRESS, writers.sender().address().toString())
                        .with(Known.MESSAGE_ID, id));
    }

    private static Octets written(ItemContent stamped, ItemStreams streams) {
        return MimeMessage.write(
                        stamped.with(stamped.properties().without(Known.CATEGORIES))
                                .with(withoutBlind(stamped)),
                        streams.body(),
                        number -> streams.attachments().getOrDefault(number, Octets.NONE))
                .atHand();
    }

    private static List<Addressee> withoutBlind(ItemContent content) {
        return content.addressees().stream()
                .filter(somebody -> somebody.kind() != Addressee.Kind.BCC)
                .toList();
    }

    private static String drawnId(Address from) {
        return "<%s@%s>".formatted(UUID.randomUUID(), from.domain());
    }
}
