package entente.wire.mime;

import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import java.util.Optional;
import java.util.function.Function;

/// Reads Internet messages (RFC 5322, RFC 2045 to 2049), and writes them.
///
/// Of a source that lies elsewhere no more is in memory at once than the start of its header, one field, and its text of 5 Mi characters at most.
public final class MimeMessage {
    /// The longest source that is read, in bytes.
    public static final int LONGEST = 100 * 1024 * 1024;

    private MimeMessage() {}

    /// What a message says. A broken one says what can be read of it.
    ///
    /// It has no `RECEIVED` where nobody noted when it came, and never what the store says of items.
    ///
    /// @throws MimeMalformed when it is no message: nothing, longer than [#LONGEST], or binary where a message has its header
    public static Reading read(Octets source) throws MimeMalformed {
        requireMessage(source);
        var root = PartTree.of(source);
        var choice = BodyChoice.of(root);
        var body = choice.body().flatMap(part -> body(source, root, part));
        var properties =
                MessageHeader.properties(root.fields())
                        .with(Known.ITEM_CLASS, ItemClass.of(source, root))
                        .and(headers(source));
        var addressees = MessageHeader.addressees(root.fields());
        var attachments = Attachments.of(choice, body);
        return new Reading(new ItemContent(properties, addressees, attachments), body);
    }

    /// The same of one in memory.
    public static Reading read(byte[] source) throws MimeMalformed {
        return read(Octets.of(source));
    }

    /// The bytes of an attachment, decoded, by the number that [#read] gave it; for a message within the message that message as it came. Empty where
    /// there is none of that number.
    public static Optional<Octets> attachment(Octets source, int number) throws MimeMalformed {
        requireMessage(source);
        var attachments = BodyChoice.of(PartTree.of(source)).attachments();
        if (number < 1 || number > attachments.size()) {
            return Optional.empty();
        }
        var part = attachments.get(number - 1);
        return Optional.of(
                part.size() > Octets.SMALL
                        ? new PartOctets(source, part.number(), part.size())
                        : Octets.of(PartTree.bytes(source, part.number(), Octets.SMALL)));
    }

    /// The same of one in memory.
    public static Optional<byte[]> attachment(byte[] source, int number) throws MimeMalformed {
        return attachment(Octets.of(source), number).map(Octets::bytes);
    }

    /// A message that says what an item does, for one that did not come as a message: its header, its text, HTML also as plain text, and its attachments, whose
    /// bytes are asked for by their numbers. The blind copies are in it, for it is its owner's. All lines end in CR LF and have 998 bytes at most.
    ///
    /// The same item always gives the same bytes. They are encoded while they are read.
    public static Octets write(
            ItemContent content, Optional<Body> body, Function<Integer, Octets> attachmentBytes) {
        return MessageParts.of(content, body, attachmentBytes).source(MessageFields.of(content));
    }

    /// The header of a message as it came, in whole lines, of 64 KiB at most; empty where it has none.
    public static String header(Octets source) {
        return HeaderBlock.text(HeaderBlock.start(source));
    }

    private static Properties headers(Octets source) {
        var header = header(source);
        return header.isEmpty() ? Properties.NONE : Properties.NONE.with(Known.HEADERS, header);
    }

    private static Optional<Body> body(Octets source, Part root, Part.Leaf part) {
        // Nothing but a header has no text, and not an empty one.
        return part.equals(root) && part.size() == 0 && part.contentType().value().isEmpty()
                ? Optional.empty()
                : Optional.of(new Body(BodyChoice.format(part), BodyText.of(source, part)));
    }

    static void requireMessage(Octets source) throws MimeMalformed {
        if (source.length() == 0) {
            throw new MimeMalformed("The message is empty.");
        }
        if (source.length() > LONGEST) {
            throw new MimeMalformed("The message is longer than %d bytes.".formatted(LONGEST));
        }
        if (HeaderBlock.isBinary(HeaderBlock.start(source))) {
            throw new MimeMalformed("The message is binary where its header should be.");
        }
    }
}
