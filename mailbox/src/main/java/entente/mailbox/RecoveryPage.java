package entente.mailbox;

import java.util.List;
import java.util.Optional;

/// Deleted items, newest first, and where to go on; without `end` there are no more. A page may have fewer than were asked for, or none, where much had to be looked at.
public record RecoveryPage(List<RecoverableItem> items, Optional<Long> end) {
    public RecoveryPage {
        items = List.copyOf(items);
    }
}
