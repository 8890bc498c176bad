package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder from which a tag takes what is old. A folder's tag is that of its default folder, or of the one that it lies in; where that has none, the tag for everything.
///
/// In a folder within Deleted Items no item counts from before `since`, when the folder itself was last changed: it was put there then, or lay there.
record TaggedFolder(FolderKey folder, RetentionTag tag, Instant since) {
    /// Those of a mailbox whose tags have an age, parents before children. Address books are only taken from by a tag of their own.
    static List<TaggedFolder> of(FolderTree tree, RetentionPolicy policy) {
        var gathering = new Gathering(tree, policy);
        gathering.visit(DefaultFolder.TOP, policy.tagOf(new TagReach.Everything()), Instant.EPOCH);
        return gathering.found;
    }

    /// What came into it then or earlier is old enough; empty where the folder itself has not been there for as long.
    Optional<Instant> due(Instant now) {
        var then = now.minus(Duration.ofDays(tag.days().orElseThrow()));
        return since.isAfter(then) ? Optional.empty() : Optional.of(then);
    }

    private record Gathering(FolderTree tree, RetentionPolicy policy, List<TaggedFolder> found) {
        private Gathering(FolderTree tree, RetentionPolicy policy) {
            this(tree, policy, new ArrayList<>());
        }

        private void visit(FolderKey folder, Optional<RetentionTag> inherited, Instant since) {
            var tag = tagOf(folder, inherited);
            tag.filter(known -> known.days().isPresent() && isFor(known, folder))
                    .ifPresent(known -> found.add(new TaggedFolder(folder, known, since)));
            for (var child : tree.children(folder)) {
                visit(child, tag, since(child, since));
            }
        }

        private Optional<RetentionTag> tagOf(FolderKey folder, Optional<RetentionTag> inherited) {
            return folder instanceof DefaultFolder place && place != DefaultFolder.TOP
                    ? policy.tagOf(new TagReach.Within(place)).or(() -> inherited)
                    : inherited;
        }

        private boolean isFor(RetentionTag tag, FolderKey folder) {
            return tag.reach() instanceof TagReach.Within
                    || FolderClass.kindOf(tree.folderClass(folder)) != FolderClass.Kind.CONTACTS;
        }

        private Instant since(FolderKey child, Instant parents) {
            if (!(child instanceof FolderKey.Own)
                    || !tree.liesIn(child, DefaultFolder.DELETED_ITEMS)) {
                return parents;
            }
            var own = tree.changed(child).at();
            return own.isAfter(parents) ? own : parents;
        }
    }
}
