package entente.endpoints;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.FolderSharing;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderRef;
import java.util.Optional;
import java.util.function.Function;

/// Finds the folder that a request names, if there is one and the caller sees it.
final class FolderFinder {
    /// A folder, with those it lies among.
    record Found(Folders among, DefaultFolder place) {}

    private final FolderTrees trees;

    FolderFinder(FolderTrees trees) {
        this.trees = trees;
    }

    /// What `then` makes of the folder, or why there is none.
    <T> BatchResult<T> find(Caller caller, FolderRef ref, Function<Found, BatchResult<T>> then) {
        return switch (ref) {
            case FolderRef.ByName(var name, var mailbox) -> byName(caller, name, mailbox, then);
            case FolderRef.ById(var id) -> byId(caller, id, then);
        };
    }

    private <T> BatchResult<T> byName(
            Caller caller,
            String name,
            Optional<String> mailbox,
            Function<Found, BatchResult<T>> then) {
        var owner = mailbox.isPresent() ? mailbox.flatMap(Address::parse) : own(caller);
        var among = owner.flatMap(trees::foldersOf);
        if (among.isEmpty()) {
            return refused(Code.FOLDER_MAILBOX_UNKNOWN);
        }
        return DefaultFolder.parse(name)
                .map(place -> shown(caller, new Found(among.get(), place), then))
                .orElseGet(() -> refused(Code.FOLDER_UNKNOWN));
    }

    private <T> BatchResult<T> byId(
            Caller caller, String text, Function<Found, BatchResult<T>> then) {
        var id = FolderId.parse(text);
        if (id.isEmpty()) {
            return refused(Code.FOLDER_ID_MALFORMED);
        }
        return trees.foldersOf(id.get().mailbox())
                .flatMap(among ->
                        among.find(id.get()).map(folder -> new Found(among, folder.place())))
                .map(found -> shown(caller, found, then))
                .orElseGet(() -> refused(Code.FOLDER_UNKNOWN));
    }

    private static <T> BatchResult<T> shown(
            Caller caller, Found found, Function<Found, BatchResult<T>> then) {
        return FolderSharing.refusal(caller, found.among(), found.place())
                .<BatchResult<T>>map(BatchResult.Refused::new)
                .orElseGet(() -> then.apply(found));
    }

    private static Optional<Address> own(Caller caller) {
        return caller instanceof Caller.OwnPerson(var address)
                ? Optional.of(address)
                : Optional.empty();
    }

    private static <T> BatchResult<T> refused(Code code) {
        return new BatchResult.Refused<>(Refusal.of(code));
    }
}
