package entente.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What would go from a mailbox now, by its retention tags and by deleted item retention.
///
/// `groups` count items that lie in one folder and go for one reason to one place; `oldest` are those whose time was over first. `capped` says that there are more than were counted.
public record RetentionForecast(List<Group> groups, List<Due> oldest, boolean capped) {
    /// `tag` is the name of that by which they go; without one they were deleted long enough ago. Without `to` their bytes go for good. `oldest` is since when the first of them counts.
    public record Group(
            FolderId from,
            Optional<String> tag,
            Optional<RecoverableFolder> to,
            long items,
            Instant oldest) {}

    /// One item: its entry id's part as in a [RemovalRecord], its class, size in bytes, and since when its age counts.
    public record Due(FolderId from, String item, String itemClass, long size, Instant since) {}

    public RetentionForecast {
        groups = List.copyOf(groups);
        oldest = List.copyOf(oldest);
    }
}
