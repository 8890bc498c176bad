package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import entente.mailbox.SyncState;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetUserConfiguration;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderHierarchy;
import entente.wire.ews.SyncFolderItems;
import java.util.List;
import java.util.Optional;

/// The operations on folders with which clients sign on: GetFolder, FindFolder, SyncFolderHierarchy, SyncFolderItems, FindItem.
///
/// All of them only look. A folder that holds nothing says so; of one that holds something, a calendar, items are refused.
public final class MailboxFolders {
    private final FolderFinder finder;

    public MailboxFolders(FolderTrees trees) {
        this.finder = new FolderFinder(trees);
    }

    GetFolder.Response answer(Caller caller, GetFolder.Request ask) {
        return new GetFolder.Response(
                ask.shape(),
                ask.folders().stream()
                        .map(ref -> finder.find(caller, ref, found -> done(element(found))))
                        .toList());
    }

    FindFolder.Response answer(Caller caller, FindFolder.Request ask) {
        return new FindFolder.Response(
                ask.shape(),
                ask.parents().stream()
                        .map(ref -> finder.find(caller, ref, found -> inside(found, ask)))
                        .toList());
    }

    SyncFolderHierarchy.Response answer(Caller caller, SyncFolderHierarchy.Request ask) {
        var folder =
                ask.folder()
                        .orElseGet(() ->
                                new FolderRef.ByName(
                                        DefaultFolder.TOP.wireName(), Optional.empty()));
        return new SyncFolderHierarchy.Response(
                ask.shape(), finder.find(caller, folder, found -> changes(found, ask.state())));
    }

    SyncFolderItems.Response answer(Caller caller, SyncFolderItems.Request ask) {
        return new SyncFolderItems.Response(
                finder.find(caller, ask.folder(), found -> itemChanges(found, ask.state())));
    }

    FindItem.Response answer(Caller caller, FindItem.Request ask) {
        return new FindItem.Response(
                ask.folders().stream()
                        .map(ref ->
                                finder.find(
                                        caller,
                                        ref,
                                        found ->
                                                isEmpty(found)
                                                        ? done(new FindItem.Nothing())
                                                        : refused(Code.ITEMS_NOT_OFFERED)))
                        .toList());
    }

    /// Whatever is asked for: no client can have kept anything here.
    static GetUserConfiguration.Response noConfiguration() {
        return new GetUserConfiguration.Response(Refusal.of(Code.USER_CONFIGURATION_UNKNOWN));
    }

    private static BatchResult<Page.Of<FolderElement>> inside(Found found, FindFolder.Request ask) {
        if (ask.restricted()) {
            return refused(Code.FOLDER_FILTER_NOT_OFFERED);
        }
        var places =
                switch (ask.traversal()) {
                    case SHALLOW -> found.place().children();
                    case DEEP -> found.place().descendants();
                    case SOFT_DELETED -> List.<DefaultFolder>of();
                };
        var folders = places.stream().map(place -> element(found.among(), place)).toList();
        var page =
                ask.page().isPresent()
                        ? ask.page().get().of(folders)
                        : Optional.of(Page.whole(folders));
        return page.map(MailboxFolders::done).orElseGet(() -> refused(Code.PAGE_INVALID));
    }

    private static BatchResult<SyncFolderHierarchy.Changes> changes(
            Found found, Optional<String> known) {
        var now = found.among().state(found.place());
        var before = known.flatMap(text -> SyncState.parse(text, now));
        if (known.isPresent() && before.isEmpty()) {
            return refused(Code.SYNC_STATE_INVALID);
        }
        var changed =
                found.among().changedSince(before, found.place()).stream()
                        .map(folder -> element(found.among(), folder.place()))
                        .toList();
        // Default folders are there from the beginning, so what a client has once seen is never new
        // to it.
        return done(
                before.isEmpty()
                        ? new SyncFolderHierarchy.Changes(now.text(), changed, List.of())
                        : new SyncFolderHierarchy.Changes(now.text(), List.of(), changed));
    }

    private static BatchResult<SyncFolderItems.Nothing> itemChanges(
            Found found, Optional<String> known) {
        var now = found.among().state(found.place());
        if (known.isPresent() && SyncState.parse(known.get(), now).isEmpty()) {
            return refused(Code.SYNC_STATE_INVALID);
        }
        return isEmpty(found)
                ? done(new SyncFolderItems.Nothing(now.text()))
                : refused(Code.ITEMS_NOT_OFFERED);
    }

    private static boolean isEmpty(Found found) {
        return found.among().folder(found.place()).items() == 0;
    }

    private static FolderElement element(Found found) {
        return element(found.among(), found.place());
    }

    private static FolderElement element(Folders among, DefaultFolder place) {
        var folder = among.folder(place);
        return new FolderElement(
                id(folder),
                place.parent().map(parent -> id(among.folder(parent))),
                place.wireName(),
                place.displayName(),
                place.containerClass(),
                folder.items(),
                folder.unread(),
                place.children().size(),
                folder.changed().at());
    }

    private static FolderElement.Id id(Folder folder) {
        FolderId id = folder.id();
        return new FolderElement.Id(id.text(), folder.changed().key());
    }

    private static <T> BatchResult<T> done(T value) {
        return new BatchResult.Done<>(value);
    }

    private static <T> BatchResult<T> refused(Code code) {
        return new BatchResult.Refused<>(Refusal.of(code));
    }
}
