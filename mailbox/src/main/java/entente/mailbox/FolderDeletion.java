package entente.mailbox;

import entente.problem.Code;
import java.util.Set;

/// Removes a folder with all in it: into Deleted Items, or otherwise, and where it lies there already, the folders for good and each item as it is taken away alone.
public record FolderDeletion(FolderId folder, Removal how, Actor by) implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        return scene.own(key)
                .map(own -> new Discarding(scene, how, by).of(own.key(), Set.of(own)))
                .orElseGet(() -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_DELETED));
    }
}
