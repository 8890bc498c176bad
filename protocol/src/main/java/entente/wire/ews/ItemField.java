package entente.wire.ews;

import static entente.wire.ews.ItemField.Access.ADDED_TO;
import static entente.wire.ews.ItemField.Access.KEPT;
import static entente.wire.ews.ItemField.Access.OPEN;
import static entente.wire.ews.ItemField.Access.SHOWN;
import static entente.wire.ews.ItemField.Access.TOLD;
import static entente.wire.ews.ItemField.Access.UNSEARCHED;
import static entente.wire.ews.ItemField.Access.WHOLE;
import static entente.wire.ews.ItemField.Part.BY_DEFAULT;
import static entente.wire.ews.ItemField.Part.IN_ALL;
import static entente.wire.ews.ItemField.Part.WHEN_ASKED;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which path is which property (`UnindexedFieldURIType`), in the order in which `ItemType` and then `MessageType` have their elements. This is
/// the one table of it: what a base shape has, where the value is held, and what may be done with it.
enum ItemField {
    MIME_CONTENT("item:MimeContent", WHEN_ASKED, WHOLE, apart()),
    ITEM_ID("item:ItemId", Part.ALWAYS, SHOWN, apart()),
    PARENT_FOLDER_ID("item:ParentFolderId", IN_ALL, SHOWN, apart()),
    ITEM_CLASS("item:ItemClass", IN_ALL, KEPT, text(Known.ITEM_CLASS)),
    SUBJECT("item:Subject", BY_DEFAULT, OPEN, text(Known.SUBJECT)),
    SENSITIVITY(
            "item:Sensitivity",
            BY_DEFAULT,
            OPEN,
            choice(Known.SENSITIVITY, "Normal", "Personal", "Private", "Confidential")),
    BODY("item:Body", BY_DEFAULT, UNSEARCHED, apart()),
    ATTACHMENTS("item:Attachments", BY_DEFAULT, SHOWN, apart()),
    RECEIVED("item:DateTimeReceived", IN_ALL, OPEN, time(Known.RECEIVED)),
    SIZE("item:Size", BY_DEFAULT, TOLD, number(Known.SIZE)),
    CATEGORIES("item:Categories", IN_ALL, ADDED_TO, new HeldAs.Texts(Known.CATEGORIES)),
    IMPORTANCE(
            "item:Importance",
            IN_ALL,
            OPEN,
            new HeldAs.Choice(Known.IMPORTANCE, List.of("Low", "Normal", "High"), 1)),
    IN_REPLY_TO("item:InReplyTo", IN_ALL, OPEN, text(Known.IN_REPLY_TO)),
    IS_DRAFT("item:IsDraft", IN_ALL, TOLD, new HeldAs.Bit(Known.FLAG_UNSENT)),
    IS_FROM_ME("item:IsFromMe", IN_ALL, TOLD, new HeldAs.Bit(Known.FLAG_FROM_ME)),
    HEADERS("item:InternetMessageHeaders", IN_ALL, SHOWN, apart()),
    SENT("item:DateTimeSent", BY_DEFAULT, OPEN, time(Known.SENT)),
    CREATED("item:DateTimeCreated", BY_DEFAULT, TOLD, time(Known.CREATED)),
    REMINDER_DUE("item:ReminderDueBy", IN_ALL, OPEN, time(Known.REMINDER_DUE)),
    REMINDER_SET("item:ReminderIsSet", IN_ALL, OPEN, flag(Known.REMINDER_SET)),
    REMINDER_MINUTES(
            "item:ReminderMinutesBeforeStart", IN_ALL, OPEN, number(Known.REMINDER_MINUTES)),
    DISPLAY_CC("item:DisplayCc", IN_ALL, TOLD, text(Known.DISPLAY_CC)),
    DISPLAY_TO("item:DisplayTo", IN_ALL, TOLD, text(Known.DISPLAY_TO)),
    DISPLAY_BCC("item:DisplayBcc", WHEN_ASKED, TOLD, text(Known.DISPLAY_BCC)),
    HAS_ATTACHMENTS("item:HasAttachments", BY_DEFAULT, TOLD, flag(Known.HAS_ATTACHMENTS)),
    RIGHTS("item:EffectiveRights", IN_ALL, SHOWN, apart()),
    MODIFIED("item:LastModifiedTime", IN_ALL, TOLD, time(Known.MODIFIED)),
    IS_ASSOCIATED("item:IsAssociated", BY_DEFAULT, TOLD, new HeldAs.Bit(Known.FLAG_ASSOCIATED)),
    FLAG("item:Flag", IN_ALL, OPEN, choice(Known.FLAG_STATUS, "NotFlagged", "Complete", "Flagged")),
    TEXT_BODY("item:TextBody", WHEN_ASKED, SHOWN, apart()),
    SENDER("message:Sender", IN_ALL, OPEN, person(Known.SENDER_NAME, Known.SENDER_ADDRESS)),
    TO("message:ToRecipients", BY_DEFAULT, ADDED_TO, people(Addressee.Kind.TO, Known.DISPLAY_TO)),
    CC("message:CcRecipients", BY_DEFAULT, ADDED_TO, people(Addressee.Kind.CC, Known.DISPLAY_CC)),
    BCC(
            "message:BccRecipients",
            BY_DEFAULT,
            ADDED_TO,
            people(Addressee.Kind.BCC, Known.DISPLAY_BCC)),
    READ_RECEIPT(
            "message:IsReadReceiptRequested", BY_DEFAULT, OPEN, flag(Known.READ_RECEIPT_REQUESTED)),
    DELIVERY_RECEIPT(
            "message:IsDeliveryReceiptRequested",
            BY_DEFAULT,
            OPEN,
            flag(Known.DELIVERY_RECEIPT_REQUESTED)),
    CONVERSATION_INDEX("message:ConversationIndex", IN_ALL, TOLD, bytes(Known.CONVERSATION_INDEX)),
    CONVERSATION_TOPIC("message:ConversationTopic", IN_ALL, TOLD, text(Known.CONVERSATION_TOPIC)),
    FROM("message:From", BY_DEFAULT, OPEN, person(Known.FROM_NAME, Known.FROM_ADDRESS)),
    MESSAGE_ID("message:InternetMessageId", IN_ALL, OPEN, text(Known.MESSAGE_ID)),
    IS_READ("message:IsRead", BY_DEFAULT, KEPT, new HeldAs.Bit(Known.FLAG_READ)),
    REFERENCES("message:References", IN_ALL, OPEN, text(Known.REFERENCES)),
    REPLY_TO(
            "message:ReplyTo",
            IN_ALL,
            UNSEARCHED,
            people(Addressee.Kind.REPLY_TO, Known.DISPLAY_TO)),

    // Of other classes, by which folders are searched, and no more (MS-OXPROPS 2).
    START("calendar:Start", WHEN_ASKED, TOLD, time(inSet(PropertySet.APPOINTMENT, 0x820d))),
    END("calendar:End", WHEN_ASKED, TOLD, time(inSet(PropertySet.APPOINTMENT, 0x820e))),
    DISPLAY_NAME("contacts:DisplayName", WHEN_ASKED, TOLD, text(new PropertyId.Tag(0x3001))),
    FILE_AS("contacts:FileAs", WHEN_ASKED, TOLD, text(inSet(PropertySet.ADDRESS, 0x8005)));

    /// From which base shape on it is given; the least first.
    enum Part {
        ALWAYS,
        BY_DEFAULT,
        IN_ALL,
        WHEN_ASKED
    }

    /// What a request may do with it: nothing, search and sort by it; set it also; set and delete it; append to it, too. Bodies and their like are not
    /// searched, and a message in MIME is set as a whole.
    enum Access {
        SHOWN,
        TOLD,
        KEPT,
        OPEN,
        ADDED_TO,
        UNSEARCHED,
        WHOLE;

        boolean set() {
            return this != SHOWN && this != TOLD;
        }

        boolean deleted() {
            return set() && this != KEPT && this != WHOLE;
        }

        boolean appended() {
            return this == ADDED_TO || this == UNSEARCHED;
        }

        boolean searched() {
            return this != SHOWN && this != UNSEARCHED && this != WHOLE;
        }
    }

    private static final Map<String, ItemField> BY_URI =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(ItemField::uri, Function.identity()));
    private static final Map<String, ItemField> BY_ELEMENT =
            Arrays.stream(values())
                    .filter(field -> field.ofItems() || field.ofMessages())
                    .collect(Collectors.toUnmodifiableMap(ItemField::element, Function.identity()));

    private final String uri;
    private final Part part;
    private final Access access;
    private final HeldAs held;

    ItemField(String uri, Part part, Access access, HeldAs held) {
        this.uri = uri;
        this.part = part;
        this.access = access;
        this.held = held;
    }

    static Optional<ItemField> ofUri(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }

    /// By the local name of an element, such as `Subject`.
    static Optional<ItemField> ofElement(String element) {
        return Optional.ofNullable(BY_ELEMENT.get(element));
    }

    String uri() {
        return uri;
    }

    String element() {
        return uri.substring(uri.indexOf(':') + 1);
    }

    Part part() {
        return part;
    }

    Access access() {
        return access;
    }

    HeldAs held() {
        return held;
    }

    /// Whether items of every class have it.
    boolean ofItems() {
        return uri.startsWith("item:");
    }

    boolean ofMessages() {
        return uri.startsWith("message:");
    }

    /// Whether it is given only of items that are asked for one by one, never in a list of them.
    boolean ofOneAlone() {
        return switch (this) {
            case MIME_CONTENT, BODY, TEXT_BODY, ATTACHMENTS, HEADERS, TO, CC, BCC, REPLY_TO -> true;
            default -> false;
        };
    }

    /// Whether a message in MIME says it too, so that one without it, or with another, is another message.
    boolean inSource() {
        return switch (this) {
            case ITEM_CLASS,
                    RECEIVED,
                    CATEGORIES,
                    REMINDER_DUE,
                    REMINDER_SET,
                    REMINDER_MINUTES,
                    FLAG,
                    IS_READ ->
                    false;
            default -> true;
        };
    }

    /// The oldest version that has it.
    ExchangeVersion since() {
        return switch (this) {
            case FLAG, TEXT_BODY -> ExchangeVersion.EXCHANGE2013;
            case DISPLAY_BCC -> ExchangeVersion.EXCHANGE2016;
            case IS_ASSOCIATED -> ExchangeVersion.EXCHANGE2010;
            case RIGHTS, MODIFIED -> ExchangeVersion.EXCHANGE2007_SP1;
            default -> ExchangeVersion.EXCHANGE2007;
        };
    }

    private static HeldAs apart() {
        return new HeldAs.Apart();
    }

    private static HeldAs text(PropertyId id) {
        return new HeldAs.Single(id, PropertyType.STRING);
    }

    private static HeldAs time(PropertyId id) {
        return new HeldAs.Single(id, PropertyType.SYSTEM_TIME);
    }

    private static HeldAs number(PropertyId id) {
        return new HeldAs.Single(id, PropertyType.INTEGER);
    }

    private static HeldAs flag(PropertyId id) {
        return new HeldAs.Truth(id);
    }

    private static HeldAs bytes(PropertyId id) {
        return new HeldAs.Single(id, PropertyType.BINARY);
    }

    private static HeldAs choice(PropertyId id, String... names) {
        return new HeldAs.Choice(id, List.of(names), 0);
    }

    private static HeldAs person(PropertyId name, PropertyId address) {
        return new HeldAs.Person(name, address);
    }

    private static HeldAs people(Addressee.Kind kind, PropertyId shown) {
        return new HeldAs.People(kind, shown);
    }

    private static PropertyId inSet(UUID set, int number) {
        return new PropertyId.Numbered(set, number);
    }
}
