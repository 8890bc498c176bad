package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.item.Filter;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.HierarchyChanges;
import entente.mailbox.MailboxStore;
import entente.mailbox.Retentions;
import entente.mailbox.SyncState;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetUserConfiguration;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderHierarchy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The operations on folders with which clients sign on: GetFolder, FindFolder, SyncFolderHierarchy.
///
/// All of them only look; [OwnFolders] changes folders, and [MailboxItems] tells what they hold.
final class MailboxFolders {
    private final FolderFinder finder;
    private final PermissionTelling permissions;
    private final Retentions retentions;

    MailboxFolders(MailboxStore store) {
        this.finder = new FolderFinder(store);
        this.permissions = new PermissionTelling(store);
        this.retentions = store;
    }

    GetFolder.Response answer(Caller caller, GetFolder.Request ask) {
        var budget = new FolderBudget();
        return new GetFolder.Response(
                ask.shape(),
                ask.folders().stream()
                        .map(ref ->
                                finder.find(caller, ref)
                                        .then(found -> told(found, ask.shape(), budget)))
                        .toList());
    }

    private BatchResult<FolderElement> told(Found found, FolderShape shape, FolderBudget budget) {
        var folder = telling(found, shape.wantsRetention()).apply(found.folder());
        return shape.wantsPermissions() && found.access().rights().owner()
                ? permissions.of(found, budget).then(set -> BatchResult.done(folder.with(set)))
                : BatchResult.done(folder);
    }

    /// How the folders are told of that are found by one.
    private Function<Folder, FolderElement> telling(Found found, boolean withRetention) {
        if (!withRetention) {
            return folder -> FolderTelling.of(found, folder);
        }
        var tags = retentions.tagsOf(found.among().mailbox());
        return folder ->
                FolderTelling.of(found, folder)
                        .retained(tags.flatMap(known -> RetentionTelling.of(known, folder.id())));
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
                        .then(found -> changes(found, ask)));
    }

    /// Whatever is asked for: no client can have kept anything here.
    static GetUserConfiguration.Response noConfiguration() {
        return new GetUserConfiguration.Response(Refusal.of(Code.USER_CONFIGURATION_UNKNOWN));
    }

    private BatchResult<Page.Of<FolderElement>> inside(
            Found found, FindFolder.Request ask, FolderBudget budget) {
        var folders =
                switch (ask.traversal()) {
                    case SHALLOW -> found.children();
                    case DEEP -> found.descendants();
                    case SOFT_DELETED -> List.<Folder>of();
                };
        return ask.filter()
                .then(filter -> {
                    // What is searched may be the tag, whatever is told.
                    var telling =
                            telling(found, filter.isPresent() || ask.shape().wantsRetention());
                    return filter.map(wanted -> those(wanted, telling, folders, budget))
                            .orElseGet(() -> BatchResult.done(folders))
                            .then(wanted -> page(wanted, ask.page(), telling, budget));
                });
    }

    /// To search folders costs what it costs to tell of all of them.
    private static BatchResult<List<Folder>> those(
            Filter wanted,
            Function<Folder, FolderElement> telling,
            List<Folder> folders,
            FolderBudget budget) {
        return budget.allows(folders.size())
                ? BatchResult.done(
                        folders.stream()
                                .filter(folder ->
                                        wanted.matches(telling.apply(folder).properties()))
                                .toList())
                : BatchResult.refused(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    private static BatchResult<Page.Of<FolderElement>> page(
            List<Folder> folders,
            Optional<Page> asked,
            Function<Folder, FolderElement> telling,
            FolderBudget budget) {
        var page = asked.orElse(Page.FIRST).atMost(FolderBudget.MOST_A_PAGE).of(folders);
        if (page.isEmpty()) {
            return BatchResult.refused(Code.PAGE_INVALID);
        }
        return budget.allows(page.get().items().size())
                ? BatchResult.done(page.get().map(telling))
                : BatchResult.refused(Code.FOLDERS_NOT_TOLD_AT_ONCE);
    }

    private BatchResult<SyncFolderHierarchy.Changes> changes(
            Found found, SyncFolderHierarchy.Request ask) {
        var now = found.among().state(found.folder());
        var known = ask.state();
        var before = known.flatMap(text -> SyncState.parse(text, now));
        if (known.isPresent() && before.isEmpty()) {
            return BatchResult.refused(Code.SYNC_STATE_INVALID);
        }
        var changes =
                found.owned()
                        ? found.among().changedSince(before, found.folder())
                        : Optional.of(HierarchyChanges.NONE);
        // What is not known that far back is begun anew, as with a state that is none.
        return changes.map(since ->
                        BatchResult.done(
                                told(telling(found, ask.shape().wantsRetention()), now, since)))
                .orElseGet(() -> BatchResult.refused(Code.SYNC_STATE_INVALID));
    }

    private static SyncFolderHierarchy.Changes told(
            Function<Folder, FolderElement> telling, SyncState now, HierarchyChanges since) {
        return new SyncFolderHierarchy.Changes(
                now.text(),
                since.created().stream().map(telling).toList(),
                since.updated().stream().map(telling).toList(),
                since.deleted().stream().map(FolderId::text).toList());
    }
}
