package entente.wire.ews;

import static entente.wire.ews.HeldAs.apart;
import static entente.wire.ews.HeldAs.bytes;
import static entente.wire.ews.HeldAs.choice;
import static entente.wire.ews.HeldAs.flag;
import static entente.wire.ews.HeldAs.number;
import static entente.wire.ews.HeldAs.people;
import static entente.wire.ews.HeldAs.person;
import static entente.wire.ews.HeldAs.text;
import static entente.wire.ews.HeldAs.time;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which path is which property (`UnindexedFieldURIType`), in the order in which `ItemType`, `MessageType` and `CalendarItemType` have their elements. This is
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
            choice(Known.SENSITIVITY, List.of("Normal", "Personal", "Private", "Confidential"))),
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
    FLAG(
            "item:Flag",
            IN_ALL,
            OPEN,
            choice(Known.FLAG_STATUS, List.of("NotFlagged", "Complete", "Flagged"))),
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

    // Of appointments, in the order of `CalendarItemType`. How many meetings overlap one or lie
    // beside it, when it was answered, and where it is held online are never told.
    UID("calendar:UID", IN_ALL, WHOLE, apart()),
    RECURRENCE_ID("calendar:RecurrenceId", IN_ALL, SHOWN, apart()),
    STAMP("calendar:DateTimeStamp", IN_ALL, SHOWN, apart()),
    START("calendar:Start", BY_DEFAULT, KEPT, time(Known.APPOINTMENT_START)),
    END("calendar:End", BY_DEFAULT, KEPT, time(Known.APPOINTMENT_END)),
    ORIGINAL_START("calendar:OriginalStart", IN_ALL, SHOWN, apart()),
    ALL_DAY("calendar:IsAllDayEvent", IN_ALL, KEPT, flag(Known.ALL_DAY)),
    BUSY(
            "calendar:LegacyFreeBusyStatus",
            BY_DEFAULT,
            KEPT,
            new HeldAs.Choice(Known.BUSY_STATUS, BusyTypes.HELD, 2)),
    LOCATION("calendar:Location", BY_DEFAULT, OPEN, text(Known.LOCATION)),
    WHEN("calendar:When", IN_ALL, SHOWN, apart()),
    IS_MEETING("calendar:IsMeeting", IN_ALL, SHOWN, apart()),
    IS_CANCELLED("calendar:IsCancelled", IN_ALL, SHOWN, apart()),
    IS_RECURRING("calendar:IsRecurring", IN_ALL, TOLD, flag(Known.RECURRING)),
    REQUEST_SENT("calendar:MeetingRequestWasSent", IN_ALL, SHOWN, apart()),
    RESPONSE_REQUESTED(
            "calendar:IsResponseRequested", IN_ALL, OPEN, flag(Known.RESPONSE_REQUESTED)),
    CALENDAR_ITEM_TYPE("calendar:CalendarItemType", BY_DEFAULT, SHOWN, apart()),
    MY_RESPONSE(
            "calendar:MyResponseType",
            IN_ALL,
            TOLD,
            choice(Known.RESPONSE_STATUS, AttendeesXml.RESPONSES)),
    ORGANIZER("calendar:Organizer", BY_DEFAULT, TOLD, person(Known.FROM_NAME, Known.FROM_ADDRESS)),
    REQUIRED(
            "calendar:RequiredAttendees",
            BY_DEFAULT,
            ADDED_TO,
            people(Addressee.Kind.TO, Known.DISPLAY_TO)),
    OPTIONAL(
            "calendar:OptionalAttendees",
            BY_DEFAULT,
            ADDED_TO,
            people(Addressee.Kind.CC, Known.DISPLAY_CC)),
    RESOURCES(
            "calendar:Resources",
            BY_DEFAULT,
            ADDED_TO,
            people(Addressee.Kind.BCC, Known.DISPLAY_BCC)),
    DURATION("calendar:Duration", IN_ALL, SHOWN, apart()),
    TIME_ZONE("calendar:TimeZone", IN_ALL, SHOWN, apart()),
    SEQUENCE(
            "calendar:AppointmentSequenceNumber", IN_ALL, TOLD, number(Known.APPOINTMENT_SEQUENCE)),
    STATE("calendar:AppointmentState", IN_ALL, TOLD, number(Known.APPOINTMENT_STATE)),
    RECURRENCE("calendar:Recurrence", IN_ALL, Access.TAKEN_AWAY, apart()),
    FIRST_OCCURRENCE("calendar:FirstOccurrence", IN_ALL, SHOWN, apart()),
    LAST_OCCURRENCE("calendar:LastOccurrence", IN_ALL, SHOWN, apart()),
    MODIFIED_OCCURRENCES("calendar:ModifiedOccurrences", IN_ALL, SHOWN, apart()),
    DELETED_OCCURRENCES("calendar:DeletedOccurrences", IN_ALL, SHOWN, apart()),
    MEETING_TIME_ZONE("calendar:MeetingTimeZone", WHEN_ASKED, WHOLE, apart()),
    START_TIME_ZONE("calendar:StartTimeZone", IN_ALL, WHOLE, apart()),
    END_TIME_ZONE("calendar:EndTimeZone", IN_ALL, WHOLE, apart()),
    CONFERENCE_TYPE("calendar:ConferenceType", IN_ALL, SHOWN, apart()),
    NEW_TIME_ALLOWED("calendar:AllowNewTimeProposal", IN_ALL, WHOLE, apart()),
    IS_ONLINE("calendar:IsOnlineMeeting", IN_ALL, SHOWN, apart()),
    START_WALL_CLOCK("calendar:StartWallClock", WHEN_ASKED, SHOWN, apart()),
    END_WALL_CLOCK("calendar:EndWallClock", WHEN_ASKED, SHOWN, apart()),
    START_TIME_ZONE_ID("calendar:StartTimeZoneId", WHEN_ASKED, WHOLE, apart()),
    END_TIME_ZONE_ID("calendar:EndTimeZoneId", WHEN_ASKED, WHOLE, apart()),

    // Of other classes, by which folders are searched, and no more (MS-OXPROPS 2).
    DISPLAY_NAME("contacts:DisplayName", WHEN_ASKED, TOLD, text(new PropertyId.Tag(0x3001))),
    FILE_AS(
            "contacts:FileAs",
            WHEN_ASKED,
            TOLD,
            text(new PropertyId.Numbered(PropertySet.ADDRESS, 0x8005)));

    /// From which base shape on it is given; the least first.
    enum Part {
        ALWAYS,
        BY_DEFAULT,
        IN_ALL,
        WHEN_ASKED
    }

    /// What a request may do with it: nothing, search and sort by it; set it also; set and delete it; append to it, too. Bodies and their like are not
    /// searched. What is set as a whole is neither searched nor deleted, and how an appointment repeats may also be taken away.
    enum Access {
        SHOWN,
        TOLD,
        KEPT,
        OPEN,
        ADDED_TO,
        UNSEARCHED,
        WHOLE,
        TAKEN_AWAY;

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
            return this != SHOWN && this != UNSEARCHED && this != WHOLE && this != TAKEN_AWAY;
        }
    }

    private static final Map<String, ItemField> BY_URI =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(ItemField::uri, Function.identity()));
    private static final Map<String, ItemField> BY_ELEMENT =
            Arrays.stream(values())
                    .filter(field -> field.ofItems() || field.ofMessages() || field.ofCalendar())
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

    boolean ofCalendar() {
        return uri.startsWith("calendar:");
    }

    /// Whether it is given only of items that are asked for one by one, never in a list of them.
    boolean ofOneAlone() {
        return switch (this) {
            case MIME_CONTENT, BODY, TEXT_BODY, ATTACHMENTS, HEADERS, TO, CC, BCC, REPLY_TO -> true;
            case REQUIRED, OPTIONAL, RESOURCES, RECURRENCE -> true;
            default -> ofOccurrences();
        };
    }

    /// Whether it tells of single occurrences of a series.
    boolean ofOccurrences() {
        return switch (this) {
            case FIRST_OCCURRENCE, LAST_OCCURRENCE, MODIFIED_OCCURRENCES, DELETED_OCCURRENCES ->
                    true;
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
            default -> !ofCalendar();
        };
    }

    /// The oldest version that has it.
    ExchangeVersion since() {
        return switch (this) {
            case FLAG,
                    TEXT_BODY,
                    START_WALL_CLOCK,
                    END_WALL_CLOCK,
                    START_TIME_ZONE_ID,
                    END_TIME_ZONE_ID ->
                    ExchangeVersion.EXCHANGE2013;
            case DISPLAY_BCC -> ExchangeVersion.EXCHANGE2016;
            case IS_ASSOCIATED, START_TIME_ZONE, END_TIME_ZONE -> ExchangeVersion.EXCHANGE2010;
            case RIGHTS, MODIFIED, UID, RECURRENCE_ID, STAMP, RESPONSE_REQUESTED ->
                    ExchangeVersion.EXCHANGE2007_SP1;
            default -> ExchangeVersion.EXCHANGE2007;
        };
    }
}
