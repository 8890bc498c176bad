package entente.mailbox;

import entente.calendar.GlobalObjectId;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// That an appointment, or a message about a meeting, was changed, moved, deleted or restored: which (its entry id's part, as 44 hex digits), when and by whom. `number` is its place in the log: newer entries have
/// higher ones.
///
/// `said` is what it said before a change, and otherwise what is known of it; empty where that went for good. A change is told of by [#change]; whatever else happened, by `reason`, `from` and `to`, as in a
/// [RemovalRecord].
public record CalendarLogEntry(
        long number,
        String item,
        Instant at,
        Actor by,
        RemovalRecord.Reason reason,
        Optional<FolderId> from,
        Optional<FolderId> to,
        Optional<ItemContent> said,
        Optional<Change> change) {
    /// What a change did. It may stand for several that one person made within minutes, which ended at `last`. `differences` are all together, [#MOST] at most, and empty where it is not known what the item said
    /// afterwards: because it went for good, or, with `gap`, because it was changed again without a copy, or the copy went.
    public record Change(
            int changes,
            Instant last,
            Optional<List<CalendarDifference>> differences,
            boolean gap) {
        public static final int MOST = 100;

        public Change {
            differences = differences.map(List::copyOf);
        }
    }

    /// By which it belongs together with others; messages have none.
    public Optional<String> uid() {
        return said.flatMap(content -> content.properties().find(Known.CLEAN_GLOBAL_OBJECT_ID))
                .flatMap(id ->
                        id instanceof PropertyValue.Binary packed
                                ? GlobalObjectId.uid(packed)
                                : Optional.empty());
    }
}
