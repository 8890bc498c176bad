package entente.mailbox;

import entente.problem.Code;
import java.util.Set;

/// Removes a folder with all in it: for good, or into Deleted Items. What lies there already goes for good.
public record FolderDeletion(FolderId folder, boolean forGood) implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit in(FolderScene scene) {
        var found = scene.find(folder);
        if (found.isEmpty()) {
            return FolderEdit.refused(Code.FOLDER_UNKNOWN);
        }
        return scene.own(found.get())
                .map(own -> new Discarding(scene, forGood).of(own.key(), Set.of(own)))
                .orElseGet(() -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_DELETED));
    }
}
