package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// That something in a mailbox may not go for good, from `since` until somebody ends it, or where `days` is there, each item until so many days after it was received or made.
///
/// `owner` placed it; `comment` is for people to read, at most [#LONGEST_COMMENT] characters. The days are 1 to [#MOST_DAYS].
public sealed interface Hold permits LitigationHold, InPlaceHold {
    int MOST_DAYS = 24_855;
    int LONGEST_COMMENT = 1_000;

    Instant since();

    OptionalInt days();

    String owner();

    Optional<String> comment();

    /// Whether an item received or made then is kept, as far as its time goes.
    default boolean keeps(Instant received, Instant now) {
        return keepsUntil(received).map(end -> end.isAfter(now)).orElse(true);
    }

    /// Until when it is; empty where that is until somebody ends the hold.
    default Optional<Instant> keepsUntil(Instant received) {
        return days().isEmpty()
                ? Optional.empty()
                : Optional.of(received.plus(Duration.ofDays(days().getAsInt())));
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
