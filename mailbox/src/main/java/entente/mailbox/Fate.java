package entente.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where an item goes that is taken away: the state machine of what is deleted, all of it.
///
/// Whatever leaves Deletions, or is purged from wherever it lies, is kept where a hold or single item recovery keeps it, and otherwise expunged. A place that an item is in already is where it stays.
sealed interface Fate {
    record Goes(FolderKey to) implements Fate {}

    /// Its bytes go for good.
    record Expunged() implements Fate {}

    /// Where it lies nobody takes it away.
    record OutOfReach() implements Fate {}

    /// What is known of an item when that is decided. `entered` is when it came into Recoverable Items, `now` where it comes there now. `meant` says whether an in-place hold means it, and is asked only where that decides.
    record Case(
            FolderKey folder,
            boolean inDeletedItems,
            Instant received,
            Instant entered,
            boolean calendar,
            Predicate<InPlaceHold> meant) {}

    static Fate of(Removal how, Case item, Recoverability kept, Instant now) {
        return switch (item.folder()) {
            case RecoverableFolder.DELETIONS ->
                    how == Removal.PURGE
                            ? decided(item, kept, now)
                            : new Goes(RecoverableFolder.DELETIONS);
            case RecoverableFolder _ -> new OutOfReach();
            case DefaultFolder _, FolderKey.Own _ ->
                    switch (how) {
                        case DELETE ->
                                new Goes(
                                        item.inDeletedItems()
                                                ? RecoverableFolder.DELETIONS
                                                : DefaultFolder.DELETED_ITEMS);
                        case SOFT_DELETE -> new Goes(RecoverableFolder.DELETIONS);
                        case PURGE -> decided(item, kept, now);
                    };
        };
    }

    /// Where an item in Recoverable Items belongs as time has gone on.
    static Fate afterTime(Case item, Recoverability kept, Instant now) {
        return switch (item.folder()) {
            case RecoverableFolder.DELETIONS ->
                    kept.isOver(item.entered(), item.calendar(), now)
                            ? decided(item, kept, now)
                            : new Goes(RecoverableFolder.DELETIONS);
            case RecoverableFolder.PURGES, RecoverableFolder.DISCOVERY_HOLDS ->
                    decided(item, kept, now);
            case RecoverableFolder.VERSIONS -> version(item, kept, now);
            case RecoverableFolder.CALENDAR_LOGGING ->
                    kept.isOver(item.entered(), true, now)
                                    && !kept.holds(item.received(), now, item.meant())
                            ? new Expunged()
                            : new Goes(RecoverableFolder.CALENDAR_LOGGING);
            case RecoverableFolder.ROOT -> new OutOfReach();
            case DefaultFolder _, FolderKey.Own _ -> new OutOfReach();
        };
    }

    /// When somebody has to look at an item in Recoverable Items again, because it does not belong there any more; long ago where it does not now, and empty where it stays as long as nothing else is said.
    static Optional<Instant> until(Case item, Recoverability kept, Instant now) {
        return switch (item.folder()) {
            case RecoverableFolder.DELETIONS ->
                    Optional.of(kept.over(item.entered(), item.calendar()));
            case RecoverableFolder.PURGES,
                    RecoverableFolder.DISCOVERY_HOLDS,
                    RecoverableFolder.VERSIONS ->
                    leaves(item, kept, item.calendar(), now);
            case RecoverableFolder.CALENDAR_LOGGING -> leaves(item, kept, true, now);
            case RecoverableFolder.ROOT -> Optional.empty();
            case DefaultFolder _, FolderKey.Own _ -> Optional.empty();
        };
    }

    /// The first of the times at which something ends that keeps it, from which on it belongs elsewhere.
    private static Optional<Instant> leaves(
            Case item, Recoverability kept, boolean calendar, Instant now) {
        if (!stays(item, kept, now)) {
            return Optional.of(Instant.EPOCH);
        }
        return Stream.concat(
                        kept.holdsEnd(item.received()),
                        Stream.of(kept.over(item.entered(), calendar)))
                .filter(end -> end.isAfter(now))
                .sorted()
                .filter(end -> !stays(item, kept, end))
                .findFirst();
    }

    /// What no hold keeps any more is kept for as long as it would be without one.
    private static Fate version(Case item, Recoverability kept, Instant now) {
        if (kept.holds(item.received(), now, item.meant())) {
            return new Goes(RecoverableFolder.VERSIONS);
        }
        return item.calendar() && !kept.isOver(item.entered(), true, now)
                ? new Goes(RecoverableFolder.CALENDAR_LOGGING)
                : new Expunged();
    }

    private static boolean stays(Case item, Recoverability kept, Instant at) {
        return afterTime(item, kept, at).equals(new Goes(item.folder()));
    }

    private static Fate decided(Case item, Recoverability kept, Instant now) {
        if (kept.holdsAll(item.received(), now)) {
            return new Goes(RecoverableFolder.PURGES);
        }
        if (kept.holdsMeant(item.received(), now, item.meant())) {
            return new Goes(RecoverableFolder.DISCOVERY_HOLDS);
        }
        return kept.singleItemRecovery() && !kept.isOver(item.entered(), item.calendar(), now)
                ? new Goes(RecoverableFolder.PURGES)
                : new Expunged();
    }
}
