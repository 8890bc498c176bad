package entente.mailbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The retention tags that people gave folders of a mailbox themselves, by their ids. Immutable.
record FolderTags(Map<FolderKey, UUID> given) {
    static final FolderTags NONE = new FolderTags(Map.of());

    FolderTags {
        given = Map.copyOf(given);
    }

    Optional<UUID> of(FolderKey folder) {
        return Optional.ofNullable(given.get(folder));
    }

    /// These, with others for some folders, of which each has none where none is said; without those of folders that are gone.
    FolderTags with(Map<FolderKey, Optional<UUID>> others, Collection<? extends FolderKey> gone) {
        if (others.isEmpty() && gone.stream().noneMatch(given::containsKey)) {
            return this;
        }
        var next = new HashMap<>(given);
        others.forEach((folder, tag) ->
                tag.ifPresentOrElse(id -> next.put(folder, id), () -> next.remove(folder)));
        next.keySet().removeAll(gone);
        return new FolderTags(next);
    }
}
