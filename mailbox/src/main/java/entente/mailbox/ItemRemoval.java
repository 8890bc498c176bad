package entente.mailbox;

import entente.mailbox.RemovalRecord.Reason;
import entente.mailbox.RemovedRows.Removed;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Takes items away as their [Fate] is, in the transaction of whoever writes, each with its line in the record. Nothing else makes an item's bytes go for good but the removal of its mailbox.
///
/// An item that leaves a folder for Deleted Items or Recoverable Items is stamped with that folder (LAPEID). One that leaves Deleted Items, or a folder in it, keeps the stamp that it has: it comes back to where it lay first.
final class ItemRemoval implements AutoCloseable {
    private static final int AT_ONCE = 1_000;

    /// How many copies of Calendar Logging make room for one.
    private static final int MOST_FOR_ONE = 100;

    private final Connection file;
    private final Holding holding;
    private final FolderTree tree;
    private final Instant now;
    private final Recoverability kept;
    private final HeldMeanings meanings;
    private final Set<FolderKey> touched;
    private final Sql.Repeated put;
    private final Sql.Repeated gone;
    private final Sql.Repeated since;
    private final Sql.Repeated record;
    private long held;
    private long logged;
    private long number;
    private int told;

    /// `tree` has the folders in which the items lie; `touched` takes those in which something is otherwise afterwards.
    ItemRemoval(
            Connection file, Holding holding, FolderTree tree, Instant now, Set<FolderKey> touched)
            throws SQLException {
        this.file = file;
        this.holding = holding;
        this.tree = tree;
        this.now = now;
        this.kept = RecoverabilityRows.of(file, holding.address());
        this.meanings = new HeldMeanings(file, holding.address());
        this.touched = touched;
        this.held = holding.contents().recoverableBytes();
        this.logged = holding.contents().of(RecoverableFolder.CALENDAR_LOGGING).bytes();
        this.put = Sql.repeated(file, ItemRows.MOVE);
        this.gone = Sql.repeated(file, GoneRows.PUT);
        this.since = Sql.repeated(file, RemovedRows.PUT);
        this.record = Sql.repeated(file, RemovalRecords.PUT);
    }

    /// What people see of a folder, in the order in which it came.
    ///
    /// @throws Problem where there is no room for it in Recoverable Items
    void removeAll(FolderKey folder, Removal how, Actor by) throws SQLException {
        var items = page(folder, 0);
        while (!items.isEmpty()) {
            if (all(items, item -> fate(item, how), by, (_, _) -> reason(how))
                    .contains(new Outcome.NoRoom())) {
                throw new Problem(Refusal.of(Code.RECOVERABLE_ITEMS_FULL));
            }
            items = page(folder, items.getLast().came());
        }
    }

    /// What became of one.
    sealed interface Outcome {
        record Went(FolderKey to) implements Outcome {}

        record Expunged() implements Outcome {}

        record OutOfReach() implements Outcome {}

        /// Nothing was done.
        record NoRoom() implements Outcome {}
    }

    Outcome removed(StoredItem item, Removal how, Actor by) throws SQLException {
        return all(List.of(item), each -> fate(each, how), by, (_, _) -> reason(how)).getFirst();
    }

    /// Puts items where they belong as time has gone on; each stays where it is that belongs there, and is looked at again when it may not any more. The newest versions go on first, while there is room for them. Gives how many went.
    int afterTime(List<StoredItem> some, Actor by) throws SQLException {
        var items =
                some.stream()
                        .sorted(Comparator.comparingLong(StoredItem::number).reversed())
                        .toList();
        var outcomes =
                all(items, item -> Fate.afterTime(item, kept, now), by, ItemRemoval::reasonOfTime);
        var gone = 0;
        for (var index = 0; index < items.size(); index++) {
            if (!outcomes.get(index).equals(new Outcome.Went(items.get(index).folder()))) {
                gone++;
            }
        }
        return gone;
    }

    /// What the tag of that action takes, each where its fate is.
    List<Outcome> tagged(List<StoredItem> items, Removal how, Actor by) throws SQLException {
        return all(items, item -> fate(item, how), by, (_, _) -> Reason.RETENTION_TAG);
    }

    /// Where an item would go, and how many bytes of it were read to know that.
    record Foreseen(Fate fate, long read) {}

    /// Of an item that was taken away so; nothing is done.
    Foreseen foreseen(StoredItem item, Removal how) throws SQLException {
        return foreseen(item, known -> fate(known, how));
    }

    /// Of one as time has gone on; nothing is done.
    Foreseen foreseenAfterTime(StoredItem item) throws SQLException {
        return foreseen(item, known -> Fate.afterTime(known, kept, now));
    }

    /// Each is read, however many were before.
    private Foreseen foreseen(StoredItem item, Deciding deciding) throws SQLException {
        var meant = new HeldMeanings(file, holding.address()).of(item);
        var fate = deciding.fate(known(new Taken(item, removed(item), meant)));
        return new Foreseen(fate, meant.isRead() ? item.size() : 0);
    }

    /// Has them go for good before their time, where nothing keeps what is too much: neither single item recovery nor any hold. Gives how many went.
    int crowdOut(List<StoredItem> items, Actor by) throws SQLException {
        if (kept.singleItemRecovery() || kept.isOnHold()) {
            return 0;
        }
        all(items, _ -> new Fate.Expunged(), by, (_, _) -> Reason.CROWDED_OUT);
        return items.size();
    }

    /// Has the oldest copies of Calendar Logging that no hold keeps go for good until these are so many bytes less, up to [#MOST_FOR_ONE] of them; none where that is not enough and no more could go another time. Gives how many bytes went.
    long crowdOutOfLog(long excess) throws SQLException {
        var chosen = new ArrayList<StoredItem>();
        var freed = 0L;
        for (var item : RecoverableListing.oldestLogged(file, holding.address(), MOST_FOR_ONE)) {
            if (freed < excess && !kept.holds(item.received(), now, meanings.of(item))) {
                chosen.add(item);
                freed += item.size();
            }
        }
        if (freed < excess && chosen.size() < MOST_FOR_ONE) {
            return 0;
        }
        all(chosen, _ -> new Fate.Expunged(), RecoveryAssistant.BY, (_, _) -> Reason.CROWDED_OUT);
        return freed;
    }

    @Override
    public void close() throws SQLException {
        try (put;
                gone;
                since) {
            record.close();
        }
    }

    private interface Deciding {
        Fate fate(Fate.Case item);
    }

    /// An item and what is known of it beside.
    private record Taken(StoredItem item, Removed removed, HeldMeanings.OfItem meant) {}

    private List<Outcome> all(
            List<StoredItem> items,
            Deciding deciding,
            Actor by,
            BiFunction<StoredItem, Fate, Reason> reason)
            throws SQLException {
        var first = ItemCounter.of(file, holding.address()).last() + 1;
        number = first;
        told = 0;
        var outcomes = new ArrayList<Outcome>();
        for (var item : items) {
            var taken = taken(item);
            var fate = goingOn(item, deciding.fate(known(taken)));
            outcomes.add(done(taken, fate, by, reason.apply(item, fate)));
        }
        if (number > first) {
            ItemCounter.taken(file, holding.address(), number - first);
        }
        GoneRows.added(file, holding.address(), told);
        return outcomes;
    }

    /// A version goes on to Calendar Logging if it is in the log and there is room for it.
    private Fate goingOn(StoredItem item, Fate fate) throws SQLException {
        return item.folder() == RecoverableFolder.VERSIONS
                        && fate.equals(new Fate.Goes(RecoverableFolder.CALENDAR_LOGGING))
                        && (logged + item.size() > kept.most() / VersionKeeping.SHARE
                                || !CalendarLogRows.has(file, holding.address(), item.key()))
                ? new Fate.Expunged()
                : fate;
    }

    private static Reason reasonOfTime(StoredItem item, Fate fate) {
        if (item.folder() == RecoverableFolder.DELETIONS
                || item.folder() == RecoverableFolder.CALENDAR_LOGGING) {
            return Reason.EXPIRED;
        }
        return switch (fate) {
            case Fate.Goes(var to) when to == RecoverableFolder.CALENDAR_LOGGING -> Reason.RELEASED;
            case Fate.Goes _ -> Reason.HELD;
            case Fate.Expunged _, Fate.OutOfReach _ -> Reason.RELEASED;
        };
    }

    private Fate fate(Fate.Case item, Removal how) {
        return Fate.of(how, item, kept, now);
    }

    private static Reason reason(Removal how) {
        return switch (how) {
            case DELETE -> Reason.DELETED;
            case SOFT_DELETE -> Reason.SOFT_DELETED;
            case PURGE -> Reason.PURGED;
        };
    }

    private Removed removed(StoredItem item) throws SQLException {
        return item.folder() == DefaultFolder.DELETED_ITEMS
                        || item.folder() instanceof RecoverableFolder
                ? RemovedRows.find(file, holding.address(), item.key())
                : Removed.NOT_YET;
    }

    private Outcome done(Taken taken, Fate fate, Actor by, Reason reason) throws SQLException {
        var item = taken.item();
        return switch (fate) {
            case Fate.OutOfReach _ -> new Outcome.OutOfReach();
            case Fate.Goes(var to) when to.equals(item.folder()) -> {
                var until = until(taken, to, taken.removed().entered().orElse(now));
                RemovedRows.putUntil(file, holding.address(), item.key(), until);
                yield new Outcome.Went(to);
            }
            case Fate.Goes(var to) when !hasRoom(item, to) -> new Outcome.NoRoom();
            case Fate.Goes(var to) -> {
                put(taken, to, by, reason);
                yield new Outcome.Went(to);
            }
            case Fate.Expunged _ -> {
                expunge(item, by, reason);
                yield new Outcome.Expunged();
            }
        };
    }

    private Taken taken(StoredItem item) throws SQLException {
        return new Taken(item, removed(item), meanings.of(item));
    }

    private Fate.Case known(Taken taken) {
        return known(taken, taken.item().folder(), taken.removed().entered().orElse(now));
    }

    private Fate.Case known(Taken taken, FolderKey folder, Instant entered) {
        return new Fate.Case(
                folder,
                isDeleted(folder),
                taken.item().received(),
                entered,
                RemovedRows.isOfCalendar(taken.item()),
                taken.meant());
    }

    /// When somebody has to look at it again in that folder: at once where nobody read it for want of time.
    private Optional<Instant> until(Taken taken, FolderKey folder, Instant entered) {
        var until = Fate.until(known(taken, folder, entered), kept, now);
        return taken.meant().isToBeLookedAtAgain() ? Optional.of(now) : until;
    }

    /// What lies in Recoverable Items already has its room there.
    private boolean hasRoom(StoredItem item, FolderKey to) {
        return !(to instanceof RecoverableFolder)
                || item.folder() instanceof RecoverableFolder
                || held + item.size() <= kept.most();
    }

    private void put(Taken taken, FolderKey to, Actor by, Reason reason) throws SQLException {
        var item = taken.item();
        var removed = taken.removed();
        var mailbox = holding.address();
        var here = leaving(item, Optional.of(to), by, reason);
        put.update(
                FolderKey.text(to),
                here,
                here,
                stamp(holding.address(), tree, item),
                mailbox.toString(),
                item.key());
        var isDeleted = to == DefaultFolder.DELETED_ITEMS;
        var after =
                new Removed(
                        isDeleted ? Optional.of(now) : removed.deleted(),
                        isDeleted ? Optional.empty() : removed.entered().or(() -> Optional.of(now)),
                        removed.restored());
        var until = until(taken, to, after.entered().orElse(now));
        since.update(RemovedRows.values(mailbox, item, to, here, after, until));
        held += item.folder() instanceof RecoverableFolder || isDeleted ? 0 : item.size();
        logged += to == RecoverableFolder.CALENDAR_LOGGING ? item.size() : 0;
        touched.add(to);
    }

    private void expunge(StoredItem item, Actor by, Reason reason) throws SQLException {
        leaving(item, Optional.empty(), by, reason);
        if (item.folder() == RecoverableFolder.CALENDAR_LOGGING
                || item.folder() == RecoverableFolder.VERSIONS) {
            CalendarLogRows.putGapBefore(file, holding.address(), item.key());
        }
        Sql.update(
                file,
                "DELETE FROM item WHERE mailbox = ? AND item = ?",
                holding.address().toString(),
                item.key());
    }

    /// Notes that it goes from where it lies, and gives the number of that.
    private long leaving(StoredItem item, Optional<FolderKey> to, Actor by, Reason reason)
            throws SQLException {
        var mailbox = holding.address();
        var here = number++;
        if (!item.kept().associated()) {
            gone.update(GoneRows.values(mailbox, item, here));
            told++;
        }
        record.update(RemovalRecords.values(mailbox, item, to, here, now, by, reason));
        touched.add(item.folder());
        return here;
    }

    /// The folder's part of an entry id. What was put into Deleted Items otherwise than by deleting it came from nowhere.
    static Optional<String> stamp(Address mailbox, FolderTree tree, StoredItem item) {
        var known = item.kept().lastParent();
        if (item.folder() instanceof RecoverableFolder
                || item.folder() == DefaultFolder.DELETED_ITEMS
                || (known.isPresent() && tree.liesIn(item.folder(), DefaultFolder.DELETED_ITEMS))) {
            return known;
        }
        return Optional.of(EntryId.folderPart(EntryId.of(mailbox, item.folder())));
    }

    private boolean isDeleted(FolderKey folder) {
        return tree.liesIn(folder, DefaultFolder.DELETED_ITEMS);
    }

    private List<StoredItem> page(FolderKey folder, long after) throws SQLException {
        return Sql.query(
                file,
                "SELECT "
                        + ItemRows.COLUMNS
                        + " FROM item WHERE mailbox = ? AND folder = ? AND associated = 0 AND came > ? ORDER BY came LIMIT ?",
                ItemRows::read,
                holding.address().toString(),
                FolderKey.text(folder),
                after,
                AT_ONCE);
    }
}
