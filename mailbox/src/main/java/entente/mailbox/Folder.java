package entente.mailbox;

import java.util.OptionalInt;

/// One folder of a mailbox as it is at this moment. `items` is what it holds, folders aside; `changed` is its last change, or that of
/// what it holds.
public record Folder(FolderId id, DefaultFolder place, int items, Change changed) {
    /// How many of its items are unread; empty in a calendar, whose entries are neither read nor unread.
    public OptionalInt unread() {
        return place == DefaultFolder.CALENDAR ? OptionalInt.empty() : OptionalInt.of(0);
    }
}
