package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;

/// Makes acts on folders, with what they mean for items, in the transaction of whoever writes.
final class FolderWriting {
    private FolderWriting() {}

    /// `now` is in milliseconds' precision.
    static FolderOutcome make(
            FolderAct act, Connection file, Holdings.Draft draft, Holding holding, Instant now)
            throws SQLException {
        var scene = scene(holding, now);
        return switch (FolderEdit.of(act, scene)) {
            case FolderEdit.Refused(var why) -> new FolderOutcome.Refused(why);
            case FolderEdit.Made made when namesTooMany(made, holding) ->
                    new FolderOutcome.Refused(Refusal.of(Code.PERMISSIONS_TOO_MANY));
            case FolderEdit.Made made -> {
                if (!made.isNothing()) {
                    draft.put(made(made, file, scene, holding));
                }
                yield new FolderOutcome.Done(FolderId.of(holding.address(), made.folder()));
            }
        };
    }

    private static boolean namesTooMany(FolderEdit.Made made, Holding holding) {
        return !made.permissions().isEmpty()
                && holding.permissions().with(made.permissions()).areTooMany();
    }

    private static Holding made(
            FolderEdit.Made made, Connection file, FolderScene scene, Holding holding)
            throws SQLException {
        var after = scene.tree().after(made, scene.now());
        OwnFolderRows.put(file, scene, made, after.history());
        FolderTagRows.put(file, holding.address(), made);
        var shared = shared(made, file, holding.with(after), scene.now().at());
        var items = new ItemWriting(file, shared, scene.now().at());
        items.make(made, scene.tree());
        // What was copied has as many occurrences as what it was copied from.
        return items.after().orElseThrow(() -> new Problem(Refusal.of(Code.OCCURRENCES_TOO_MANY)));
    }

    private static Holding shared(
            FolderEdit.Made made, Connection file, Holding holding, Instant now)
            throws SQLException {
        for (var gone : made.removed()) {
            PermissionRows.remove(file, holding.address(), gone);
        }
        var after =
                holding.with(
                        holding.permissions().without(made.removed()).with(made.permissions()));
        for (var given : made.permissions().entrySet()) {
            PermissionRows.put(file, holding.address(), given.getKey(), given.getValue());
        }
        var others = new HashSet<>(made.permissions().keySet());
        others.addAll(made.tags().keySet());
        for (var folder : others) {
            if (folder instanceof DefaultFolder place) {
                after = FolderRows.changed(file, after, place, now);
            }
        }
        return after;
    }

    private static FolderScene scene(Holding holding, Instant now) {
        var tree = holding.folders();
        return new FolderScene(
                holding.address(), tree, holding.permissions(), new Change(tree.latest() + 1, now));
    }
}
