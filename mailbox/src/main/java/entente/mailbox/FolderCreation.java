package entente.mailbox;

import entente.problem.Code;
import java.util.Optional;

/// Makes a folder that holds nothing, in another.
public record FolderCreation(FolderId parent, FolderName name, FolderClass folderClass)
        implements FolderAct {
    @Override
    public FolderId about() {
        return parent;
    }

    FolderEdit in(FolderScene scene) {
        var place = scene.find(parent);
        if (place.isEmpty()) {
            return FolderEdit.refused(Code.FOLDER_PARENT_UNKNOWN);
        }
        var refusal = scene.refusal(place.get(), name, Optional.empty(), 1, 0);
        if (refusal.isPresent()) {
            return new FolderEdit.Refused(refusal.get());
        }
        return FolderEdit.put(
                new OwnFolder(
                        FolderKey.Own.drawn(),
                        place.get(),
                        name,
                        folderClass,
                        scene.now().at(),
                        scene.now()));
    }
}
