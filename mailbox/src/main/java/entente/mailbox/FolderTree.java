package entente.mailbox;

import entente.mailbox.FolderHistory.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All folders of one mailbox, default ones and own, those of Recoverable Items too though none of them is found by going down from the root, what is known of how they came to lie as they do, and which retention tags they were given. Immutable.
record FolderTree(FolderChanges defaults, OwnFolders own, FolderHistory history, FolderTags tags) {
    static final int MOST = 10_000;

    /// How far below the root a folder may lie.
    static final int DEEPEST = 64;

    /// Of what is no mailbox, or was none yet.
    static final FolderTree NONE =
            new FolderTree(
                    FolderChanges.NONE, OwnFolders.NONE, FolderHistory.NONE, FolderTags.NONE);

    FolderTree with(FolderChanges changed) {
        return new FolderTree(changed, own, history, tags);
    }

    FolderTree with(FolderTags given) {
        return new FolderTree(defaults, own, history, given);
    }

    /// This tree after an edit.
    FolderTree after(FolderEdit.Made edit, Change now) {
        return new FolderTree(
                defaults,
                own.with(edit.put(), edit.removed()),
                history.and(placements(edit, now)),
                tags.with(edit.tags(), edit.removed()));
    }

    /// What the edit means for where folders lie.
    List<Placement> placements(FolderEdit.Made edit, Change now) {
        var placements = new ArrayList<Placement>();
        for (var key : edit.removed()) {
            placements.add(new Placement(now, key, parent(key)));
        }
        for (var folder : edit.put()) {
            var before = parent(folder.key());
            if (!before.equals(Optional.of(folder.parent()))) {
                placements.add(new Placement(now, folder.key(), before));
            }
        }
        return placements;
    }

    /// The number of the last change to any of them; 0 before the first.
    long latest() {
        var ownChanges = own.all().stream().mapToLong(folder -> folder.changed().number());
        return Math.max(Math.max(defaults.latest(), history.latest()), ownChanges.max().orElse(0));
    }

    boolean has(FolderKey key) {
        return switch (key) {
            case DefaultFolder _, RecoverableFolder _ -> true;
            case FolderKey.Own _ -> own.find(key).isPresent();
        };
    }

    Optional<FolderKey> parent(FolderKey key) {
        return switch (key) {
            case DefaultFolder place -> place.parent().map(parent -> parent);
            case RecoverableFolder place -> Optional.of(place.parent());
            case FolderKey.Own _ -> own.find(key).map(OwnFolder::parent);
        };
    }

    /// Those right in a folder: the default ones, then its own by name.
    List<FolderKey> children(FolderKey key) {
        var ownOnes = own.in(key).stream().<FolderKey>map(OwnFolder::key);
        return switch (key) {
            case DefaultFolder place -> Stream.concat(place.children().stream(), ownOnes).toList();
            case RecoverableFolder _, FolderKey.Own _ -> ownOnes.toList();
        };
    }

    /// Those in it at any depth, parents before children.
    List<FolderKey> descendants(FolderKey key) {
        var all = new ArrayList<FolderKey>();
        for (var child : children(key)) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }

    /// Whether `key` is `above`, or lies in it at any depth.
    boolean liesIn(FolderKey key, FolderKey above) {
        return key.equals(above) || parent(key).map(parent -> liesIn(parent, above)).orElse(false);
    }

    /// How far it lies below the root.
    int depth(FolderKey key) {
        return parent(key).map(parent -> 1 + depth(parent)).orElse(0);
    }

    /// How many levels lie below it.
    int height(FolderKey key) {
        return children(key).stream().mapToInt(child -> 1 + height(child)).max().orElse(0);
    }

    String name(FolderKey key) {
        return switch (key) {
            case DefaultFolder place -> place.displayName();
            case RecoverableFolder place -> place.displayName();
            case FolderKey.Own _ -> owned(key).name().text();
        };
    }

    /// Its class as sent; empty for the two default folders that hold folders only, and for Recoverable Items.
    String folderClass(FolderKey key) {
        return switch (key) {
            case DefaultFolder place -> place.containerClass();
            case RecoverableFolder _ -> "";
            case FolderKey.Own _ -> owned(key).folderClass().text();
        };
    }

    /// The last change to the folder itself; what lies in it does not count.
    Change changed(FolderKey key) {
        return switch (key) {
            case DefaultFolder place -> defaults.of(place).orElseThrow();
            case RecoverableFolder _ -> defaults.made().orElseThrow();
            case FolderKey.Own _ -> owned(key).changed();
        };
    }

    /// Whether a folder other than `except` has that name in `parent`.
    boolean isTaken(FolderKey parent, FolderName name, Optional<FolderKey> except) {
        var isDefault =
                parent instanceof DefaultFolder place
                        && place.children().stream()
                                .anyMatch(child ->
                                        new FolderName(child.displayName())
                                                .folded()
                                                .equals(name.folded()));
        return isDefault
                || own.named(parent, name)
                        .filter(other -> !Optional.of(other.key()).equals(except))
                        .isPresent();
    }

    private OwnFolder owned(FolderKey key) {
        return own.find(key).orElseThrow();
    }
}
