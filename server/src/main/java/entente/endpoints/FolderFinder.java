package entente.endpoints;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import entente.mailbox.ItemAct;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.sharing.FolderAccess;
import entente.sharing.FolderSharing;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the folder that a request names, if there is one and the caller sees it.
final class FolderFinder {
    /// A folder, with those it lies among, and what the caller may do with it. Of those in it, she finds what she sees.
    record Found(Caller caller, Folders among, Folder folder, FolderAccess access) {
        /// Whether it is in the caller's own mailbox.
        boolean owned() {
            return access.owned();
        }

        /// Whether what is private in it is for the caller too.
        boolean seesPrivate() {
            return access.seesPrivate();
        }

        /// That she is given that much of it still when it is done; nothing in her own mailbox.
        List<ItemAct> giving(Predicate<FolderRights> right) {
            return owned()
                    ? List.of()
                    : List.of(
                            new ItemAct.Giving(
                                    folder.id(), access.person(), access.seesPrivate(), right));
        }

        /// What she puts into it; who puts something into another's folder is known from then on, whatever it says itself.
        ItemContent authored(ItemContent content) {
            var said = content.properties();
            return content.with(
                    owned()
                            ? said.without(Known.CREATOR_ADDRESS)
                            : said.with(Known.CREATOR_ADDRESS, access.person().toString()));
        }

        List<Folder> children() {
            return seen(among.children(folder));
        }

        List<Folder> descendants() {
            return seen(among.descendants(folder));
        }

        /// What she may do with another folder, of those that are found by this one.
        FolderRights rights(Folder other) {
            return owned() || other.id().equals(folder.id())
                    ? access.rights()
                    : FolderSharing.access(caller, among, other)
                            .map(FolderAccess::rights)
                            .orElseThrow();
        }

        private List<Folder> seen(List<Folder> folders) {
            return owned()
                    ? folders
                    : folders.stream()
                            .filter(each -> FolderSharing.access(caller, among, each).isPresent())
                            .toList();
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

    /// The same for what only its mailbox's owner may do.
    BatchResult<Found> findOwn(Caller caller, FolderRef ref) {
        return find(caller, ref)
                .then(found ->
                        found.owned()
                                ? BatchResult.done(found)
                                : BatchResult.refused(Code.FOLDER_CHANGE_FORBIDDEN));
    }

    /// The same for what those may do who have such rights in the folder; the others are refused by `why`.
    BatchResult<Found> findGiving(
            Caller caller, FolderRef ref, Predicate<FolderRights> right, Code why) {
        return find(caller, ref)
                .then(found ->
                        right.test(found.access().rights())
                                ? BatchResult.done(found)
                                : BatchResult.refused(why));
    }

    /// The same for a folder into which something is to be put.
    BatchResult<Found> findToFill(Caller caller, FolderRef ref) {
        return findGiving(caller, ref, FolderRights::createItems, Code.ITEM_CREATION_FORBIDDEN)
                .saying(Code.FOLDER_DESTINATION_UNKNOWN, Code.FOLDER_UNKNOWN);
    }

    /// What the caller may do in a folder by its id; empty where it is not there, or she does not see it.
    Optional<FolderAccess> access(Caller caller, FolderId id) {
        return trees.foldersOf(id.mailbox())
                .flatMap(among ->
                        among.find(id)
                                .flatMap(folder -> FolderSharing.access(caller, among, folder)));
    }

    private BatchResult<Found> byName(Caller caller, String name, Optional<String> mailbox) {
        var owner = mailbox.isPresent() ? mailbox.flatMap(Address::parse) : own(caller);
        var among = owner.flatMap(trees::foldersOf);
        if (among.isEmpty()) {
            return BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN);
        }
        return among.get()
                .named(name)
                .map(folder -> shown(caller, among.get(), folder))
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
        return FolderSharing.access(caller, among, folder)
                .map(access -> BatchResult.done(new Found(caller, among, folder, access)))
                .orElseGet(() -> notShared(FolderSharing.refusal(caller, among, folder)));
    }

    private static BatchResult<Found> notShared(Refusal why) {
        return new BatchResult.Refused<>(why);
    }

    private static Optional<Address> own(Caller caller) {
        return caller instanceof Caller.OwnPerson(var address)
                ? Optional.of(address)
                : Optional.empty();
    }
}
