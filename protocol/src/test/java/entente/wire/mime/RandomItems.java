package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Items of all kinds, the same ones for the same seed: in several scripts, with everything that has a meaning in a header.
final class RandomItems {
    private static final String[] WORDS = {
        "Lunch",
        "Doe, Mary",
        "\"quoted\"",
        "Grüße",
        "Привет",
        "こんにちは",
        "שלום",
        "مرحبا",
        "👩‍👩‍👧",
        "🎉",
        "a",
        "(really)",
        "Re:",
        "<b>",
        "=?utf-8?Q?=41?=",
        "?=",
        "\\",
        "it's",
        "50%",
        "a@b.test",
        ";",
        ":",
        ".",
        "_",
        "Dr.",
        "e\u0301",
        "%41",
        "*0*=x",
        "cid:x",
        "--",
        "'",
        "From "
    };
    private static final String[] HOSTS = {
        "contoso.test", "fabrikam.test", "bücher.test", "[192.0.2.1]"
    };
    private static final String[] LOCALS = {
        "mary",
        "bob.smith",
        "a b",
        "\"",
        "zoë",
        "x+y",
        "a@b",
        "..",
        "комната",
        "o'neil",
        "a\\b",
        "(c)"
    };
    private static final String[] TYPES = {
        "image/png",
        "text/plain",
        "text/html",
        "application/pdf",
        "text/calendar",
        "application/vnd.x+xml"
    };

    private final Random random;
    private final List<byte[]> bytes = new ArrayList<>();

    RandomItems(long seed) {
        random = new Random(seed);
    }

    /// The bytes of an attachment of the last item, by its number.
    Octets bytes(int number) {
        return Octets.of(bytes.get(number - 1));
    }

    ItemContent content() {
        bytes.clear();
        var attachments = new ArrayList<AttachmentPart>();
        for (var number = random.nextInt(4); number > 0; number--) {
            attachments.add(attachment(attachments.size() + 1));
        }
        return new ItemContent(properties(), addressees(), attachments);
    }

    Optional<Body> body() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Body(Body.Format.HTML, "<p>" + lines() + "</p>"));
            case 2 -> Optional.of(new Body(Body.Format.TEXT, ""));
            default -> Optional.of(new Body(Body.Format.TEXT, lines()));
        };
    }

    private Properties properties() {
        var properties = Properties.NONE;
        properties = maybe(properties, Known.SUBJECT, text());
        properties = properties.with(Known.CONVERSATION_TOPIC, text() + "t");
        properties = maybe(properties, Known.FROM_NAME, text());
        properties = maybe(properties, Known.FROM_ADDRESS, address());
        properties = properties.with(Known.SENDER_NAME, text() + "s");
        properties = properties.with(Known.SENDER_ADDRESS, address());
        properties = maybe(properties, Known.MESSAGE_ID, id());
        properties = maybe(properties, Known.IN_REPLY_TO, id());
        properties = maybe(properties, Known.REFERENCES, (id() + " ").repeat(9) + id());
        if (random.nextBoolean()) {
            properties =
                    properties
                            .with(
                                    Known.SENT,
                                    Instant.ofEpochSecond(random.nextLong(4_000_000_000L)))
                            .with(Known.IMPORTANCE, random.nextInt(3))
                            .with(Known.SENSITIVITY, 1 + random.nextInt(3))
                            .with(Known.READ_RECEIPT_REQUESTED, true)
                            .with(
                                    Known.CONVERSATION_INDEX,
                                    PropertyValue.Binary.of(someBytes(1 + random.nextInt(40))));
        }
        if (random.nextBoolean()) {
            var categories = new LinkedHashSet<>(List.of("x" + text(), "y" + text()));
            properties =
                    properties
                            .with(Known.DELIVERY_RECEIPT_REQUESTED, true)
                            .with(
                                    Known.CATEGORIES,
                                    PropertyValue.Many.texts(List.copyOf(categories)));
        }
        return properties;
    }

    private Properties maybe(Properties properties, PropertyId id, String text) {
        return random.nextInt(5) == 0 || text.isEmpty() ? properties : properties.with(id, text);
    }

    private List<Addressee> addressees() {
        var addressees = new ArrayList<Addressee>();
        for (var kind : Addressee.Kind.values()) {
            for (var more = random.nextInt(4); more > 0; more--) {
                var name = text();
                var address = random.nextInt(4) == 0 && !name.isEmpty() ? "" : address();
                addressees.add(new Addressee(kind, name, address));
            }
        }
        return addressees;
    }

    private AttachmentPart attachment(int number) {
        var isMessage = random.nextInt(4) == 0;
        var content =
                isMessage && random.nextBoolean()
                        ? lines().getBytes(UTF_8)
                        : someBytes(random.nextInt(300));
        bytes.add(content);
        var name = AttachmentName.harmless(text());
        return new AttachmentPart(
                number,
                name.isEmpty() ? "a.bin" : name,
                isMessage ? "message/rfc822" : one(TYPES),
                random.nextBoolean() ? Optional.of(number + "@b.test") : Optional.empty(),
                random.nextInt(3) == 0,
                isMessage,
                content.length);
    }

    private String address() {
        return one(LOCALS) + "@" + one(HOSTS);
    }

    private String id() {
        return "<%x@%s>".formatted(random.nextLong(), one(HOSTS));
    }

    private String text() {
        var text = new StringBuilder();
        for (var more = random.nextInt(6); more > 0; more--) {
            var word = one(WORDS);
            text.append(random.nextInt(40) == 0 ? word.repeat(60) : word);
            text.append(" ".repeat(random.nextInt(random.nextInt(8) == 0 ? 4 : 2)));
        }
        return text.toString().strip();
    }

    private String lines() {
        var text = new StringBuilder();
        for (var more = random.nextInt(8); more > 0; more--) {
            text.append(text()).append(" ".repeat(random.nextInt(2)));
            text.append(one(new String[] {"\r\n", "\n", "\r\n.\r\n", "\t\r\n", "\0", ""}));
        }
        return text.toString();
    }

    private byte[] someBytes(int count) {
        var some = new byte[count];
        random.nextBytes(some);
        return some;
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
