package entente.endpoints;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.FolderSharing;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderRef;
import java.util.List;
import java.util.Optional;

/// Finds the folder that a request names, if there is one and the caller sees it.
final class FolderFinder {
    /// A folder, with those it lies among. Only their owner sees what lies in it.
    record Found(Folders among, Folder folder, boolean owned) {
        List<Folder> children() {
            return owned ? among.children(folder) : List.of();
        }

        List<Folder> descendants() {
            return owned ? among.descendants(folder) : List.of();
        }
    }

    private final FolderTrees trees;

    FolderFinder(FolderTrees trees) {
        this.trees = trees;
    }

    BatchResult<Found> find(Caller caller, FolderRef ref) {
        return switch (ref) {
            case FolderRef.ByName(var name, var mailbox) -> byName(caller, name, mailbox);
            case FolderRef.ById(var id) -> byId(caller, id);
        };
    }

    /// The same for a folder that is to be changed, which only its owner may.
    BatchResult<Found> findOwn(Caller caller, FolderRef ref) {
        return find(caller, ref)
                .then(found ->
                        found.owned()
                                ? BatchResult.done(found)
                                : BatchResult.refused(Code.FOLDER_CHANGE_FORBIDDEN));
    }

    private BatchResult<Found> byName(Caller caller, String name, Optional<String> mailbox) {
        var owner = mailbox.isPresent() ? mailbox.flatMap(Address::parse) : own(caller);
        var among = owner.flatMap(trees::foldersOf);
        if (among.isEmpty()) {
            return BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN);
        }
        return DefaultFolder.parse(name)
                .map(place -> shown(caller, among.get(), among.get().folder(place)))
                .orElseGet(() -> BatchResult.refused(Code.FOLDER_UNKNOWN));
    }

    private BatchResult<Found> byId(Caller caller, String text) {
        var id = FolderId.parse(text);
        if (id.isEmpty()) {
            return BatchResult.refused(Code.FOLDER_ID_MALFORMED);
        }
        var among = trees.foldersOf(id.get().mailbox());
        return among.flatMap(folders -> folders.find(id.get()))
                .map(folder -> shown(caller, among.orElseThrow(), folder))
                .orElseGet(() -> BatchResult.refused(Code.FOLDER_UNKNOWN));
    }

    private static BatchResult<Found> shown(Caller caller, Folders among, Folder folder) {
        return FolderSharing.refusal(caller, among, folder)
                .<BatchResult<Found>>map(BatchResult.Refused::new)
                .orElseGet(() ->
                        new BatchResult.Done<>(
                                new Found(among, folder, FolderSharing.owns(caller, among))));
    }

    private static Optional<Address> own(Caller caller) {
        return caller instanceof Caller.OwnPerson(var address)
                ? Optional.of(address)
                : Optional.empty();
    }
}
