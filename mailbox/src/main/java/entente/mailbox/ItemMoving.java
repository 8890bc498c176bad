package entente.mailbox;

import entente.mailbox.RemovalRecord.Reason;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts items into other folders, and back to where they were deleted from, in the transaction of whoever writes.
final class ItemMoving {
    private final Connection file;
    private final Holding holding;
    private final Instant now;
    private final Set<FolderKey> touched;

    ItemMoving(Connection file, Holding holding, Instant now, Set<FolderKey> touched) {
        this.file = file;
        this.holding = holding;
        this.now = now;
        this.touched = touched;
    }

    /// Into a folder that somebody chose. Whoever puts an item into Deleted Items has deleted it.
    void move(StoredItem item, FolderKey to, Actor by) throws SQLException {
        if (to == DefaultFolder.DELETED_ITEMS
                && !(item.folder() instanceof RecoverableFolder)
                && !isDeleted(item.folder())) {
            try (var removal = new ItemRemoval(file, holding, holding.folders(), now, touched)) {
                removal.removed(item, Removal.DELETE, by);
            }
            return;
        }
        put(
                item,
                to,
                isDeleted(to)
                        ? ItemRemoval.stamp(mailbox(), holding.folders(), item)
                        : Optional.empty(),
                by,
                Reason.MOVED);
    }

    /// Why an item cannot be put back; empty where it was.
    Optional<Refusal> restore(StoredItem item, ItemAct.Recovery asked, Optional<FolderKey> chosen)
            throws SQLException {
        var removed = RemovedRows.find(file, mailbox(), item.key());
        if (!isInReach(item.folder(), asked.everywhere()) || removed.restored()) {
            return Optional.of(Refusal.of(Code.ITEM_UNKNOWN));
        }
        var origin =
                Origin.of(
                        mailbox(),
                        holding.folders(),
                        item.kept().lastParent(),
                        item.kept().content());
        var to = chosen.orElse(origin.folder());
        if (item.folder() instanceof RecoverableFolder && !hasRoom(item)) {
            return Optional.of(Refusal.of(Code.RECOVERY_WITHOUT_ROOM));
        }
        if (isThereAlready(item, to)) {
            return Optional.of(Refusal.of(Code.RECOVERED_ALREADY_THERE));
        }
        keepWhatIsHeld(item, removed, asked.by());
        put(item, to, Optional.empty(), asked.by(), reason(chosen, origin));
        return Optional.empty();
    }

    private static Reason reason(Optional<FolderKey> chosen, Origin origin) {
        if (chosen.isPresent()) {
            return Reason.RESTORED_ELSEWHERE;
        }
        return origin.original() ? Reason.RESTORED : Reason.RESTORED_BY_TYPE;
    }

    private boolean isInReach(FolderKey folder, boolean everywhere) {
        return switch (folder) {
            case RecoverableFolder.DELETIONS -> true;
            case RecoverableFolder.PURGES, RecoverableFolder.DISCOVERY_HOLDS -> everywhere;
            case RecoverableFolder _ -> false;
            case DefaultFolder _, FolderKey.Own _ -> isDeleted(folder);
        };
    }

    private boolean hasRoom(StoredItem item) {
        return holding.mailTaken()
                .map(MailAcceptance::filling)
                .filter(filling -> filling.takes(item.size(), holding.contents().bytes()))
                .isPresent();
    }

    /// Whether a calendar that it would be put into holds an appointment of its UID.
    private boolean isThereAlready(StoredItem item, FolderKey to) throws SQLException {
        if (!holding.isCalendar(to) || !item.kept().content().isAppointment()) {
            return false;
        }
        var agenda = holding.agendas().find(to);
        return agenda.isPresent()
                && AppointmentRows.object(file, holding.mailbox().orElseThrow(), item)
                        .filter(object -> !agenda.get().keys(object.uid()).isEmpty())
                        .isPresent();
    }

    /// Leaves a copy in the place of what a hold keeps there.
    private void keepWhatIsHeld(StoredItem item, RemovedRows.Removed removed, Actor by)
            throws SQLException {
        var kept = RecoverabilityRows.of(file, mailbox());
        var meant = new HeldMeanings(file, mailbox()).of(item);
        var isHeld =
                (item.folder() == RecoverableFolder.PURGES
                                || item.folder() == RecoverableFolder.DISCOVERY_HOLDS)
                        && kept.holds(item.received(), now, meant);
        if (!isHeld) {
            return;
        }
        var key = new ItemSweeps(file, mailbox()).copy(item.key(), item.folder(), now);
        var copy = ItemRows.find(file, mailbox(), key).orElseThrow();
        var known =
                new Fate.Case(
                        copy.folder(),
                        false,
                        item.received(),
                        removed.entered().orElse(now),
                        RemovedRows.isOfCalendar(item),
                        meant);
        Sql.update(
                file,
                RemovedRows.PUT,
                RemovedRows.values(
                        mailbox(),
                        copy,
                        copy.folder(),
                        copy.number(),
                        new RemovedRows.Removed(removed.deleted(), removed.entered(), true),
                        Fate.until(known, kept, now)));
        record(copy, copy.folder(), copy.number(), by, Reason.RESTORED);
    }

    private void put(StoredItem item, FolderKey to, Optional<String> stamp, Actor by, Reason reason)
            throws SQLException {
        var number = ItemCounter.taken(file, mailbox(), 1);
        GoneRows.put(file, mailbox(), item, number);
        Sql.update(
                file,
                ItemRows.MOVE,
                FolderKey.text(to),
                number,
                number,
                stamp,
                mailbox().toString(),
                item.key());
        var isOfDeleted =
                item.folder() instanceof RecoverableFolder
                        || isDeleted(item.folder())
                        || isDeleted(to);
        if (isOfDeleted) {
            RemovedRows.remove(file, mailbox(), item.key());
            if (isDeleted(to)) {
                Sql.update(
                        file,
                        RemovedRows.PUT,
                        RemovedRows.values(
                                mailbox(),
                                item,
                                to,
                                number,
                                RemovedRows.Removed.at(now),
                                Optional.empty()));
            }
        }
        if (isOfDeleted || RemovedRows.isOfCalendar(item)) {
            record(item, to, number, by, reason);
        }
        touched.addAll(List.of(item.folder(), to));
    }

    private void record(StoredItem item, FolderKey to, long number, Actor by, Reason reason)
            throws SQLException {
        Sql.update(
                file,
                RemovalRecords.PUT,
                RemovalRecords.values(mailbox(), item, Optional.of(to), number, now, by, reason));
    }

    private boolean isDeleted(FolderKey folder) {
        return holding.folders().liesIn(folder, DefaultFolder.DELETED_ITEMS);
    }

    private Address mailbox() {
        return holding.address();
    }
}
