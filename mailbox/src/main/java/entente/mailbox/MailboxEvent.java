package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Something that happened in a mailbox.
///
/// `what` is as it was named right after that, and `before` as it was named before, where it was moved, or what it is a copy of. `unread` is how many items of a folder are
/// unread now, where it is what lies in it that changed. `mark` is that of somebody who was told all up to this, but for what else happened with the same change.
public record MailboxEvent(
        Kind kind,
        Instant at,
        Thing what,
        Optional<Thing> before,
        OptionalInt unread,
        EventMark mark) {
    /// What happened to it. A message that is made in the inbox and is no draft is new mail beside being made; what happens to an appointment of the default calendar may change
    /// free/busy beside being what it is.
    public enum Kind {
        CREATED,
        DELETED,
        MODIFIED,
        MOVED,
        COPIED,
        NEW_MAIL,
        FREE_BUSY_CHANGED
    }

    /// What it happened to, and the folder that it lies in. The change key is there where it still is what it was named.
    public sealed interface Thing {
        FolderId parent();

        record OfItem(ItemId id, FolderId parent, Optional<String> changeKey) implements Thing {}

        record OfFolder(FolderId id, FolderId parent, Optional<String> changeKey)
                implements Thing {}
    }
}
