package entente.mailbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The folders that somebody made in a mailbox, by key and by where they lie. Immutable; no two in one folder have one name.
final class OwnFolders {
    static final OwnFolders NONE = new OwnFolders(new HashMap<>(), new HashMap<>());

    private final Map<FolderKey.Own, OwnFolder> byKey;
    private final Map<FolderKey, NavigableMap<String, OwnFolder>> byPlace;

    private OwnFolders(
            Map<FolderKey.Own, OwnFolder> byKey,
            Map<FolderKey, NavigableMap<String, OwnFolder>> byPlace) {
        this.byKey = byKey;
        this.byPlace = byPlace;
    }

    Collection<OwnFolder> all() {
        return byKey.values();
    }

    int count() {
        return byKey.size();
    }

    Optional<OwnFolder> find(FolderKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// Those right in a folder, by name.
    Collection<OwnFolder> in(FolderKey parent) {
        var level = byPlace.get(parent);
        return level == null ? List.of() : level.values();
    }

    Optional<OwnFolder> named(FolderKey parent, FolderName name) {
        return Optional.ofNullable(byPlace.get(parent)).map(level -> level.get(name.folded()));
    }

    /// These, with some in the place of those of their keys or added, and some removed.
    OwnFolders with(Collection<OwnFolder> put, Collection<FolderKey.Own> removed) {
        var next = new Next();
        removed.forEach(next::takeOut);
        put.forEach(folder -> next.takeOut(folder.key()));
        put.forEach(next::putIn);
        return next.made();
    }

    /// A copy in the making. A level is copied when it is first touched.
    private final class Next {
        private final Map<FolderKey.Own, OwnFolder> keys = new HashMap<>(byKey);
        private final Map<FolderKey, NavigableMap<String, OwnFolder>> places =
                new HashMap<>(byPlace);
        private final Set<FolderKey> copied = new HashSet<>();

        void takeOut(FolderKey.Own key) {
            var before = keys.remove(key);
            if (before != null) {
                level(before.parent()).remove(before.name().folded());
            }
        }

        void putIn(OwnFolder folder) {
            keys.put(folder.key(), folder);
            if (level(folder.parent()).put(folder.name().folded(), folder) != null) {
                throw new IllegalStateException("two folders in one have the same name");
            }
        }

        /// A folder in which there is none any more is kept no place for.
        OwnFolders made() {
            copied.stream().filter(place -> level(place).isEmpty()).forEach(places::remove);
            return new OwnFolders(keys, places);
        }

        private NavigableMap<String, OwnFolder> level(FolderKey parent) {
            var before = places.getOrDefault(parent, new TreeMap<>());
            if (!copied.add(parent)) {
                return before;
            }
            var level = new TreeMap<>(before);
            places.put(parent, level);
            return level;
        }
    }
}
