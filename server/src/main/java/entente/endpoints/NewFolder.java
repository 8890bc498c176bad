package entente.endpoints;

import entente.mailbox.Directory;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderPermissions;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import java.util.Optional;
import java.util.UUID;

/// CreateFolder's folders, as they come: of the kind that the element says, with a name, and perhaps with a class of that kind, a retention tag, and with what others may do with it.
final class NewFolder {
    private NewFolder() {}

    static BatchResult<FolderCreation> in(
            FolderId parent, FolderProperties folder, Directory directory, TagsAsked tags) {
        if (folder.kind().isEmpty() || folder.brought().contains(FolderField.OTHER)) {
            return BatchResult.refused(Code.FOLDER_PROPERTY_NOT_KEPT);
        }
        var name = folder.displayName().flatMap(FolderName::parse);
        if (name.isEmpty()) {
            return BatchResult.refused(Code.FOLDER_NAME_INVALID);
        }
        return folderClass(kind(folder.kind().get()), folder.folderClass())
                .then(known ->
                        permissions(known.kind(), folder, directory)
                                .then(given ->
                                        tag(parent, folder, tags)
                                                .then(tag ->
                                                        BatchResult.done(
                                                                new FolderCreation(
                                                                        parent,
                                                                        name.get(),
                                                                        known,
                                                                        given,
                                                                        tag)))));
    }

    private static BatchResult<Optional<UUID>> tag(
            FolderId parent, FolderProperties folder, TagsAsked tags) {
        return folder.policyTag()
                .map(brought ->
                        brought.then(id -> tags.allowed(parent.mailbox(), id, Optional.of(id))))
                .orElseGet(() -> BatchResult.done(Optional.empty()));
    }

    private static BatchResult<Optional<FolderPermissions>> permissions(
            FolderClass.Kind kind, FolderProperties folder, Directory directory) {
        return folder.permissions().isEmpty()
                ? BatchResult.done(Optional.empty())
                : new PermissionsAsked(kind, FolderPermissions.NONE, directory)
                        .checked(folder.permissions().get())
                        .then(given -> BatchResult.done(Optional.of(given)));
    }

    private static BatchResult<FolderClass> folderClass(
            FolderClass.Kind kind, Optional<String> brought) {
        if (brought.isEmpty()) {
            return BatchResult.done(kind.usual());
        }
        var asked = FolderClass.parse(brought.get());
        if (asked.isEmpty()) {
            return BatchResult.refused(Code.FOLDER_CLASS_INVALID);
        }
        // Clients write <Folder> for every kind and leave it to the class to say which.
        return kind == FolderClass.Kind.MAIL || asked.get().kind() == kind
                ? BatchResult.done(asked.get())
                : BatchResult.refused(Code.FOLDER_KIND_FIXED);
    }

    private static FolderClass.Kind kind(FolderElement.Kind element) {
        return switch (element) {
            case FOLDER -> FolderClass.Kind.MAIL;
            case CALENDAR -> FolderClass.Kind.CALENDAR;
            case CONTACTS -> FolderClass.Kind.CONTACTS;
            case TASKS -> FolderClass.Kind.TASKS;
        };
    }
}
