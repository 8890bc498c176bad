package entente.mailbox;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes a folder that holds nothing, in another. It gives others what `permissions` say, or what the other one gives; `tag` is the retention tag that it has of its own.
public record FolderCreation(
        FolderId parent,
        FolderName name,
        FolderClass folderClass,
        Optional<FolderPermissions> permissions,
        Optional<UUID> tag)
        implements FolderAct {
    public FolderCreation(
            FolderId parent,
            FolderName name,
            FolderClass folderClass,
            Optional<FolderPermissions> permissions) {
        this(parent, name, folderClass, permissions, Optional.empty());
    }

    public FolderCreation(FolderId parent, FolderName name, FolderClass folderClass) {
        this(parent, name, folderClass, Optional.empty());
    }

    @Override
    public FolderId about() {
        return parent;
    }

    FolderEdit in(FolderKey place, FolderScene scene) {
        var refusal = scene.refusal(place, name, Optional.empty(), 1, 0);
        if (refusal.isPresent()) {
            return new FolderEdit.Refused(refusal.get());
        }
        var made =
                FolderEdit.put(
                        new OwnFolder(
                                FolderKey.Own.drawn(),
                                place,
                                name,
                                folderClass,
                                scene.now().at(),
                                scene.now()));
        var given = permissions.orElseGet(() -> inherited(scene.permissions().of(place)));
        var shared = given.equals(FolderPermissions.NONE) ? made : made.giving(given);
        return tag.isEmpty() ? shared : shared.tagging(Map.of(made.folder(), tag));
    }

    private FolderPermissions inherited(FolderPermissions given) {
        return folderClass.kind() == FolderClass.Kind.CALENDAR ? given : given.withoutFreeBusy();
    }
}
