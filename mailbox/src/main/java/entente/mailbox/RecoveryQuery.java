package entente.mailbox;

import entente.item.Known;
import entente.item.PropertyValue;
import entente.item.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Which deleted items of one place.
///
/// All that is given has to be so: `entryId` is an item's HexEntryId; its last change was at `from` or later, at `until` or earlier; its class begins with `itemClass`, without regard to case; it was deleted from
/// the folder with the id part `lastParent` (44 hex digits); its subject contains `subject`, without regard to case; it is from `sender`, an address. `before` is where the page before ended; `most` is how many at most.
public record RecoveryQuery(
        Source source,
        Optional<String> entryId,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> itemClass,
        Optional<String> lastParent,
        Optional<String> subject,
        Optional<String> sender,
        Optional<Long> before,
        int most) {
    /// Where they lie, in the words of administrators.
    public enum Source {
        DELETED_ITEMS(DefaultFolder.DELETED_ITEMS),
        RECOVERABLE_ITEMS(RecoverableFolder.DELETIONS),
        PURGED_ITEMS(RecoverableFolder.PURGES),
        DISCOVERY_HOLDS_ITEMS(RecoverableFolder.DISCOVERY_HOLDS);

        private final FolderKey folder;

        Source(FolderKey folder) {
            this.folder = folder;
        }

        FolderKey folder() {
            return folder;
        }
    }

    public RecoveryQuery {
        if (most < 1) {
            throw new IllegalArgumentException("a page has an item at least");
        }
    }

    /// All of a place.
    public static RecoveryQuery of(Source source, int most) {
        return of(source, Optional.empty(), most);
    }

    /// The one of a place that has this HexEntryId.
    public static RecoveryQuery ofItem(Source source, String entryId) {
        return of(source, Optional.of(entryId), 1);
    }

    private static RecoveryQuery of(Source source, Optional<String> entryId, int most) {
        return new RecoveryQuery(
                source,
                entryId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                most);
    }

    public RecoveryQuery from(String address) {
        return new RecoveryQuery(
                source,
                entryId,
                from,
                until,
                itemClass,
                lastParent,
                subject,
                Optional.of(address),
                before,
                most);
    }

    /// What comes after a page that ended there.
    public RecoveryQuery after(long end) {
        return new RecoveryQuery(
                source,
                entryId,
                from,
                until,
                itemClass,
                lastParent,
                subject,
                sender,
                Optional.of(end),
                most);
    }

    /// Whether nothing is asked but where they lie.
    boolean isAll() {
        var all = RecoveryQuery.of(source, most);
        return equals(before.map(all::after).orElse(all));
    }

    boolean matches(Item item) {
        var properties = item.content().properties();
        return entryId.map(id -> id.equalsIgnoreCase(item.id().entryId())).orElse(true)
                && from.map(time -> !item.changed().at().isBefore(time)).orElse(true)
                && until.map(time -> !item.changed().at().isAfter(time)).orElse(true)
                && itemClass.map(text -> begins(item.content().itemClass(), text)).orElse(true)
                && lastParent
                        .map(hex -> new PropertyValue.Binary(hex.toUpperCase(Locale.ROOT)))
                        .map(stamp -> Optional.of(stamp).equals(properties.find(Known.LAST_PARENT)))
                        .orElse(true)
                && subject.map(text -> contains(properties.text(Known.SUBJECT), text)).orElse(true)
                && sender.map(text -> isFrom(item, text)).orElse(true);
    }

    private static boolean begins(String text, String with) {
        return Texts.folded(text).startsWith(Texts.folded(with));
    }

    private static boolean contains(Optional<String> text, String part) {
        return Texts.folded(text.orElse("")).contains(Texts.folded(part));
    }

    private static boolean isFrom(Item item, String sender) {
        return RemovedRows.sender(item.content()).equals(RemovedRows.sought(sender));
    }
}
