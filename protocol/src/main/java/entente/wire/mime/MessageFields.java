package entente.wire.mime;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The header of a message as an item has it to say (RFC 5322, 3.6; MS-OXCMAIL 2.1.3), the other way round than [MessageHeader].
final class MessageFields {
    private final ItemContent content;
    private final Properties properties;
    private final HeaderLines lines = new HeaderLines();

    private MessageFields(ItemContent content) {
        this.content = content;
        this.properties = content.properties();
    }

    static String of(ItemContent content) {
        var fields = new MessageFields(content);
        fields.addPeople();
        fields.addSubject();
        fields.addIds();
        fields.addMarks();
        fields.addReceipts();
        return fields.lines.structured("MIME-Version", "1.0").toString();
    }

    private void addPeople() {
        properties
                .time(Known.SENT)
                .filter(HeaderDate::canBeSaid)
                .ifPresent(date -> lines.structured("Date", HeaderDate.write(date)));
        var from = person(Known.FROM_NAME, Known.FROM_ADDRESS);
        var sender = person(Known.SENDER_NAME, Known.SENDER_ADDRESS);
        lines.structured("From", from);
        if (!sender.equals(from)) {
            lines.structured("Sender", sender);
        }
        addAddressees("To", Addressee.Kind.TO);
        addAddressees("Cc", Addressee.Kind.CC);
        addAddressees("Bcc", Addressee.Kind.BCC);
        addAddressees("Reply-To", Addressee.Kind.REPLY_TO);
    }

    private String person(PropertyId name, PropertyId address) {
        return AddressLine.write(text(name), text(address));
    }

    private String text(PropertyId id) {
        return properties.text(id).orElse("");
    }

    private void addAddressees(String name, Addressee.Kind kind) {
        lines.list(
                name,
                content.of(kind).stream()
                        .map(one -> AddressLine.write(one.name(), one.address()))
                        .toList());
    }

    private void addSubject() {
        properties.text(Known.SUBJECT).ifPresent(subject -> lines.text("Subject", subject));
        properties
                .text(Known.CONVERSATION_TOPIC)
                .filter(topic -> !HeaderText.oneLine(topic).isEmpty())
                .ifPresent(topic -> lines.text("Thread-Topic", topic));
        if (properties.find(Known.CONVERSATION_INDEX).orElse(null)
                instanceof PropertyValue.Binary index) {
            var base64 = Base64.getEncoder().encodeToString(index.bytes());
            lines.structured("Thread-Index", base64);
        }
    }

    private void addIds() {
        lines.structured("Message-ID", text(Known.MESSAGE_ID));
        lines.structured("In-Reply-To", text(Known.IN_REPLY_TO));
        lines.structured("References", text(Known.REFERENCES));
    }

    private void addMarks() {
        properties
                .number(Known.IMPORTANCE)
                .flatMap(Importance::name)
                .ifPresent(level -> lines.structured("Importance", level));
        properties
                .number(Known.SENSITIVITY)
                .flatMap(Sensitivity::name)
                .ifPresent(level -> lines.structured("Sensitivity", level));
        lines.list(
                "Keywords",
                properties.texts(Known.CATEGORIES).stream().map(Phrase::write).toList());
    }

    /// Receipts go to whoever sent it; nobody gets any where nobody did.
    private void addReceipts() {
        var receiver =
                Optional.of(AddressLine.write("", text(Known.SENDER_ADDRESS)))
                        .filter(address -> !address.isEmpty())
                        .orElseGet(() -> AddressLine.write("", text(Known.FROM_ADDRESS)));
        for (var receipt :
                List.of(Known.READ_RECEIPT_REQUESTED, Known.DELIVERY_RECEIPT_REQUESTED)) {
            if (properties.flag(receipt).orElse(false)) {
                var read = receipt.equals(Known.READ_RECEIPT_REQUESTED);
                lines.structured(
                        read ? "Disposition-Notification-To" : "Return-Receipt-To", receiver);
            }
        }
    }
}
