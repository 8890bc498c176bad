package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder from which a tag takes what is old and has no tag of its own: that which the folder has ([FolderTagging]).
///
/// In a folder within Deleted Items no item counts from before `since`, when the folder itself was last changed: it was put there then, or lay there.
record TaggedFolder(FolderKey folder, RetentionTag tag, Instant since) implements TagPlace {
    /// Those of a mailbox whose tags have an age, parents before children.
    static List<TaggedFolder> of(FolderTree tree, RetentionPolicy policy) {
        var gathering = new Gathering(tree, new FolderTagging(tree, Optional.of(policy)));
        gathering.visit(DefaultFolder.TOP, Optional.empty(), Instant.EPOCH);
        return gathering.found;
    }

    /// No item in the folder counts from before that.
    static Instant since(FolderTree tree, FolderKey folder) {
        if (!(folder instanceof FolderKey.Own)
                || !tree.liesIn(folder, DefaultFolder.DELETED_ITEMS)) {
            return Instant.EPOCH;
        }
        return Gathering.later(
                tree.changed(folder).at(), since(tree, tree.parent(folder).orElseThrow()));
    }

    /// Empty where the folder itself has not been there for as long.
    @Override
    public Optional<Instant> due(Instant now) {
        var then = now.minus(Duration.ofDays(tag.days().orElseThrow()));
        return since.isAfter(then) ? Optional.empty() : Optional.of(then);
    }

    @Override
    public boolean isOf(TagPlace other) {
        return other instanceof TaggedFolder(var same, _, _) && same.equals(folder);
    }

    private record Gathering(FolderTree tree, FolderTagging tagging, List<TaggedFolder> found) {
        private Gathering(FolderTree tree, FolderTagging tagging) {
            this(tree, tagging, new ArrayList<>());
        }

        private void visit(FolderKey folder, Optional<TagInForce> inherited, Instant since) {
            var tag = tagging.at(folder).or(() -> inherited);
            tag.filter(known -> tagging.counts(known, folder))
                    .flatMap(TagInForce::tag)
                    .filter(known -> known.days().isPresent())
                    .ifPresent(known -> found.add(new TaggedFolder(folder, known, since)));
            for (var child : tree.children(folder)) {
                visit(child, tag, since(child, since));
            }
        }

        private Instant since(FolderKey child, Instant parents) {
            return child instanceof FolderKey.Own && tree.liesIn(child, DefaultFolder.DELETED_ITEMS)
                    ? later(tree.changed(child).at(), parents)
                    : parents;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
