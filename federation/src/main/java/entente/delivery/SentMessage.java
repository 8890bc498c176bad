package entente.delivery;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
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
    int size() {
        return received.streams.source().orElseThrow().length;
    }

    /// The letter with a source that everybody reads the same way.
    static Letter sound(Letter letter) {
        var streams = letter.streams();
        var source = streams.source().map(OutgoingMessage::inWholeLines);
        return new Letter(
                letter.content(), new ItemStreams(streams.body(), source, streams.attachments()));
    }

    /// The refusal of a letter that says that somebody else wrote it.
    static Optional<Refusal> refusal(Letter letter, Recipient.Mailbox from) {
        var writers =
                letter.streams()
                        .source()
                        .map(OutgoingMessage::writers)
                        .orElseGet(() -> writers(letter.content().properties(), from));
        return writers.stream()
                .filter(writer -> !isOf(writer, from.address()))
                .findFirst()
                .map(_ ->
                        Refusal.of(Code.SENDER_NOT_ONESELF)
                                .saying(
                                        "The message says that it is from or sent by somebody else than %s."
                                                .formatted(from.address())));
    }

    static SentMessage of(Letter letter, Recipient.Mailbox from, Instant now) {
        var id =
                letter.content()
                        .properties()
                        .text(Known.MESSAGE_ID)
                        .filter(text -> !text.isBlank())
                        .orElseGet(() -> drawnId(from.address()));
        var stamped = stamped(letter.content(), from, id, now);
        var source =
                letter.streams()
                        .source()
                        .map(message ->
                                OutgoingMessage.completed(
                                        message,
                                        new OutgoingMessage.Stamp(
                                                now,
                                                from.displayName(),
                                                from.address().toString(),
                                                id)));
        var sent =
                source.map(OutgoingMessage::withoutBlindCopies)
                        .orElseGet(() -> written(stamped, letter.streams()));
        return new SentMessage(id, received(sent, from, id, now), kept(stamped, letter, source));
    }

    private static Version received(byte[] sent, Recipient.Mailbox from, String id, Instant now) {
        try {
            var read = MimeMessage.read(sent);
            var content = stamped(read.content(), from, id, now);
            var properties = content.properties().without(Known.CATEGORIES).with(Known.FLAGS, 0);
            return new Version(
                    content.with(properties).with(withoutBlind(content)),
                    new ItemStreams(read.body(), Optional.of(sent), Map.of()));
        } catch (MimeMalformed e) {
            // It was read when it came, or is of our own writing.
            throw new IllegalStateException(e);
        }
    }

    private static Version kept(ItemContent stamped, Letter letter, Optional<byte[]> source) {
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
            ItemContent content, Recipient.Mailbox from, String id, Instant now) {
        var address = from.address().toString();
        return content.with(
                content.properties()
                        .with(Known.SENT, now)
                        .with(Known.RECEIVED, now)
                        .with(Known.FROM_NAME, from.displayName())
                        .with(Known.FROM_ADDRESS, address)
                        .with(Known.SENDER_NAME, from.displayName())
                        .with(Known.SENDER_ADDRESS, address)
                        .with(Known.MESSAGE_ID, id));
    }

    private static byte[] written(ItemContent stamped, ItemStreams streams) {
        return MimeMessage.write(
                stamped.with(stamped.properties().without(Known.CATEGORIES))
                        .with(withoutBlind(stamped)),
                streams.body(),
                number -> streams.attachments().getOrDefault(number, new byte[0]));
    }

    private static List<Addressee> withoutBlind(ItemContent content) {
        return content.addressees().stream()
                .filter(somebody -> somebody.kind() != Addressee.Kind.BCC)
                .toList();
    }

    /// Whom an item that has no source is from and sent by. Her own name alone is enough to mean her.
    private static List<String> writers(Properties properties, Recipient.Mailbox from) {
        return List.of(
                writer(properties.text(Known.FROM_NAME), properties.text(Known.FROM_ADDRESS), from),
                writer(
                        properties.text(Known.SENDER_NAME),
                        properties.text(Known.SENDER_ADDRESS),
                        from));
    }

    private static String writer(
            Optional<String> name, Optional<String> address, Recipient.Mailbox from) {
        return address.filter(text -> !text.isBlank())
                .or(() -> name.filter(text -> !text.equalsIgnoreCase(from.displayName())))
                .orElse(from.address().toString());
    }

    private static boolean isOf(String writer, Address from) {
        return Address.parse(writer).equals(Optional.of(from));
    }

    private static String drawnId(Address from) {
        return "<%s@%s>".formatted(UUID.randomUUID(), from.domain());
    }
}
