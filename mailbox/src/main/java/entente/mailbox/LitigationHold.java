package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A [Hold] of all that is in a mailbox.
public record LitigationHold(
        Instant since, OptionalInt days, String owner, Optional<String> comment) implements Hold {
    public LitigationHold {
        Hold.requireBounded(days, comment);
    }
}
