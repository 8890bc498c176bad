package entente.mailbox;

import entente.problem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes folders away that somebody made: into Deleted Items, where a name that is taken gets a number, or for good, and then each item in them by itself.
final class Discarding {
    private static final DefaultFolder BIN = DefaultFolder.DELETED_ITEMS;

    private final FolderScene scene;
    private final Removal how;
    private final Actor by;
    private final Set<String> taken = new HashSet<>();

    Discarding(FolderScene scene, Removal how, Actor by) {
        this.scene = scene;
        this.how = how;
        this.by = by;
    }

    /// `about` is the folder that the act is about; the others lie in one folder.
    FolderEdit of(FolderKey about, Collection<OwnFolder> folders) {
        return how != Removal.DELETE || scene.tree().liesIn(about, BIN)
                ? removed(about, folders)
                : moved(about, folders);
    }

    private FolderEdit removed(FolderKey about, Collection<OwnFolder> folders) {
        var all = folders.stream().flatMap(folder -> scene.subtree(folder.key()).stream()).toList();
        var items =
                all.stream()
                        .<FolderEdit.OfItems>map(
                                key -> new FolderEdit.OfItems.Removed(key, how, by))
                        .toList();
        return new FolderEdit.Made(about, List.of(), all, items);
    }

    private FolderEdit moved(FolderKey about, Collection<OwnFolder> folders) {
        var put = new ArrayList<OwnFolder>();
        for (var folder : folders) {
            var depth = scene.tree().depth(BIN) + 1 + scene.tree().height(folder.key());
            if (depth > FolderTree.DEEPEST) {
                return FolderEdit.refused(Code.FOLDER_TOO_DEEP);
            }
            put.add(folder.in(BIN, free(folder.name()), scene.now()));
        }
        return new FolderEdit.Made(about, put, List.of(), List.of());
    }

    private FolderName free(FolderName wanted) {
        var name = wanted;
        for (var number = 2; isTaken(name); number++) {
            name = wanted.numbered(number);
        }
        taken.add(name.folded());
        return name;
    }

    private boolean isTaken(FolderName name) {
        return taken.contains(name.folded()) || scene.tree().isTaken(BIN, name, Optional.empty());
    }
}
