package entente.mailbox;

import entente.problem.Code;

/// Removes what a folder holds: its items, and if `folders` those in it that somebody made, for good or into Deleted Items. What lies there already
/// goes for good. Items that are not shown to people stay: they are what clients keep of the folder itself.
public record FolderEmptying(FolderId folder, boolean folders, boolean forGood)
        implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        if (isNeverEmptied(key, scene.tree())) {
            return FolderEdit.refused(Code.FOLDER_NOT_EMPTIED);
        }
        var edit =
                folders
                        ? new Discarding(scene, forGood).of(key, scene.tree().own().in(key))
                        : FolderEdit.nothing(key);
        return switch (edit) {
            case FolderEdit.Made made -> made.and(items(key, scene.tree()));
            case FolderEdit.Refused refused -> refused;
        };
    }

    private FolderEdit.OfItems items(FolderKey key, FolderTree tree) {
        return forGood || tree.liesIn(key, DefaultFolder.DELETED_ITEMS)
                ? new FolderEdit.OfItems.Removed(key)
                : new FolderEdit.OfItems.Discarded(key);
    }

    /// Calendars, as Exchange has it, and those that hold default folders, which stay.
    private static boolean isNeverEmptied(FolderKey key, FolderTree tree) {
        return key == DefaultFolder.ROOT
                || key == DefaultFolder.TOP
                || FolderClass.kindOf(tree.folderClass(key)) == FolderClass.Kind.CALENDAR;
    }
}
