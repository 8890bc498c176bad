package entente.mailbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What lies in each folder of a mailbox: how much of it, not what. Immutable; a folder in which
/// nothing ever lay is not among them.
record Contents(Map<FolderKey, OfFolder> byFolder) {
    static final Contents NONE = new Contents(Map.of());

    /// Of one folder: how many items people see, how many of these are unread, how many they do not see, the bytes of all, when what
    /// lies in it last changed, and the highest number with which an item ever came into it.
    record OfFolder(
            int items,
            int unread,
            int associated,
            long bytes,
            Optional<Instant> changed,
            long newest) {
        static final OfFolder NOTHING = new OfFolder(0, 0, 0, 0, Optional.empty(), 0);
    }

    Contents {
        byFolder = Map.copyOf(byFolder);
    }

    OfFolder of(FolderKey folder) {
        return byFolder.getOrDefault(folder, OfFolder.NOTHING);
    }

    /// The bytes of all but what is in Recoverable Items.
    long bytes() {
        return bytes(false);
    }

    /// Those of what is there.
    long recoverableBytes() {
        return bytes(true);
    }

    private long bytes(boolean recoverable) {
        return byFolder.entrySet().stream()
                .filter(each -> each.getKey() instanceof RecoverableFolder == recoverable)
                .mapToLong(each -> each.getValue().bytes())
                .sum();
    }

    /// These, with those of some folders as they are now; a folder that is gone has nothing.
    Contents with(Map<FolderKey, OfFolder> now) {
        var next = new HashMap<>(byFolder);
        now.forEach((folder, contents) -> {
            if (contents.equals(OfFolder.NOTHING)) {
                next.remove(folder);
            } else {
                next.put(folder, contents);
            }
        });
        return new Contents(next);
    }
}
