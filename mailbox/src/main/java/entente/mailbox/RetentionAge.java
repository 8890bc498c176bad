package entente.mailbox;

import entente.item.Known;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Since when items count for their retention tags.
record RetentionAge(Connection file, Holding holding) {
    /// Empty where it is in Recoverable Items, or is an appointment that repeats: nobody can say beforehand when that ends.
    Optional<Instant> of(Item item) throws SQLException {
        var folder = item.folder().keyIn(holding.address()).filter(holding.folders()::has);
        var received = item.content().properties().time(Known.RECEIVED).orElse(item.made());
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        if (holding.folders().liesIn(folder.get(), DefaultFolder.DELETED_ITEMS)) {
            return Optional.of(deleted(folder.get(), key(item), received));
        }
        return item.content().isAppointment() ? ended(item, received) : Optional.of(received);
    }

    /// One in Deleted Items counts from when it was deleted, and not before the folder that it lies in was put there.
    Instant deleted(FolderKey folder, String key, Instant received) throws SQLException {
        var deleted = RemovedRows.find(file, holding.address(), key).deleted().orElse(received);
        return later(later(received, deleted), TaggedFolder.since(holding.folders(), folder));
    }

    private static Optional<Instant> ended(Item item, Instant received) {
        var properties = item.content().properties();
        return properties.flag(Known.RECURRING).orElse(false)
                ? Optional.empty()
                : properties.time(Known.APPOINTMENT_END).map(end -> later(end, received));
    }

    private static String key(Item item) {
        return EntryId.itemPart(item.id().entryId()).orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
