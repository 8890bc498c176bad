package entente.trusts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What a delegation token is for. A token opens the operations of its one action and no others.
public enum Action {
    FREE_BUSY("MSExchange.SharingCalendarFreeBusy", Duration.ofMinutes(15)),
    AUTODISCOVER("MSExchange.Autodiscover", Duration.ofMinutes(60)),
    MAIL_TIPS("MSExchange.MailTips", Duration.ofMinutes(15)),
    PHOTO("MSExchange.UserPhoto", Duration.ofMinutes(15)),
    MESSAGE_TRACKING("MSExchange.MessageTracking", Duration.ofMinutes(30)),
    MAILBOX_MOVE("MSExchange.MailboxMove", Duration.ofMinutes(60)),
    ARCHIVE("MSExchange.ArchiveAccess", Duration.ofMinutes(15));

    private final String wireName;
    private final Duration lifetime;

    Action(String wireName, Duration lifetime) {
        this.wireName = wireName;
        this.lifetime = lifetime;
    }

    /// The name in requests and tokens, compared exactly.
    public String wireName() {
        return wireName;
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
