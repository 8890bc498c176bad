package entente.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a mailbox's folders lay before each change that made, moved or removed any; the newest [#MOST] of that.
///
/// From it the tree is known as it was after each change later than `forgotten`, and after that one.
record FolderHistory(long forgotten, List<Placement> placements) {
    static final int MOST = 5_000;
    static final FolderHistory NONE = new FolderHistory(0, List.of());

    /// That a change put a folder elsewhere than in `before`; empty where it made the folder. When that was is not known of changes that were made before it was kept, which
    /// have the beginning of time.
    record Placement(Change change, FolderKey.Own folder, Optional<FolderKey> before) {
        long number() {
            return change.number();
        }
    }

    FolderHistory {
        placements = List.copyOf(placements);
    }

    /// This, and what one more change did. A change is kept whole or not at all.
    FolderHistory and(List<Placement> more) {
        var all = new ArrayList<>(placements);
        all.addAll(more);
        if (all.size() <= MOST) {
            return new FolderHistory(forgotten, all);
        }
        var last = all.get(all.size() - MOST - 1).number();
        return new FolderHistory(
                last, all.stream().filter(placement -> placement.number() > last).toList());
    }

    /// Whether the tree is known as it was after this change.
    boolean reaches(long number) {
        return number >= forgotten;
    }

    /// The number of the last change that is told of here; 0 before the first.
    long latest() {
        return placements.isEmpty() ? forgotten : placements.getLast().number();
    }

    /// In which folder each of a mailbox's own folders lay after a change that this reaches.
    Map<FolderKey, FolderKey> parentsAt(long number, OwnFolders now) {
        var parents = new HashMap<FolderKey, FolderKey>();
        now.all().forEach(folder -> parents.put(folder.key(), folder.parent()));
        for (var placement : placements.reversed()) {
            if (placement.number() <= number) {
                break;
            }
            placement
                    .before()
                    .ifPresentOrElse(
                            before -> parents.put(placement.folder(), before),
                            () -> parents.remove(placement.folder()));
        }
        return parents;
    }
}
