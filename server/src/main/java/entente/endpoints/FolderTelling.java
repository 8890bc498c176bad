package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.Folder;
import entente.mailbox.FolderClass;
import entente.mailbox.Folders;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.ews.FolderElement;
import java.util.Optional;

/// What a caller is told of a folder.
final class FolderTelling {
    private FolderTelling() {}

    static FolderElement of(Found found) {
        return of(found, found.folder());
    }

    /// Another one, of those that are found by the found one.
    static FolderElement of(Found found, Folder folder) {
        return of(found.among(), folder, found.rights(folder), found.owned());
    }

    /// As its owner is told of it.
    static FolderElement toOwner(Folders among, Folder folder) {
        return of(among, folder, PermissionLevel.OWNER.rights(), true);
    }

    private static FolderElement of(
            Folders among, Folder folder, FolderRights rights, boolean owned) {
        return new FolderElement(
                id(folder),
                among.parent(folder).map(FolderTelling::id),
                folder.wireName(),
                folder.displayName(),
                kind(folder.kind()),
                folder.folderClass(),
                folder.items(),
                folder.unread(),
                owned ? folder.folders() : 0,
                folder.made(),
                folder.changed().at(),
                folder.contentsChanged(),
                Math.toIntExact(folder.newest()),
                new FolderElement.Rights(
                        rights.createFolders() && folder.recoverable().isEmpty(),
                        rights.createItems() && folder.recoverable().isEmpty(),
                        rights.owner() && folder.wireName().isEmpty(),
                        owned && folder.wireName().isEmpty(),
                        rights.readsItems()),
                Optional.empty());
    }

    private static FolderElement.Kind kind(FolderClass.Kind kind) {
        return switch (kind) {
            case CALENDAR -> FolderElement.Kind.CALENDAR;
            case CONTACTS -> FolderElement.Kind.CONTACTS;
            case TASKS -> FolderElement.Kind.TASKS;
            case MAIL -> FolderElement.Kind.FOLDER;
        };
    }

    private static FolderElement.Id id(Folder folder) {
        return new FolderElement.Id(folder.id().text(), folder.changed().key());
    }
}
