package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What an act on folders comes to, before anything is written.
sealed interface FolderEdit {
    /// `folder` is the one that the act was about, or that it made. Nothing is put, removed or done with items where all is as it should be. What a folder
    /// that is removed gave goes with it, and what people do not see in it. `permissions` are those of folders that give something else now, and `tags` the retention tags of folders to which somebody gave another, or none any more.
    record Made(
            FolderKey folder,
            List<OwnFolder> put,
            List<FolderKey.Own> removed,
            List<OfItems> items,
            Map<FolderKey, FolderPermissions> permissions,
            Map<FolderKey, Optional<UUID>> tags)
            implements FolderEdit {
        public Made {
            put = List.copyOf(put);
            removed = List.copyOf(removed);
            items = List.copyOf(items);
            permissions = Map.copyOf(permissions);
            tags = Map.copyOf(tags);
        }

        Made(
                FolderKey folder,
                List<OwnFolder> put,
                List<FolderKey.Own> removed,
                List<OfItems> items) {
            this(folder, put, removed, items, Map.of(), Map.of());
        }

        Made and(OfItems more) {
            return new Made(
                    folder,
                    put,
                    removed,
                    Stream.concat(items.stream(), Stream.of(more)).toList(),
                    permissions,
                    tags);
        }

        /// The same, and the folder gives that.
        Made giving(FolderPermissions given) {
            return new Made(folder, put, removed, items, Map.of(folder, given), tags);
        }

        /// The same, and those folders have these tags, or none.
        Made tagging(Map<FolderKey, Optional<UUID>> others) {
            return new Made(folder, put, removed, items, permissions, others);
        }

        boolean isNothing() {
            return put.isEmpty()
                    && removed.isEmpty()
                    && items.isEmpty()
                    && permissions.isEmpty()
                    && tags.isEmpty();
        }
    }

    /// What is done with the items that lie right in a folder.
    sealed interface OfItems {
        /// Each has its like in another folder.
        record Copied(FolderKey from, FolderKey to) implements OfItems {}

        /// Those that people see are taken away.
        record Removed(FolderKey from, Removal how, Actor by) implements OfItems {}
    }

    record Refused(Refusal why) implements FolderEdit {}

    static FolderEdit of(FolderAct act, FolderScene scene) {
        var about =
                act instanceof FolderEmptying ? scene.seen(act.about()) : scene.find(act.about());
        if (about.isEmpty()) {
            return refused(
                    act instanceof FolderCreation
                            ? Code.FOLDER_PARENT_UNKNOWN
                            : Code.FOLDER_UNKNOWN);
        }
        var key = about.get();
        return switch (act) {
            case FolderCreation creation -> creation.in(key, scene);
            case FolderUpdate update -> update.of(key, scene);
            case FolderMove move -> move.of(key, scene);
            case FolderCopy copy -> copy.of(key, scene);
            case FolderDeletion deletion -> deletion.of(key, scene);
            case FolderEmptying emptying -> emptying.of(key, scene);
        };
    }

    static Made nothing(FolderKey folder) {
        return new Made(folder, List.of(), List.of(), List.of());
    }

    static Made put(OwnFolder folder) {
        return new Made(folder.key(), List.of(folder), List.of(), List.of());
    }

    static FolderEdit refused(Code code) {
        return new Refused(Refusal.of(code));
    }
}
