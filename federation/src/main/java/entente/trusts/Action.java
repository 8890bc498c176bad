package entente.trusts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What a delegation token is for. A token opens the operations of its one action and no others.
public enum Action {
    FREE_BUSY("MSExchange.SharingCalendarFreeBusy", "free/busy", Duration.ofMinutes(15)),
    AUTODISCOVER("MSExchange.Autodiscover", "Autodiscover", Duration.ofMinutes(60)),
    MAIL_TIPS("MSExchange.MailTips", "MailTips", Duration.ofMinutes(15)),
    PHOTO("MSExchange.UserPhoto", "photos", Duration.ofMinutes(15)),
    MESSAGE_TRACKING("MSExchange.MessageTracking", "delivery reports", Duration.ofMinutes(30)),
    MAILBOX_MOVE("MSExchange.MailboxMove", "mailbox moves", Duration.ofMinutes(60)),
    ARCHIVE("MSExchange.ArchiveAccess", "archives", Duration.ofMinutes(15));

    private final String wireName;
    private final String subject;
    private final Duration lifetime;

    Action(String wireName, String subject, Duration lifetime) {
        this.wireName = wireName;
        this.subject = subject;
        this.lifetime = lifetime;
    }

    /// The name in requests and tokens, compared exactly.
    public String wireName() {
        return wireName;
    }

    /// What it is about, as a word in a sentence.
    public String subject() {
        return subject;
    }

    /// How long a token for it lasts, at most.
    public Duration lifetime() {
        return lifetime;
    }

    /// The action of a name on the wire; empty for one that we do not know.
    public static Optional<Action> of(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName.equals(wireName))
                .findFirst();
    }
}
