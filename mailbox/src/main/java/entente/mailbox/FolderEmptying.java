package entente.mailbox;

import entente.problem.Code;

/// Removes what a folder holds: its items, of which none can be in a folder that is not a calendar yet, and if `folders` those in it that
/// somebody made, for good or into Deleted Items.
public record FolderEmptying(FolderId folder, boolean folders, boolean forGood)
        implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit in(FolderScene scene) {
        var found = scene.find(folder);
        if (found.isEmpty()) {
            return FolderEdit.refused(Code.FOLDER_UNKNOWN);
        }
        var key = found.get();
        if (isNeverEmptied(key, scene.tree())) {
            return FolderEdit.refused(Code.FOLDER_NOT_EMPTIED);
        }
        return folders
                ? new Discarding(scene, forGood).of(key, scene.tree().own().in(key))
                : FolderEdit.nothing(key);
    }

    /// Calendars, as Exchange has it, and those that hold default folders, which stay.
    private static boolean isNeverEmptied(FolderKey key, FolderTree tree) {
        return key == DefaultFolder.ROOT
                || key == DefaultFolder.TOP
                || FolderClass.kindOf(tree.folderClass(key)) == FolderClass.Kind.CALENDAR;
    }
}
