package entente.mailbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The last change to each default folder of a mailbox. A folder that has none of its own has been as it is since the mailbox was made, which
/// is the root's.
record FolderChanges(Map<DefaultFolder, Change> own) {
    /// Of what is no mailbox, or was none yet.
    static final FolderChanges NONE = new FolderChanges(Map.of());

    FolderChanges {
        own = Map.copyOf(own);
    }

    boolean isNone() {
        return own.isEmpty();
    }

    Optional<Change> made() {
        return Optional.ofNullable(own.get(DefaultFolder.ROOT));
    }

    Optional<Change> of(DefaultFolder folder) {
        return Optional.ofNullable(own.get(folder)).or(this::made);
    }

    /// The number of the last change to any of them; 0 before the first.
    long latest() {
        return own.values().stream().mapToLong(Change::number).max().orElse(0);
    }

    /// These, and the last change to `folder`.
    FolderChanges and(DefaultFolder folder, Change change) {
        var changes = new EnumMap<DefaultFolder, Change>(DefaultFolder.class);
        changes.putAll(own);
        changes.put(folder, change);
        return new FolderChanges(changes);
    }
}
