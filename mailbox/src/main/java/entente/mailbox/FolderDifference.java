package entente.mailbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the folders below one differ from what they were: those that came, parents before children; those that are there still and are
/// told of otherwise now; those that went, children before parents.
record FolderDifference(List<FolderKey> came, List<FolderKey> changed, List<FolderKey> went) {
    FolderDifference {
        came = List.copyOf(came);
        changed = List.copyOf(changed);
        went = List.copyOf(went);
    }

    /// To whom nothing below `folder` is known.
    static FolderDifference toNothing(FolderTree tree, FolderKey folder) {
        return new FolderDifference(tree.descendants(folder), List.of(), List.of());
    }

    /// To whom everything below `folder` is known as it was after this change, which the tree's history reaches.
    static FolderDifference since(long number, FolderTree tree, FolderKey folder) {
        if (number == tree.latest()) {
            return new FolderDifference(List.of(), List.of(), List.of());
        }
        var then = new Then(tree.history().parentsAt(number, tree.own()));
        var known = then.descendants(folder);
        var stillThere = new HashSet<FolderKey>();
        var came = new ArrayList<FolderKey>();
        var changed = new ArrayList<FolderKey>();
        var knownThen = new HashSet<>(known);
        for (var key : tree.descendants(folder)) {
            if (!knownThen.contains(key)) {
                came.add(key);
            } else {
                stillThere.add(key);
                if (tree.changed(key).number() > number
                        || tree.children(key).size() != then.children(key).size()) {
                    changed.add(key);
                }
            }
        }
        var went = known.reversed().stream().filter(key -> !stillThere.contains(key)).toList();
        return new FolderDifference(came, changed, went);
    }

    /// Where folders lay.
    private static final class Then {
        private final Map<FolderKey, List<FolderKey>> own;

        private Then(Map<FolderKey, FolderKey> parents) {
            this.own =
                    parents.entrySet().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Map.Entry::getValue,
                                            Collectors.mapping(
                                                    Map.Entry::getKey, Collectors.toList())));
        }

        List<FolderKey> children(FolderKey key) {
            var ownOnes = own.getOrDefault(key, List.of());
            return key instanceof DefaultFolder place
                    ? Stream.<FolderKey>concat(place.children().stream(), ownOnes.stream()).toList()
                    : ownOnes;
        }

        List<FolderKey> descendants(FolderKey key) {
            var all = new ArrayList<FolderKey>();
            for (var child : children(key)) {
                all.add(child);
                all.addAll(descendants(child));
            }
            return all;
        }
    }
}
