package entente.question;

import java.util.Optional;

/// What a relationship gives to the people of a partner, each thing for itself: nothing of what is not enabled, and nothing at all by a
/// relationship that is disabled.
public record Grant(FreeBusy freeBusy, MailTips mailTips, boolean photos) {
    /// Of nothing.
    public static final Grant NONE = new Grant(FreeBusy.NONE, MailTips.NONE, false);

    /// The most that is shown of calendars, and the group whose members' alone; everybody's where there is none.
    public record FreeBusy(AccessLevel level, Optional<Address> scope) {
        public static final FreeBusy NONE = new FreeBusy(AccessLevel.NONE, Optional.empty());
    }

    /// The most that MailTips say, and the group of whose members alone they say what is the recipient's own (automatic replies, a full
    /// mailbox, a tip of its own); of everybody where there is none.
    public record MailTips(MailTipsLevel level, Optional<Address> scope) {
        public static final MailTips NONE = new MailTips(MailTipsLevel.NONE, Optional.empty());
    }

    /// Free/busy and nothing else.
    public static Grant ofFreeBusy(AccessLevel level, Optional<Address> scope) {
        return new Grant(new FreeBusy(level, scope), MailTips.NONE, false);
    }
}
