package entente.item;

/// The properties that mean something here (MS-OXPROPS 2). What else a client sets is kept and given back as it is.
public final class Known {
    /// PidTagMessageClass, such as `IPM.Note`.
    public static final PropertyId ITEM_CLASS = tag(0x001a);

    /// PidTagSubject.
    public static final PropertyId SUBJECT = tag(0x0037);

    /// PidTagConversationTopic: the subject without what answers and forwards put before it.
    public static final PropertyId CONVERSATION_TOPIC = tag(0x0070);

    /// PidTagConversationIndex.
    public static final PropertyId CONVERSATION_INDEX = tag(0x0071);

    /// PidTagImportance: 0 low, 1 normal, 2 high.
    public static final PropertyId IMPORTANCE = tag(0x0017);

    /// PidTagSensitivity: 0 normal, 1 personal, 2 private, 3 confidential.
    public static final PropertyId SENSITIVITY = tag(0x0036);

    /// PidTagClientSubmitTime: when it was sent.
    public static final PropertyId SENT = tag(0x0039);

    /// PidTagMessageDeliveryTime: when it was received.
    public static final PropertyId RECEIVED = tag(0x0e06);

    /// PidTagMessageFlags, of the bits below.
    public static final PropertyId FLAGS = tag(0x0e07);

    public static final int FLAG_READ = 0x01;
    public static final int FLAG_UNSENT = 0x08;
    public static final int FLAG_HAS_ATTACHMENT = 0x10;
    public static final int FLAG_FROM_ME = 0x20;
    public static final int FLAG_ASSOCIATED = 0x40;

    /// PidTagMessageSize, in bytes: what the store says.
    public static final PropertyId SIZE = tag(0x0e08);

    /// PidTagInternetArticleNumber as clients use it: what tells items of one folder apart, and grows: what the store says.
    public static final PropertyId ARTICLE_NUMBER = tag(0x0e23);

    /// PidTagHasAttachments: what the attachments say.
    public static final PropertyId HAS_ATTACHMENTS = tag(0x0e1b);

    /// PidTagDisplayTo, PidTagDisplayCc, PidTagDisplayBcc: what the addressees say.
    public static final PropertyId DISPLAY_TO = tag(0x0e04);

    public static final PropertyId DISPLAY_CC = tag(0x0e03);
    public static final PropertyId DISPLAY_BCC = tag(0x0e02);

    /// PidTagRecordKey: what the store says.
    public static final PropertyId RECORD_KEY = tag(0x0ff9);

    /// PidTagEntryId: what the store says.
    public static final PropertyId ENTRY_ID = tag(0x0fff);

    /// PidTagCreationTime and PidTagLastModificationTime: what the store says.
    public static final PropertyId CREATED = tag(0x3007);

    public static final PropertyId MODIFIED = tag(0x3008);

    /// PidTagSentRepresentingName and PidTagSentRepresentingSmtpAddress: whom it is from.
    public static final PropertyId FROM_NAME = tag(0x0042);

    public static final PropertyId FROM_ADDRESS = tag(0x5d02);

    /// PidTagSenderName and PidTagSenderSmtpAddress: who sent it for them.
    public static final PropertyId SENDER_NAME = tag(0x0c1a);

    public static final PropertyId SENDER_ADDRESS = tag(0x5d01);

    /// PidTagReceivedByName and PidTagReceivedBySmtpAddress: who received it, where that was for somebody else.
    public static final PropertyId RECEIVED_BY_NAME = tag(0x0040);

    public static final PropertyId RECEIVED_BY_ADDRESS = tag(0x5d07);

    /// PidTagReceivedRepresentingName and PidTagReceivedRepresentingSmtpAddress: for whom she received it.
    public static final PropertyId RECEIVED_FOR_NAME = tag(0x0044);

    public static final PropertyId RECEIVED_FOR_ADDRESS = tag(0x5d08);

    /// PidTagInternetMessageId, with its angle brackets, as the two that follow.
    public static final PropertyId MESSAGE_ID = tag(0x1035);

    /// PidTagInReplyToId.
    public static final PropertyId IN_REPLY_TO = tag(0x1042);

    /// PidTagInternetReferences.
    public static final PropertyId REFERENCES = tag(0x1039);

    /// PidTagTransportMessageHeaders: the header as it came, in lines.
    public static final PropertyId HEADERS = tag(0x007d);

    /// PidTagLastVerbExecuted and PidTagLastVerbExecutionTime: what was done with a message last, and when: 102 answered, 103 answered to all, 104 forwarded.
    public static final PropertyId LAST_VERB = tag(0x1081);

    public static final PropertyId LAST_VERB_TIME = tag(0x1082);

    /// PidTagIconIndex: 0x105 answered, 0x106 forwarded.
    public static final PropertyId ICON = tag(0x1080);

    /// What a draft answers or forwards, until it is sent: its verb, a blank, and the id of the item.
    public static final PropertyId ANSWERS =
            new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "entente-answers");

    /// PidTagFlagStatus: 1 done, 2 flagged.
    public static final PropertyId FLAG_STATUS = tag(0x1090);

    /// PidTagReplyRequested: whether a message is to be answered.
    public static final PropertyId REPLY_REQUESTED = tag(0x0c17);

    /// PidTagReadReceiptRequested and PidTagOriginatorDeliveryReportRequested.
    public static final PropertyId READ_RECEIPT_REQUESTED = tag(0x0029);

    public static final PropertyId DELIVERY_RECEIPT_REQUESTED = tag(0x0023);

    /// PidTagBody and PidTagHtml: the text of an item, which is kept apart.
    public static final PropertyId BODY_TEXT = tag(0x1000);

    public static final PropertyId BODY_HTML = tag(0x1013);

    /// PidTagCreatorEmailAddress: who put the item into the folder, where that was not the mailbox's owner.
    public static final PropertyId CREATOR_ADDRESS = tag(0x4023);

    /// PidTagUrlCompName as clients use it: a name that a client gave the item.
    public static final PropertyId CLIENT_NAME = tag(0x10f3);

    /// PidTagLastParentFolderId (LAPEID): where it lay before it was deleted.
    public static final PropertyId LAST_PARENT = tag(0x348a);

    /// PidTagPolicyTag: the retention tag that somebody gave the item itself ([PolicyTag]).
    public static final PropertyId POLICY_TAG = tag(0x3019);

    /// PidTagRetentionPeriod, in days, and PidTagRetentionDate: what follows from the tag that counts for the item, where one does.
    public static final PropertyId RETENTION_PERIOD = tag(0x301a);

    public static final PropertyId RETENTION_DATE = tag(0x301c);

    /// PidTagRetentionFlags: what clients note of a tag that they set.
    public static final PropertyId RETENTION_FLAGS = tag(0x301d);

    /// PidNameKeywords: its categories.
    public static final PropertyId CATEGORIES =
            new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "Keywords");

    /// PidLidReminderSet, PidLidReminderTime and PidLidReminderDelta (minutes before the start).
    public static final PropertyId REMINDER_SET =
            new PropertyId.Numbered(PropertySet.COMMON, 0x8503);

    public static final PropertyId REMINDER_DUE =
            new PropertyId.Numbered(PropertySet.COMMON, 0x8502);
    public static final PropertyId REMINDER_MINUTES =
            new PropertyId.Numbered(PropertySet.COMMON, 0x8501);

    /// PidLidAppointmentStartWhole and PidLidAppointmentEndWhole. Of a series they are those of its first occurrence.
    public static final PropertyId APPOINTMENT_START = appointment(0x820d);

    public static final PropertyId APPOINTMENT_END = appointment(0x820e);

    /// PidLidLocation.
    public static final PropertyId LOCATION = appointment(0x8208);

    /// PidLidBusyStatus: 0 free, 1 tentative, 2 busy, 3 out of office, 4 working elsewhere.
    public static final PropertyId BUSY_STATUS = appointment(0x8205);

    /// PidLidAppointmentSubType: whether it is of whole days.
    public static final PropertyId ALL_DAY = appointment(0x8215);

    /// PidLidAppointmentStateFlags: 1 a meeting, 2 received from others, 4 called off.
    public static final PropertyId APPOINTMENT_STATE = appointment(0x8217);

    /// PidLidResponseStatus: 0 none, 1 organizer, 2 tentative, 3 accepted, 4 declined, 5 not responded.
    public static final PropertyId RESPONSE_STATUS = appointment(0x8218);

    /// PidLidRecurring.
    public static final PropertyId RECURRING = appointment(0x8223);

    /// PidLidAppointmentSequence.
    public static final PropertyId APPOINTMENT_SEQUENCE = appointment(0x8201);

    /// PidLidAppointmentNotAllowPropose: whether people who are invited are not to propose another time.
    public static final PropertyId NEW_TIME_REFUSED = appointment(0x825a);

    /// PidTagResponseRequested.
    public static final PropertyId RESPONSE_REQUESTED = tag(0x0063);

    /// PidLidGlobalObjectId and PidLidCleanGlobalObjectId: the UID of an appointment, as MS-OXOCAL 2.2.1.27 packs it.
    public static final PropertyId GLOBAL_OBJECT_ID =
            new PropertyId.Numbered(PropertySet.MEETING, 0x3);

    public static final PropertyId CLEAN_GLOBAL_OBJECT_ID =
            new PropertyId.Numbered(PropertySet.MEETING, 0x23);

    /// PidLidMeetingType: what an invitation is for whoever has it (MS-OXOCAL 2.2.6.5).
    public static final PropertyId MEETING_TYPE =
            new PropertyId.Numbered(PropertySet.MEETING, 0x26);

    /// That delegates have it to act on.
    public static final int MEETING_TYPE_DELEGATED = 0x0010_0000;

    private Known() {}

    private static PropertyId appointment(int number) {
        return new PropertyId.Numbered(PropertySet.APPOINTMENT, number);
    }

    private static PropertyId tag(int tag) {
        return new PropertyId.Tag(tag);
    }
}
