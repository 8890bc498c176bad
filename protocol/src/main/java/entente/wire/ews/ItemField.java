package entente.wire.ews;

import static entente.wire.ews.ContactEntries.EMAIL_ADDRESSES;
import static entente.wire.ews.ContactEntries.IM_ADDRESSES;
import static entente.wire.ews.ContactEntries.PHONE_NUMBERS;
import static entente.wire.ews.ContactEntries.PHYSICAL_ADDRESSES;
import static entente.wire.ews.FieldAccess.ADDED_TO;
import static entente.wire.ews.FieldAccess.KEPT;
import static entente.wire.ews.FieldAccess.OPEN;
import static entente.wire.ews.FieldAccess.PASSED_OVER;
import static entente.wire.ews.FieldAccess.SHOWN;
import static entente.wire.ews.FieldAccess.TAKEN_AWAY;
import static entente.wire.ews.FieldAccess.TOLD;
import static entente.wire.ews.FieldAccess.UNSEARCHED;
import static entente.wire.ews.FieldAccess.WHOLE;
import static entente.wire.ews.FieldPart.BY_DEFAULT;
import static entente.wire.ews.FieldPart.IN_ALL;
import static entente.wire.ews.FieldPart.WHEN_ASKED;
import static entente.wire.ews.HeldAs.apart;
import static entente.wire.ews.HeldAs.bytes;
import static entente.wire.ews.HeldAs.choice;
import static entente.wire.ews.HeldAs.entries;
import static entente.wire.ews.HeldAs.flag;
import static entente.wire.ews.HeldAs.number;
import static entente.wire.ews.HeldAs.people;
import static entente.wire.ews.HeldAs.person;
import static entente.wire.ews.HeldAs.text;
import static entente.wire.ews.HeldAs.texts;
import static entente.wire.ews.HeldAs.time;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.KnownTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which path is which property (`UnindexedFieldURIType`), in the order in which `ItemType` and those that extend it have their elements. This is
/// the one table of it: what a base shape has, where the value is held, and what may be done with it.
enum ItemField {
    MIME_CONTENT("item:MimeContent", WHEN_ASKED, WHOLE, apart()),
    ITEM_ID("item:ItemId", FieldPart.ALWAYS, SHOWN, apart()),
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
    CATEGORIES("item:Categories", IN_ALL, ADDED_TO, texts(Known.CATEGORIES)),
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
    RESPONSE_OBJECTS("item:ResponseObjects", IN_ALL, SHOWN, apart()),
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
    POLICY_TAG("item:PolicyTag", WHEN_ASKED, TAKEN_AWAY, apart()),
    RETENTION_DATE("item:RetentionDate", WHEN_ASKED, SHOWN, apart()),
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
    REPLY_REQUESTED("message:IsResponseRequested", IN_ALL, OPEN, flag(Known.REPLY_REQUESTED)),
    REFERENCES("message:References", IN_ALL, OPEN, text(Known.REFERENCES)),
    REPLY_TO(
            "message:ReplyTo",
            IN_ALL,
            UNSEARCHED,
            people(Addressee.Kind.REPLY_TO, Known.DISPLAY_TO)),
    RECEIVED_BY(
            "message:ReceivedBy",
            IN_ALL,
            TOLD,
            person(Known.RECEIVED_BY_NAME, Known.RECEIVED_BY_ADDRESS)),
    RECEIVED_FOR(
            "message:ReceivedRepresenting",
            IN_ALL,
            TOLD,
            person(Known.RECEIVED_FOR_NAME, Known.RECEIVED_FOR_ADDRESS)),

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
    WHEN("calendar:When", IN_ALL, PASSED_OVER, apart()),
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
    RECURRENCE("calendar:Recurrence", IN_ALL, TAKEN_AWAY, apart()),
    FIRST_OCCURRENCE("calendar:FirstOccurrence", IN_ALL, SHOWN, apart()),
    LAST_OCCURRENCE("calendar:LastOccurrence", IN_ALL, SHOWN, apart()),
    MODIFIED_OCCURRENCES("calendar:ModifiedOccurrences", IN_ALL, SHOWN, apart()),
    DELETED_OCCURRENCES("calendar:DeletedOccurrences", IN_ALL, SHOWN, apart()),
    MEETING_TIME_ZONE("calendar:MeetingTimeZone", WHEN_ASKED, WHOLE, apart()),
    START_TIME_ZONE("calendar:StartTimeZone", IN_ALL, WHOLE, apart()),
    END_TIME_ZONE("calendar:EndTimeZone", IN_ALL, WHOLE, apart()),
    CONFERENCE_TYPE("calendar:ConferenceType", IN_ALL, PASSED_OVER, apart()),
    NEW_TIME_ALLOWED("calendar:AllowNewTimeProposal", IN_ALL, WHOLE, apart()),
    IS_ONLINE("calendar:IsOnlineMeeting", IN_ALL, PASSED_OVER, apart()),
    START_WALL_CLOCK("calendar:StartWallClock", WHEN_ASKED, SHOWN, apart()),
    END_WALL_CLOCK("calendar:EndWallClock", WHEN_ASKED, SHOWN, apart()),
    START_TIME_ZONE_ID("calendar:StartTimeZoneId", WHEN_ASKED, WHOLE, apart()),
    END_TIME_ZONE_ID("calendar:EndTimeZoneId", WHEN_ASKED, WHOLE, apart()),

    // Of contacts, in the order of `ContactItemType`. What only a directory says of people is never
    // told.
    FILE_AS("contacts:FileAs", BY_DEFAULT, OPEN, text(KnownContact.FILE_AS)),
    FILE_AS_MAPPING(
            "contacts:FileAsMapping", IN_ALL, OPEN, HeldAs.fileAs(KnownContact.FILE_AS_MAPPING)),
    DISPLAY_NAME("contacts:DisplayName", IN_ALL, OPEN, text(KnownContact.DISPLAY_NAME)),
    GIVEN_NAME("contacts:GivenName", IN_ALL, OPEN, text(KnownContact.GIVEN_NAME)),
    INITIALS("contacts:Initials", IN_ALL, OPEN, text(KnownContact.INITIALS)),
    MIDDLE_NAME("contacts:MiddleName", IN_ALL, OPEN, text(KnownContact.MIDDLE_NAME)),
    NICKNAME("contacts:Nickname", IN_ALL, OPEN, text(KnownContact.NICKNAME)),
    COMPLETE_NAME("contacts:CompleteName", BY_DEFAULT, SHOWN, apart()),
    COMPANY_NAME("contacts:CompanyName", BY_DEFAULT, OPEN, text(KnownContact.COMPANY_NAME)),
    EMAILS("contacts:EmailAddresses", BY_DEFAULT, TAKEN_AWAY, entries(EMAIL_ADDRESSES)),
    ADDRESSES("contacts:PhysicalAddresses", BY_DEFAULT, TAKEN_AWAY, entries(PHYSICAL_ADDRESSES)),
    PHONES("contacts:PhoneNumbers", BY_DEFAULT, TAKEN_AWAY, entries(PHONE_NUMBERS)),
    ASSISTANT_NAME("contacts:AssistantName", IN_ALL, OPEN, text(KnownContact.ASSISTANT_NAME)),
    BIRTHDAY("contacts:Birthday", IN_ALL, OPEN, time(KnownContact.BIRTHDAY)),
    HOME_PAGE("contacts:BusinessHomePage", IN_ALL, OPEN, text(KnownContact.BUSINESS_HOME_PAGE)),
    CHILDREN("contacts:Children", IN_ALL, OPEN, texts(KnownContact.CHILDREN)),
    COMPANIES("contacts:Companies", IN_ALL, OPEN, texts(KnownContact.COMPANIES)),
    CONTACT_SOURCE("contacts:ContactSource", IN_ALL, SHOWN, apart()),
    DEPARTMENT("contacts:Department", IN_ALL, OPEN, text(KnownContact.DEPARTMENT)),
    GENERATION("contacts:Generation", IN_ALL, OPEN, text(KnownContact.GENERATION)),
    IMS("contacts:ImAddresses", BY_DEFAULT, TAKEN_AWAY, entries(IM_ADDRESSES)),
    JOB_TITLE("contacts:JobTitle", BY_DEFAULT, OPEN, text(KnownContact.JOB_TITLE)),
    MANAGER("contacts:Manager", IN_ALL, OPEN, text(KnownContact.MANAGER)),
    MILEAGE("contacts:Mileage", IN_ALL, OPEN, text(KnownContact.MILEAGE)),
    OFFICE("contacts:OfficeLocation", IN_ALL, OPEN, text(KnownContact.OFFICE_LOCATION)),
    POSTAL_ADDRESS(
            "contacts:PostalAddressIndex",
            IN_ALL,
            OPEN,
            choice(
                    KnownContact.POSTAL_ADDRESS_INDEX,
                    List.of("None", "Home", "Business", "Other"))),
    PROFESSION("contacts:Profession", IN_ALL, OPEN, text(KnownContact.PROFESSION)),
    SPOUSE_NAME("contacts:SpouseName", IN_ALL, OPEN, text(KnownContact.SPOUSE_NAME)),
    SURNAME("contacts:Surname", IN_ALL, OPEN, text(KnownContact.SURNAME)),
    ANNIVERSARY(
            "contacts:WeddingAnniversary", IN_ALL, OPEN, time(KnownContact.WEDDING_ANNIVERSARY)),
    HAS_PICTURE("contacts:HasPicture", IN_ALL, TOLD, flag(KnownContact.HAS_PICTURE)),
    PHONETIC_FIRST("contacts:PhoneticFirstName", IN_ALL, OPEN, text(KnownContact.YOMI_GIVEN_NAME)),
    PHONETIC_LAST("contacts:PhoneticLastName", IN_ALL, OPEN, text(KnownContact.YOMI_SURNAME)),

    // Of lists of people, in the order of `DistributionListType`; they have paths of contacts.
    LIST_NAME("contacts:DisplayName", BY_DEFAULT, OPEN, text(KnownContact.DISPLAY_NAME)),
    LIST_FILE_AS("contacts:FileAs", BY_DEFAULT, OPEN, text(KnownContact.FILE_AS)),
    LIST_SOURCE("contacts:ContactSource", IN_ALL, SHOWN, apart()),
    MEMBERS("distributionlist:Members", IN_ALL, UNSEARCHED, apart()),

    // Of tasks, in the order of `TaskType`. How one comes again is never told: none does here.
    ACTUAL_WORK("task:ActualWork", IN_ALL, OPEN, number(KnownTask.ACTUAL_WORK)),
    ASSIGNED_TIME("task:AssignedTime", IN_ALL, TOLD, time(KnownTask.ASSIGNED_AT)),
    BILLING("task:BillingInformation", IN_ALL, OPEN, text(KnownTask.BILLING)),
    CHANGE_COUNT("task:ChangeCount", IN_ALL, TOLD, number(KnownTask.VERSION)),
    TASK_COMPANIES("task:Companies", IN_ALL, OPEN, texts(KnownContact.COMPANIES)),
    COMPLETE_DATE("task:CompleteDate", IN_ALL, OPEN, time(KnownTask.COMPLETED_AT)),
    TASK_CONTACTS("task:Contacts", IN_ALL, OPEN, texts(KnownTask.CONTACTS)),
    DELEGATION_STATE(
            "task:DelegationState",
            IN_ALL,
            TOLD,
            choice(KnownTask.STATE, List.of("NoMatch", "OwnNew", "Owned", "Accepted", "Declined"))),
    DELEGATOR("task:Delegator", IN_ALL, TOLD, text(KnownTask.DELEGATOR)),
    DUE_DATE("task:DueDate", BY_DEFAULT, OPEN, time(KnownTask.DUE)),
    ASSIGNMENT_EDITABLE("task:IsAssignmentEditable", IN_ALL, TOLD, number(KnownTask.MODE)),
    IS_COMPLETE("task:IsComplete", IN_ALL, TOLD, flag(KnownTask.IS_COMPLETE)),
    TASK_IS_RECURRING("task:IsRecurring", IN_ALL, TOLD, flag(KnownTask.RECURRING)),
    IS_TEAM_TASK("task:IsTeamTask", IN_ALL, TOLD, flag(KnownTask.TEAM_TASK)),
    TASK_MILEAGE("task:Mileage", IN_ALL, OPEN, text(KnownContact.MILEAGE)),
    OWNER("task:Owner", IN_ALL, TOLD, text(KnownTask.OWNER)),
    PERCENT_COMPLETE("task:PercentComplete", BY_DEFAULT, OPEN, new HeldAs.Percent(KnownTask.DONE)),
    START_DATE("task:StartDate", BY_DEFAULT, OPEN, time(KnownTask.START)),
    STATUS("task:Status", BY_DEFAULT, OPEN, choice(KnownTask.STATUS, TaskXml.STATUSES)),
    STATUS_DESCRIPTION("task:StatusDescription", IN_ALL, SHOWN, apart()),
    TOTAL_WORK("task:TotalWork", IN_ALL, OPEN, number(KnownTask.TOTAL_WORK));

    /// Of those that have the same path, the first.
    private static final Map<String, ItemField> BY_URI =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    ItemField::uri, Function.identity(), (first, _) -> first));

    private static final Map<String, List<ItemField>> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.groupingBy(ItemField::element));

    private final String uri;
    private final FieldPart part;
    private final FieldAccess access;
    private final HeldAs held;

    ItemField(String uri, FieldPart part, FieldAccess access, HeldAs held) {
        this.uri = uri;
        this.part = part;
        this.access = access;
        this.held = held;
    }

    static Optional<ItemField> ofUri(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }

    /// By the local name of an element, such as `Subject`, within an item of that kind, which may also have what messages have.
    static Optional<ItemField> ofElement(String element, ItemKind kind) {
        var named = BY_ELEMENT.getOrDefault(element, List.of());
        return named.stream()
                .filter(kind::has)
                .findFirst()
                .or(() -> named.stream().filter(ItemField::ofMessages).findFirst());
    }

    String uri() {
        return uri;
    }

    String element() {
        return uri.substring(uri.indexOf(':') + 1);
    }

    FieldPart part() {
        return part;
    }

    FieldAccess access() {
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

    boolean ofContacts() {
        return uri.startsWith("contacts:") && !ofLists();
    }

    boolean ofLists() {
        return switch (this) {
            case LIST_NAME, LIST_FILE_AS, LIST_SOURCE, MEMBERS -> true;
            default -> false;
        };
    }

    boolean ofTasks() {
        return uri.startsWith("task:");
    }

    /// Whether it is given only of items that are asked for one by one, never in a list of them.
    boolean ofOneAlone() {
        return switch (this) {
            case MIME_CONTENT, BODY, TEXT_BODY, ATTACHMENTS, HEADERS, RESPONSE_OBJECTS -> true;
            case TO, CC, BCC, REPLY_TO -> true;
            case REQUIRED, OPTIONAL, RESOURCES, RECURRENCE, MEMBERS -> true;
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
                    POLICY_TAG,
                    RETENTION_DATE,
                    IS_READ ->
                    false;
            default -> ofItems() || ofMessages();
        };
    }

    /// The oldest version that has it.
    ExchangeVersion since() {
        return switch (this) {
            case FLAG,
                    POLICY_TAG,
                    RETENTION_DATE,
                    TEXT_BODY,
                    START_WALL_CLOCK,
                    END_WALL_CLOCK,
                    START_TIME_ZONE_ID,
                    END_TIME_ZONE_ID ->
                    ExchangeVersion.EXCHANGE2013;
            case DISPLAY_BCC -> ExchangeVersion.EXCHANGE2016;
            case PHONETIC_FIRST, PHONETIC_LAST -> ExchangeVersion.EXCHANGE2010_SP2;
            case IS_ASSOCIATED, START_TIME_ZONE, END_TIME_ZONE, HAS_PICTURE, MEMBERS ->
                    ExchangeVersion.EXCHANGE2010;
            case RIGHTS,
                    MODIFIED,
                    RECEIVED_BY,
                    RECEIVED_FOR,
                    UID,
                    RECURRENCE_ID,
                    STAMP,
                    RESPONSE_REQUESTED ->
                    ExchangeVersion.EXCHANGE2007_SP1;
            default -> ExchangeVersion.EXCHANGE2007;
        };
    }
}
