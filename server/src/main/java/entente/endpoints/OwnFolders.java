package entente.endpoints;

import entente.mailbox.Directory;
import entente.mailbox.FolderAct;
import entente.mailbox.FolderActs;
import entente.mailbox.FolderCopy;
import entente.mailbox.FolderDeletion;
import entente.mailbox.FolderEmptying;
import entente.mailbox.FolderId;
import entente.mailbox.FolderMove;
import entente.mailbox.FolderOutcome;
import entente.mailbox.FolderTrees;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CopyFolder;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.DeleteFolder;
import entente.wire.ews.EmptyFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderGone;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.UpdateFolder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// The operations that change folders: CreateFolder, UpdateFolder, MoveFolder, CopyFolder, DeleteFolder, EmptyFolder.
///
/// For a mailbox's owner; to whom a folder gives so much, also to make folders in it (`CanCreateSubFolders`), and to change what it is called and what others may do with it
/// (`IsFolderOwner`). Which retention tag a folder has, its mailbox's owner alone says: by it goes also what others do not see. Each folder of a request is one change, made after those before it, and may be refused alone.
final class OwnFolders {
    private final FolderTrees trees;
    private final FolderActs acts;
    private final Directory directory;
    private final FolderFinder finder;
    private final TagsAsked tags;

    OwnFolders(MailboxStore store) {
        this.trees = store;
        this.acts = store;
        this.directory = store;
        this.finder = new FolderFinder(store);
        this.tags = new TagsAsked(store);
    }

    /// Who acts for the owner of these folders.
    CreateFolder.Response answer(Caller caller, CreateFolder.Request ask) {
        return new CreateFolder.Response(
                ask.folders().stream()
                        .map(folder ->
                                finder.findGiving(
                                                caller,
                                                ask.parent(),
                                                rights -> makes(rights, folder),
                                                Code.FOLDER_CHANGE_FORBIDDEN)
                                        .saying(Code.FOLDER_PARENT_UNKNOWN, Code.FOLDER_UNKNOWN)
                                        .then(parent -> made(parent, folder)))
                        .toList());
    }

    private BatchResult<FolderElement> made(FolderFinder.Found parent, FolderProperties folder) {
        if (!parent.owned() && folder.policyTag().isPresent()) {
            return BatchResult.refused(Code.RETENTION_TAG_OF_ANOTHER);
        }
        return NewFolder.in(parent.folder().id(), folder, directory, tags)
                .then(act -> told(parent, act, rights -> makes(rights, folder)));
    }

    /// Whoever makes a folder in another's mailbox does not say what others may do with it, unless she does so of the one it is in.
    private static boolean makes(FolderRights rights, FolderProperties folder) {
        return rights.createFolders() && (folder.permissions().isEmpty() || rights.owner());
    }

    UpdateFolder.Response answer(Caller caller, UpdateFolder.Request ask) {
        return new UpdateFolder.Response(
                ask.changes().stream()
                        .map(change ->
                                finder.findGiving(
                                                caller,
                                                change.folder(),
                                                FolderRights::owner,
                                                Code.FOLDER_CHANGE_FORBIDDEN)
                                        .then(found -> changed(found, change)))
                        .toList());
    }

    private BatchResult<FolderElement> changed(
            FolderFinder.Found found, UpdateFolder.Change change) {
        if (!found.owned() && change.updates().stream().anyMatch(OwnFolders::isOfTag)) {
            return BatchResult.refused(Code.RETENTION_TAG_OF_ANOTHER);
        }
        return FolderRevision.of(found.folder().id(), change, asked(found), tags)
                .then(act -> told(found, act, FolderRights::owner));
    }

    private static boolean isOfTag(UpdateFolder.Update update) {
        return switch (update) {
            case UpdateFolder.Update.Put(var field, _) -> field == FolderField.POLICY_TAG;
            case UpdateFolder.Update.Delete(var field) -> field == FolderField.POLICY_TAG;
            case UpdateFolder.Update.Append _ -> false;
        };
    }

    private PermissionsAsked asked(FolderFinder.Found found) {
        return new PermissionsAsked(
                found.folder().kind(), found.among().permissions(found.folder()), directory);
    }

    MoveFolder.Response answer(Caller caller, MoveFolder.Request ask) {
        return new MoveFolder.Response(
                intoAnother(caller, ask.folders(), ask.to(), FolderMove::new));
    }

    CopyFolder.Response answer(Caller caller, CopyFolder.Request ask) {
        return new CopyFolder.Response(
                intoAnother(caller, ask.folders(), ask.to(), FolderCopy::new));
    }

    DeleteFolder.Response answer(Caller caller, DeleteFolder.Request ask) {
        var how = RemovalAsked.how(ask.type());
        var by = RemovalAsked.by(caller);
        return new DeleteFolder.Response(
                away(caller, ask.folders(), folder -> new FolderDeletion(folder, how, by)));
    }

    EmptyFolder.Response answer(Caller caller, EmptyFolder.Request ask) {
        var how = RemovalAsked.how(ask.type());
        var by = RemovalAsked.by(caller);
        return new EmptyFolder.Response(
                away(
                        caller,
                        ask.folders(),
                        folder -> new FolderEmptying(folder, ask.subFolders(), how, by)));
    }

    private List<BatchResult<FolderElement>> intoAnother(
            Caller caller,
            List<FolderRef> folders,
            FolderRef to,
            BiFunction<FolderId, FolderId, FolderAct> act) {
        return folders.stream()
                .map(ref ->
                        own(caller, ref)
                                .then(folder ->
                                        target(caller, to, Code.FOLDER_DESTINATION_UNKNOWN)
                                                .then(place -> told(act.apply(folder, place)))))
                .toList();
    }

    private List<BatchResult<FolderGone>> away(
            Caller caller, List<FolderRef> folders, Function<FolderId, FolderAct> act) {
        return folders.stream()
                .map(ref ->
                        own(caller, ref)
                                .then(folder -> done(act.apply(folder)))
                                .then(_ -> BatchResult.done(new FolderGone())))
                .toList();
    }

    private BatchResult<FolderId> own(Caller caller, FolderRef ref) {
        return finder.findOwn(caller, ref).then(found -> BatchResult.done(found.folder().id()));
    }

    /// A folder that something is to be put into; `unknown` is said where there is none.
    private BatchResult<FolderId> target(Caller caller, FolderRef ref, Code unknown) {
        return own(caller, ref).saying(unknown, Code.FOLDER_UNKNOWN);
    }

    /// Does it, in another's mailbox if the folder gives that still, and tells of the folder as it is then.
    private BatchResult<FolderElement> told(
            FolderFinder.Found found, FolderAct act, Predicate<FolderRights> right) {
        return found.owned()
                ? told(act)
                : result(acts.act(act, found.access().person(), right)).then(this::asItIs);
    }

    /// Does it, and tells of the folder as it is then.
    private BatchResult<FolderElement> told(FolderAct act) {
        return done(act).then(this::asItIs);
    }

    private BatchResult<FolderElement> asItIs(FolderId folder) {
        return trees.foldersOf(folder.mailbox())
                .flatMap(among ->
                        among.find(folder).map(found -> FolderTelling.toOwner(among, found)))
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.FOLDER_UNKNOWN));
    }

    private BatchResult<FolderId> done(FolderAct act) {
        return result(acts.act(act));
    }

    private static BatchResult<FolderId> result(FolderOutcome outcome) {
        return switch (outcome) {
            case FolderOutcome.Done(var folder) -> BatchResult.done(folder);
            case FolderOutcome.Refused(var why) -> new BatchResult.Refused<>(why);
        };
    }
}
