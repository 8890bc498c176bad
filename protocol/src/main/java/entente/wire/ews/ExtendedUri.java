package entente.wire.ews;

import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.problem.Code;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// `<ExtendedFieldURI>` (MS-OXWSXPROP 2.1.5 `PathToExtendedFieldType`): a tag, or a set and either a name or a number in it, and always a type.
final class ExtendedUri {
    private static final String TAG = "PropertyTag";
    private static final String KNOWN_SET = "DistinguishedPropertySetId";
    private static final String SET = "PropertySetId";
    private static final String NAME = "PropertyName";
    private static final String NUMBER = "PropertyId";
    private static final String TYPE = "PropertyType";
    private static final List<String> ATTRIBUTES = List.of(KNOWN_SET, SET, TAG, NAME, NUMBER, TYPE);
    private static final String MANY = "Array";
    private static final int UUID_LENGTH = 36;

    /// From here on a tag is another property in each mailbox.
    private static final int FIRST_OF_ONE_MAILBOX = 0x8000;

    private static final Map<String, UUID> SETS =
            Map.of(
                    "Appointment",
                    PropertySet.APPOINTMENT,
                    "Task",
                    PropertySet.TASK,
                    "Address",
                    PropertySet.ADDRESS,
                    "Common",
                    PropertySet.COMMON,
                    "Sharing",
                    PropertySet.SHARING,
                    "PublicStrings",
                    PropertySet.PUBLIC_STRINGS,
                    "InternetHeaders",
                    PropertySet.INTERNET_HEADERS,
                    "Meeting",
                    PropertySet.MEETING,
                    "CalendarAssistant",
                    PropertySet.CALENDAR_ASSISTANT,
                    "UnifiedMessaging",
                    PropertySet.UNIFIED_MESSAGING);

    private ExtendedUri() {}

    /// Reads the attributes of the element at hand, which is not left behind.
    static ItemPath read(XmlCursor xml) {
        var sent = new LinkedHashMap<String, String>();
        for (var name : ATTRIBUTES) {
            xml.attribute(name).ifPresent(value -> sent.put(name, value.strip()));
        }
        return path(sent).orElse(new ItemPath.Wrong(Code.EXTENDED_PROPERTY_INVALID));
    }

    static ItemPath.Extended path(PropertyId id, PropertyType type, boolean many) {
        var spelled = new LinkedHashMap<String, String>();
        switch (id) {
            case PropertyId.Tag(var tag) -> spelled.put(TAG, hex(tag));
            case PropertyId.Numbered(var set, var number) -> {
                putSet(spelled, set);
                spelled.put(NUMBER, Integer.toString(number));
            }
            case PropertyId.Named(var set, var name) -> {
                putSet(spelled, set);
                spelled.put(NAME, name);
            }
        }
        spelled.put(TYPE, type.wireName() + (many ? MANY : ""));
        return new ItemPath.Extended(id, type, many, spelled);
    }

    static void write(XmlWriter xml, ItemPath.Extended path) {
        xml.start("t:ExtendedFieldURI");
        for (var name : ATTRIBUTES) {
            var value = path.spelled().get(name);
            if (value != null) {
                xml.attribute(name, value);
            }
        }
        xml.end();
    }

    private static Optional<ItemPath> path(Map<String, String> sent) {
        var name = sent.getOrDefault(TYPE, "");
        // A truth value has no list (`MapiPropertyTypeType`).
        var many = name.endsWith(MANY) && !name.startsWith("Boolean");
        var type =
                PropertyType.named(many ? name.substring(0, name.length() - MANY.length()) : name);
        var id = id(sent);
        if (type.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        if (id.get() instanceof PropertyId.Tag(var tag)) {
            sent.put(TAG, hex(tag));
        }
        return Optional.of(new ItemPath.Extended(id.get(), type.get(), many, sent));
    }

    private static Optional<PropertyId> id(Map<String, String> sent) {
        var inSet = sent.containsKey(KNOWN_SET) || sent.containsKey(SET);
        var named = sent.containsKey(NAME) || sent.containsKey(NUMBER);
        if (sent.containsKey(TAG)) {
            return inSet || named ? Optional.empty() : tag(sent.getOrDefault(TAG, ""));
        }
        var bothSets = sent.containsKey(KNOWN_SET) && sent.containsKey(SET);
        var bothNames = sent.containsKey(NAME) && sent.containsKey(NUMBER);
        if (!inSet || !named || bothSets || bothNames) {
            return Optional.empty();
        }
        return set(sent).flatMap(set -> inSet(set, sent));
    }

    private static Optional<UUID> set(Map<String, String> sent) {
        var known = sent.get(KNOWN_SET);
        if (known != null) {
            return Optional.ofNullable(SETS.get(known));
        }
        try {
            var text = sent.getOrDefault(SET, "");
            return text.length() == UUID_LENGTH
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<PropertyId> inSet(UUID set, Map<String, String> sent) {
        try {
            var name = sent.get(NAME);
            return Optional.of(
                    name != null
                            ? new PropertyId.Named(set, name)
                            : new PropertyId.Numbered(
                                    set, Integer.parseInt(sent.getOrDefault(NUMBER, ""))));
        } catch (IllegalArgumentException neitherNameNorNumber) {
            return Optional.empty();
        }
    }

    /// A tag is written `0x3613`, or as the decimal number: clients do both.
    private static Optional<PropertyId> tag(String text) {
        try {
            var hex = text.startsWith("0x") || text.startsWith("0X");
            var number =
                    hex ? Integer.parseUnsignedInt(text.substring(2), 16) : Integer.parseInt(text);
            return number > 0 && number < FIRST_OF_ONE_MAILBOX
                    ? Optional.of(new PropertyId.Tag(number))
                    : Optional.empty();
        } catch (NumberFormatException notATag) {
            return Optional.empty();
        }
    }

    private static void putSet(Map<String, String> spelled, UUID set) {
        SETS.entrySet().stream()
                .filter(known -> known.getValue().equals(set))
                .findFirst()
                .ifPresentOrElse(
                        known -> spelled.put(KNOWN_SET, known.getKey()),
                        () -> spelled.put(SET, set.toString()));
    }

    private static String hex(int tag) {
        return "0x" + Integer.toHexString(tag);
    }
}
