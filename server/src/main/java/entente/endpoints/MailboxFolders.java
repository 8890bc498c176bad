package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderTrees;
import entente.mailbox.HierarchyChanges;
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
/// All of them only look; [OwnFolders] changes folders. A folder that holds nothing says so; of one that holds something, a calendar, items are refused.
public final class MailboxFolders {
    private final FolderFinder finder;

    public MailboxFolders(FolderTrees trees) {
        this.finder = new FolderFinder(trees);
    }

    GetFolder.Response answer(Caller caller, GetFolder.Request ask) {
        return new GetFolder.Response(
                ask.shape(),
                ask.folders().stream()
                        .map(ref ->
                                finder.find(caller, ref)
                                        .then(found -> BatchResult.done(FolderTelling.of(found))))
                        .toList());
    }

    FindFolder.Response answer(Caller caller, FindFolder.Request ask) {
        var budget = new FolderBudget();
        return new FindFolder.Response(
                ask.shape(),
                ask.parents().stream()
                        .map(ref ->
                                finder.find(caller, ref).then(found -> inside(found, ask, budget)))
                        .toList());
    }

    SyncFolderHierarchy.Response answer(Caller caller, SyncFolderHierarchy.Request ask) {
        var folder =
                ask.folder()
                        .orElseGet(() ->
                                new FolderRef.ByName(
                                        DefaultFolder.TOP.wireName(), Optional.empty()));
        return new SyncFolderHierarchy.Response(
                ask.shape(),
                finder.find(caller, folder)
                        .saying(Code.SYNC_FOLDER_UNKNOWN, Code.FOLDER_UNKNOWN)
                        .then(found -> changes(found, ask.state())));
    }

    SyncFolderItems.Response answer(Caller caller, SyncFolderItems.Request ask) {
        return new SyncFolderItems.Response(
                finder.find(caller, ask.folder())
                        .saying(Code.SYNC_FOLDER_UNKNOWN, Code.FOLDER_UNKNOWN)
                        .then(found -> itemChanges(found, ask.state())));
    }

    FindItem.Response answer(Caller caller, FindItem.Request ask) {
        return new FindItem.Response(
                ask.folders().stream()
                        .map(ref ->
                                finder.find(caller, ref)
                                        .then(found ->
                                                isEmpty(found)
                                                        ? BatchResult.done(new FindItem.Nothing())
                                                        : BatchResult.refused(
                                                                Code.ITEMS_NOT_OFFERED)))
                        .toList());
    }

    /// Whatever is asked for: no client can have kept anything here.
    static GetUserConfiguration.Response noConfiguration() {
        return new GetUserConfiguration.Response(Refusal.of(Code.USER_CONFIGURATION_UNKNOWN));
    }

    private static BatchResult<Page.Of<FolderElement>> inside(
            Found found, FindFolder.Request ask, FolderBudget budget) {
        if (ask.restricted()) {
            return BatchResult.refused(Code.FOLDER_FILTER_NOT_OFFERED);
        }
        var folders =
                switch (ask.traversal()) {
                    case SHALLOW -> found.children();
                    case DEEP -> found.descendants();
                    case SOFT_DELETED -> List.<Folder>of();
                };
        var page = ask.page().orElse(Page.FIRST).atMost(FolderBudget.MOST_A_PAGE).of(folders);
        if (page.isEmpty()) {
            return BatchResult.refused(Code.PAGE_INVALID);
        }
        return budget.allows(page.get().items().size())
                ? BatchResult.done(page.get().map(folder -> FolderTelling.of(found, folder)))
                : BatchResult.refused(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    private static BatchResult<SyncFolderHierarchy.Changes> changes(
            Found found, Optional<String> known) {
        var now = found.among().state(found.folder());
        var before = known.flatMap(text -> SyncState.parse(text, now));
        if (known.isPresent() && before.isEmpty()) {
            return BatchResult.refused(Code.SYNC_STATE_INVALID);
        }
        var changes =
                found.owned()
                        ? found.among().changedSince(before, found.folder())
                        : Optional.of(HierarchyChanges.NONE);
        // What is not known that far back is begun anew, as with a state that is none.
        return changes.map(since -> BatchResult.done(told(found, now, since)))
                .orElseGet(() -> BatchResult.refused(Code.SYNC_STATE_INVALID));
    }

    private static SyncFolderHierarchy.Changes told(
            Found found, SyncState now, HierarchyChanges since) {
        return new SyncFolderHierarchy.Changes(
                now.text(),
                since.created().stream().map(each -> FolderTelling.of(found, each)).toList(),
                since.updated().stream().map(each -> FolderTelling.of(found, each)).toList(),
                since.deleted().stream().map(FolderId::text).toList());
    }

    private static BatchResult<SyncFolderItems.Nothing> itemChanges(
            Found found, Optional<String> known) {
        var now = found.among().state(found.folder());
        if (known.isPresent() && SyncState.parse(known.get(), now).isEmpty()) {
            return BatchResult.refused(Code.SYNC_STATE_INVALID);
        }
        return isEmpty(found)
                ? BatchResult.done(new SyncFolderItems.Nothing(now.text()))
                : BatchResult.refused(Code.ITEMS_NOT_OFFERED);
    }

    private static boolean isEmpty(Found found) {
        return found.folder().items() == 0;
    }
}
