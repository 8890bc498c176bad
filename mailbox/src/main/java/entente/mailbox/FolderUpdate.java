package entente.mailbox;

import entente.problem.Code;
import java.util.Optional;

/// Gives a folder another name, another class within its kind, or both. With a change key, only if the folder still has that.
public record FolderUpdate(
        FolderId folder,
        Optional<String> changeKey,
        Optional<FolderName> name,
        Optional<FolderClass> folderClass)
        implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        if (changeKey.filter(text -> !Change.couldBeKey(text)).isPresent()) {
            return FolderEdit.refused(Code.FOLDER_CHANGE_KEY_MALFORMED);
        }
        if (!changeKey.map(scene.tree().changed(key).key()::equals).orElse(true)) {
            return FolderEdit.refused(Code.FOLDER_CHANGE_KEY_STALE);
        }
        if (saysWhatIs(scene.tree(), key)) {
            return FolderEdit.nothing(key);
        }
        return scene.own(key)
                .map(own -> changed(own, scene))
                .orElseGet(() -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_CHANGED));
    }

    private boolean saysWhatIs(FolderTree tree, FolderKey key) {
        return name.map(FolderName::text).map(tree.name(key)::equals).orElse(true)
                && folderClass
                        .map(FolderClass::text)
                        .map(tree.folderClass(key)::equals)
                        .orElse(true);
    }

    private FolderEdit changed(OwnFolder own, FolderScene scene) {
        var newName = name.orElse(own.name());
        var newClass = folderClass.orElse(own.folderClass());
        if (newClass.kind() != own.folderClass().kind()) {
            return FolderEdit.refused(Code.FOLDER_KIND_FIXED);
        }
        return scene.tree().isTaken(own.parent(), newName, Optional.of(own.key()))
                ? FolderEdit.refused(Code.FOLDER_EXISTS)
                : FolderEdit.put(own.with(newName, newClass, scene.now()));
    }
}
