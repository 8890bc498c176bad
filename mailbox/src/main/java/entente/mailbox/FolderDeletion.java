package entente.mailbox;

import entente.problem.Code;
import java.util.Set;

/// Removes a folder with all in it: for good, or into Deleted Items. What lies there already goes for good.
public record FolderDeletion(FolderId folder, boolean forGood) implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        return scene.own(key)
                .map(own -> new Discarding(scene, forGood).of(own.key(), Set.of(own)))
                .orElseGet(() -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_DELETED));
    }
}
