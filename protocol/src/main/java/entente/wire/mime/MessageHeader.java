package entente.wire.mime;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the header of a message says of it as an item (MS-OXCMAIL 2.2.3). What it does not say, or not so that it can be read, the item has not.
final class MessageHeader {
    private static final int MOST_ADDRESSEES = 5_000;
    private static final int MOST_CATEGORIES = 100;
    private static final int LONGEST_ID = 8_000;
    private static final Pattern ANGLED = Pattern.compile("<[^<>]*>");

    private final HeaderFields fields;
    private Properties properties = Properties.NONE;

    private MessageHeader(HeaderFields fields) {
        this.fields = fields;
    }

    static Properties properties(HeaderFields fields) {
        var header = new MessageHeader(fields);
        header.readSubject();
        header.readPeople();
        header.readDates();
        header.readIds();
        header.readMarks();
        header.readCategories();
        return header.properties;
    }

    static List<Addressee> addressees(HeaderFields fields) {
        var all = new ArrayList<Addressee>();
        addAddressees(all, fields.all("to"), Addressee.Kind.TO);
        addAddressees(all, fields.all("cc"), Addressee.Kind.CC);
        addAddressees(all, fields.all("bcc"), Addressee.Kind.BCC);
        addAddressees(all, fields.all("reply-to"), Addressee.Kind.REPLY_TO);
        return List.copyOf(all);
    }

    private static void addAddressees(
            List<Addressee> all, List<String> lines, Addressee.Kind kind) {
        lines.stream()
                .flatMap(line -> AddressLine.read(line).stream())
                .limit(MOST_ADDRESSEES - all.size())
                .map(person -> new Addressee(kind, person.name(), person.address()))
                .forEach(all::add);
    }

    private void readSubject() {
        var subject = fields.first("subject").map(HeaderText::decoded);
        subject.ifPresent(text -> properties = properties.with(Known.SUBJECT, text));
        fields.first("thread-topic")
                .map(HeaderText::decoded)
                .filter(topic -> !topic.isEmpty())
                .or(() -> subject.map(ConversationTopic::of))
                .ifPresent(topic -> properties = properties.with(Known.CONVERSATION_TOPIC, topic));
        fields.first("thread-index").flatMap(MessageHeader::base64).ifPresent(this::setIndex);
    }

    private void setIndex(byte[] index) {
        properties = properties.with(Known.CONVERSATION_INDEX, PropertyValue.Binary.of(index));
    }

    private void readPeople() {
        var from = first("from");
        from.ifPresent(person -> setPerson(Known.FROM_NAME, Known.FROM_ADDRESS, person));
        first("sender")
                .or(() -> from)
                .ifPresent(person -> setPerson(Known.SENDER_NAME, Known.SENDER_ADDRESS, person));
    }

    private Optional<AddressLine.Person> first(String name) {
        return fields.first(name).flatMap(line -> AddressLine.read(line).stream().findFirst());
    }

    private void setPerson(PropertyId name, PropertyId address, AddressLine.Person person) {
        setText(name, person.name());
        setText(address, person.address());
    }

    private void readDates() {
        fields.first("date")
                .flatMap(HeaderDate::read)
                .ifPresent(date -> properties = properties.with(Known.SENT, date));
        // RFC 5321, 4.4: the newest is at the top, and its date behind the last semicolon.
        fields.first("received")
                .map(line -> line.substring(line.lastIndexOf(';') + 1))
                .flatMap(HeaderDate::read)
                .ifPresent(date -> properties = properties.with(Known.RECEIVED, date));
    }

    private void readIds() {
        fields.first("message-id").ifPresent(id -> setText(Known.MESSAGE_ID, oneId(id)));
        fields.first("in-reply-to").ifPresent(id -> setText(Known.IN_REPLY_TO, oneId(id)));
        fields.first("references").ifPresent(ids -> setText(Known.REFERENCES, bounded(ids)));
    }

    /// The first that stands in angle brackets, or all where none does.
    private static String oneId(String text) {
        var angled = ANGLED.matcher(bounded(text));
        return angled.find() ? angled.group() : bounded(text);
    }

    private static String bounded(String text) {
        var line = HeaderText.oneLine(text);
        return line.length() > LONGEST_ID ? line.substring(0, LONGEST_ID) : line;
    }

    private void readMarks() {
        importance().ifPresent(level -> properties = properties.with(Known.IMPORTANCE, level));
        fields.first("sensitivity")
                .flatMap(Sensitivity::named)
                .ifPresent(level -> properties = properties.with(Known.SENSITIVITY, level));
        if (fields.first("disposition-notification-to").isPresent()) {
            properties = properties.with(Known.READ_RECEIPT_REQUESTED, true);
        }
        if (fields.first("return-receipt-to").isPresent()) {
            properties = properties.with(Known.DELIVERY_RECEIPT_REQUESTED, true);
        }
    }

    private Optional<Integer> importance() {
        return fields.first("importance")
                .flatMap(Importance::named)
                .or(() -> fields.first("x-priority").flatMap(Importance::numbered))
                .or(() -> fields.first("priority").flatMap(Importance::named));
    }

    private void readCategories() {
        var categories = new LinkedHashSet<String>();
        fields.all("keywords").stream()
                .flatMap(line -> Phrase.readAll(line).stream())
                .limit(MOST_CATEGORIES)
                .forEach(categories::add);
        if (!categories.isEmpty()) {
            var texts = PropertyValue.Many.texts(List.copyOf(categories));
            properties = properties.with(Known.CATEGORIES, texts);
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(bounded(text));
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private void setText(PropertyId id, String text) {
        if (!text.isEmpty()) {
            properties = properties.with(id, text);
        }
    }
}
