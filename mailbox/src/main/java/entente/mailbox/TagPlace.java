package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// From where a tag takes what is old: a folder, or those items in any that have it themselves.
sealed interface TagPlace permits TaggedFolder, TagByHand {
    RetentionTag tag();

    /// What came into it then or earlier is old enough; empty where nothing can be.
    Optional<Instant> due(Instant now);

    /// Whether another is the same folder, or of the same tag, whatever became of it since.
    boolean isOf(TagPlace other);
}
