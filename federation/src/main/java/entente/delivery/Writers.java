package entente.delivery;

import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.wire.mime.OutgoingMessage;
import java.util.List;
import java.util.Optional;

/// Whom a message is from, and who sends it (RFC 5322, 3.6.2): herself, or somebody in her name.
record Writers(Recipient.Mailbox author, Recipient.Mailbox sender) {
    boolean isOne() {
        return author.address().equals(sender.address());
    }

    /// The message, which says who sends it where that is not whom it is from.
    Octets namingSender(Octets source) {
        return isOne() || addresses(OutgoingMessage.senders(source)).equals(List.of(own(sender)))
                ? source
                : OutgoingMessage.sentBy(source, sender.displayName(), sender.address().toString());
    }

    /// Whom a letter says it is from, where it says nothing else that its sender cannot say: one person, and that it is sent by her or by the sender. A letter that says neither is the sender's own.
    static Optional<Address> author(Letter letter, Recipient.Mailbox sender) {
        var source = letter.streams().source();
        var properties = letter.content().properties();
        return author(
                source.map(OutgoingMessage::authors)
                        .orElseGet(() ->
                                named(properties, Known.FROM_NAME, Known.FROM_ADDRESS, sender)),
                source.map(OutgoingMessage::senders)
                        .orElseGet(() ->
                                named(properties, Known.SENDER_NAME, Known.SENDER_ADDRESS, sender)),
                sender.address());
    }

    private static Optional<Address> author(
            List<String> authors, List<String> senders, Address sender) {
        var others =
                addresses(senders).stream()
                        .filter(each -> !each.equals(Optional.of(sender)))
                        .distinct()
                        .toList();
        var from = addresses(authors).stream().distinct().toList();
        if (from.isEmpty()) {
            from = others.isEmpty() ? List.of(Optional.of(sender)) : others;
        }
        return from.size() == 1 && from.containsAll(others) ? from.getFirst() : Optional.empty();
    }

    /// Whom an item that has no source names there. The sender's own name alone is enough to mean her.
    private static List<String> named(
            Properties properties, PropertyId name, PropertyId address, Recipient.Mailbox sender) {
        return properties
                .text(address)
                .filter(text -> !text.isBlank())
                .or(() ->
                        properties
                                .text(name)
                                .filter(text -> !text.equalsIgnoreCase(sender.displayName())))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Optional<Address>> addresses(List<String> texts) {
        return texts.stream().map(Address::parse).toList();
    }

    private static Optional<Address> own(Recipient.Mailbox mailbox) {
        return Optional.of(mailbox.address());
    }
}
