package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A [Hold] of all that is in a mailbox.
public record LitigationHold(
        Instant since, OptionalInt days, String owner, Optional<String> comment) implements Hold {
    public LitigationHold {
        requireBounded(days, comment);
    }

    static void requireBounded(OptionalInt days, Optional<String> comment) {
        if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS)) {
            throw new IllegalArgumentException("a hold lasts 1 to %d days".formatted(MOST_DAYS));
        }
        if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
            throw new IllegalArgumentException("a comment is short");
        }
    }
}
