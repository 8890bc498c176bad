package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One folder of a mailbox as it is at this moment.
///
/// `place` is which default folder it is; empty for those that somebody made and for Recoverable Items, which `recoverable` has. `folderClass` is such as `IPF.Note`, or empty. `items` is
/// how many it holds that people see, folders aside; `unread` is how many of these are, empty in a calendar, whose entries are neither read nor unread. `bytes` is
/// the size of all it holds, and `folders` how many lie right in it. `changed` is its last change, for the default calendar also that of its entries; what
/// lies in another folder does not change it, but is what `contentsChanged` is about.
/// `newest` is the highest number (PidTagInternetArticleNumber) that an item in it ever had, and 0 where none ever was.
public record Folder(
        FolderId id,
        Optional<DefaultFolder> place,
        Optional<RecoverableFolder> recoverable,
        String displayName,
        String folderClass,
        int items,
        OptionalInt unread,
        long bytes,
        int folders,
        Instant made,
        Change changed,
        Instant contentsChanged,
        long newest) {
    /// Its `DistinguishedFolderIdNameType`; empty for those that somebody made.
    public Optional<String> wireName() {
        return place.map(DefaultFolder::wireName)
                .or(() -> recoverable.map(RecoverableFolder::wireName));
    }

    public FolderClass.Kind kind() {
        return FolderClass.kindOf(folderClass);
    }
}
