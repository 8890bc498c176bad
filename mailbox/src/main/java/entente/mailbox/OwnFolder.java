package entente.mailbox;

import java.time.Instant;

/// A folder that somebody made in a mailbox. `changed` is the last change to its name, its class or its place.
record OwnFolder(
        FolderKey.Own key,
        FolderKey parent,
        FolderName name,
        FolderClass folderClass,
        Instant made,
        Change changed) {
    OwnFolder with(FolderName newName, FolderClass newClass, Change now) {
        return new OwnFolder(key, parent, newName, newClass, made, now);
    }

    OwnFolder in(FolderKey newParent, FolderName newName, Change now) {
        return new OwnFolder(key, newParent, newName, folderClass, made, now);
    }
}
