package entente.mailbox;

import entente.problem.Code;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Gives a folder another name, another class within its kind, another retention tag, or lets others do something else with it; the last two go for default folders too. With a change key, only if the
/// folder still has that. Permissions that are given take the place of all that it has.
public record FolderUpdate(
        FolderId folder,
        Optional<String> changeKey,
        Optional<FolderName> name,
        Optional<FolderClass> folderClass,
        Optional<FolderPermissions> permissions,
        Optional<OwnTag> tag)
        implements FolderAct {
    /// The retention tag that a folder is to have of its own, by its id; without one it has what follows from where it lies.
    public record OwnTag(Optional<UUID> id) {}

    public FolderUpdate(
            FolderId folder,
            Optional<String> changeKey,
            Optional<FolderName> name,
            Optional<FolderClass> folderClass,
            Optional<FolderPermissions> permissions) {
        this(folder, changeKey, name, folderClass, permissions, Optional.empty());
    }

    public FolderUpdate(
            FolderId folder,
            Optional<String> changeKey,
            Optional<FolderName> name,
            Optional<FolderClass> folderClass) {
        this(folder, changeKey, name, folderClass, Optional.empty());
    }

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
        var edit =
                saysWhatIs(scene.tree(), key)
                        ? FolderEdit.nothing(key)
                        : scene.own(key)
                                .map(own -> changed(own, scene))
                                .orElseGet(
                                        () -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_CHANGED));
        return edit instanceof FolderEdit.Made made ? beside(made, key, scene) : edit;
    }

    private FolderEdit beside(FolderEdit.Made made, FolderKey key, FolderScene scene) {
        var given = permissions.filter(other -> !other.equals(scene.permissions().of(key)));
        var tagged = tag.filter(other -> !other.id().equals(scene.tree().tags().of(key)));
        if (given.isEmpty() && tagged.isEmpty()) {
            return made;
        }
        var touched = touched(made, key, scene);
        var shared = given.map(touched::giving).orElse(touched);
        return tagged.map(other -> shared.tagging(Map.of(key, other.id()))).orElse(shared);
    }

    /// An own folder that gives something else, or has another tag, is another one, as one of another name is.
    private static FolderEdit.Made touched(FolderEdit.Made made, FolderKey key, FolderScene scene) {
        return made.put().isEmpty()
                ? scene.own(key)
                        .map(own ->
                                FolderEdit.put(
                                        own.with(own.name(), own.folderClass(), scene.now())))
                        .orElse(made)
                : made;
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
