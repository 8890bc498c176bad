package entente.mailbox;

import java.util.Optional;

/// Makes a folder that holds nothing, in another.
public record FolderCreation(FolderId parent, FolderName name, FolderClass folderClass)
        implements FolderAct {
    @Override
    public FolderId about() {
        return parent;
    }

    FolderEdit in(FolderKey place, FolderScene scene) {
        var refusal = scene.refusal(place, name, Optional.empty(), 1, 0);
        if (refusal.isPresent()) {
            return new FolderEdit.Refused(refusal.get());
        }
        return FolderEdit.put(
                new OwnFolder(
                        FolderKey.Own.drawn(),
                        place,
                        name,
                        folderClass,
                        scene.now().at(),
                        scene.now()));
    }
}
