package entente.question;

import java.util.Arrays;
import java.util.Optional;

/// One thing that is worth knowing before one writes to somebody.
public enum MailTip {
    AUTOMATIC_REPLY("OutOfOfficeMessage"),
    MAILBOX_FULL("MailboxFullStatus"),
    CUSTOM("CustomMailTip"),
    EXTERNAL_MEMBERS("ExternalMemberCount"),
    TOTAL_MEMBERS("TotalMemberCount"),
    MAX_MESSAGE_SIZE("MaxMessageSize"),
    DELIVERY_RESTRICTION("DeliveryRestriction"),
    MODERATION("ModerationStatus"),
    INVALID_RECIPIENT("InvalidRecipient"),
    SCOPE("Scope");

    private final String wireName;

    MailTip(String wireName) {
        this.wireName = wireName;
    }

    /// The name EWS has for it where tips are asked for.
    public String wireName() {
        return wireName;
    }

    /// The tip of that name; empty for one that we do not tell.
    public static Optional<MailTip> ofWireName(String name) {
        return Arrays.stream(values()).filter(tip -> tip.wireName.equals(name)).findFirst();
    }
}
