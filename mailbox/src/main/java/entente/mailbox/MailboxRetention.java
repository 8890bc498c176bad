package entente.mailbox;

import java.util.Optional;

/// Which retention policy a mailbox has, by its name, and the hold that keeps its tags from taking anything.
public record MailboxRetention(Optional<String> policy, Optional<RetentionHold> hold) {
    /// Of a mailbox of which nothing was said.
    public static final MailboxRetention NONE =
            new MailboxRetention(Optional.empty(), Optional.empty());

    public MailboxRetention under(Optional<String> other) {
        return new MailboxRetention(other, hold);
    }

    public MailboxRetention with(Optional<RetentionHold> other) {
        return new MailboxRetention(policy, other);
    }
}
