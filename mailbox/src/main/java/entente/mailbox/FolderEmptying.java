package entente.mailbox;

import entente.problem.Code;

/// Removes what a folder holds: its items as each is taken away alone, and if `folders` those in it that somebody made, as they are removed. Items that are not shown to people stay: they are what clients keep of the folder itself.
public record FolderEmptying(FolderId folder, boolean folders, Removal how, Actor by)
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
                        ? new Discarding(scene, how, by).of(key, scene.tree().own().in(key))
                        : FolderEdit.nothing(key);
        return switch (edit) {
            case FolderEdit.Made made -> made.and(new FolderEdit.OfItems.Removed(key, how, by));
            case FolderEdit.Refused refused -> refused;
        };
    }

    /// Calendars, as Exchange has it, and those that hold default folders, which stay.
    private static boolean isNeverEmptied(FolderKey key, FolderTree tree) {
        return key == DefaultFolder.ROOT
                || key == DefaultFolder.TOP
                || key == RecoverableFolder.ROOT
                || FolderClass.kindOf(tree.folderClass(key)) == FolderClass.Kind.CALENDAR;
    }
}
