package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One folder of a mailbox as it is at this moment.
///
/// `place` is which default folder it is; empty for those that somebody made. `folderClass` is such as `IPF.Note`, or empty. `items` is
/// what it holds, folders aside, and `folders` how many lie right in it. `changed` is its last change, or that of the items it holds.
public record Folder(
        FolderId id,
        Optional<DefaultFolder> place,
        String displayName,
        String folderClass,
        int items,
        int folders,
        Instant made,
        Change changed) {
    public FolderClass.Kind kind() {
        return FolderClass.kindOf(folderClass);
    }

    /// How many of its items are unread; empty in a calendar, whose entries are neither read nor unread.
    public OptionalInt unread() {
        return kind() == FolderClass.Kind.CALENDAR ? OptionalInt.empty() : OptionalInt.of(0);
    }
}
