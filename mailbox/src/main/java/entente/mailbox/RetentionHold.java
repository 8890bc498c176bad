package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// That retention tags take nothing from a mailbox, from a time and until a time where these are said (half-open); what was deleted goes as ever. `comment` is for people to read.
public record RetentionHold(
        Optional<Instant> from, Optional<Instant> until, Optional<String> comment) {
    public static final int LONGEST_COMMENT = 1_000;

    public RetentionHold {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("a hold must end after it starts");
        }
        if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
            throw new IllegalArgumentException("the comment is too long");
        }
    }

    public boolean holds(Instant now) {
        return from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
