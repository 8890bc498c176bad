package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Keeps what items say before they are changed, in the transaction of whoever writes the change, with a line in the record. For one change and no longer.
///
/// What is kept is one copy, at one of two places:
///
/// - **Versions**, where a hold keeps what the item was: of each change, whatever the item is. Where there is no room, nothing may be changed.
/// - **Calendar Logging**, of what else is of a calendar: so that administrators can say who changed a meeting, and what it said before. Changes that somebody makes to one item within [CalendarLogRows#SHARED]
///   share a copy of what it was before the first. Calendar Logging has a tenth of the room at most, and its oldest copies make room for new ones; where there is none, the change is made all the same, and the record says that nothing was kept.
///
/// Each copy of what is of a calendar is in the log, whichever place it lies at. Only changes count that people see ([VersionTrigger]). Drafts, what people do not see, and what was deleted out of sight have no copies. Where something is changed without one after it had some, the log says so ([CalendarLogRows#putGap]).
final class VersionKeeping {
    /// What share of the room Calendar Logging has, so that what people deleted keeps the rest.
    static final int SHARE = 10;

    /// An item as it is to be written in the place of what it was, of which a copy was kept where one is wanted. Nobody else makes one, so that no change can forget it.
    static final class Versioned {
        private final StoredItem item;

        private Versioned(StoredItem item) {
            this.item = item;
        }

        StoredItem item() {
            return item;
        }
    }

    private final Connection file;
    private final Holding holding;
    private final Instant now;
    private final Set<FolderKey> touched;
    private final Recoverability kept;
    private final HeldMeanings meanings;
    private long held;
    private long logged;

    /// `touched` takes the folders in which something is otherwise afterwards.
    VersionKeeping(Connection file, Holding holding, Instant now, Set<FolderKey> touched)
            throws SQLException {
        this.file = file;
        this.holding = holding;
        this.now = now;
        this.touched = touched;
        this.kept = RecoverabilityRows.of(file, holding.address());
        this.meanings = new HeldMeanings(file, holding.address());
        this.held = holding.contents().recoverableBytes();
        this.logged = holding.contents().of(RecoverableFolder.CALENDAR_LOGGING).bytes();
    }

    /// The item as it is to be written; empty where a hold keeps what it says before, there is no room for that, and nothing may be written.
    Optional<Versioned> over(ItemRevision revision, StreamChange streams, Change change, Actor by)
            throws SQLException {
        var before = revision.before();
        var meant = meanings.of(before);
        switch (wanted(revision, streams, meant)) {
            case NOTHING -> {}
            case GAP -> CalendarLogRows.putGap(file, holding.address(), before.key());
            case VERSION -> {
                if (held + before.size() > kept.most()) {
                    return Optional.empty();
                }
                keep(before, RecoverableFolder.VERSIONS, meant, by);
            }
            case LOG -> log(before, meant, by);
        }
        return Optional.of(new Versioned(revision.made(change)));
    }

    private enum Wanted {
        NOTHING,
        /// No copy, though what changes is minded.
        GAP,
        VERSION,
        LOG
    }

    private Wanted wanted(ItemRevision revision, StreamChange streams, HeldMeanings.OfItem meant)
            throws SQLException {
        var before = revision.before();
        var isOfCalendar = RemovedRows.isOfCalendar(before);
        var isDraft = before.folder() == DefaultFolder.DRAFTS;
        var isMinded =
                (isOfCalendar || (kept.isOnHold() && !isDraft))
                        && isSeen(before)
                        && (!isDraft || isLogged(before))
                        && new VersionTrigger(file, holding.mailbox().orElseThrow().owner())
                                .isTouched(revision, streams);
        if (!isMinded) {
            return Wanted.NOTHING;
        }
        if (isDraft) {
            return Wanted.GAP;
        }
        if (kept.isOnHold() && kept.holds(before.received(), now, meant)) {
            return Wanted.VERSION;
        }
        if (!isOfCalendar) {
            return Wanted.NOTHING;
        }
        return kept.calendarDays() == 0 ? Wanted.GAP : Wanted.LOG;
    }

    private boolean isLogged(StoredItem item) throws SQLException {
        return CalendarLogRows.copyBefore(file, holding.address(), item.key(), Long.MAX_VALUE)
                .isPresent();
    }

    private static boolean isSeen(StoredItem item) {
        return !(item.folder() instanceof RecoverableFolder) && !item.kept().associated();
    }

    private void log(StoredItem before, HeldMeanings.OfItem meant, Actor by) throws SQLException {
        if (CalendarLogRows.share(file, holding.address(), before.key(), now, by)) {
            return;
        }
        if (hasRoom(before.size())) {
            keep(before, RecoverableFolder.CALENDAR_LOGGING, meant, by);
            logged += before.size();
            return;
        }
        CalendarLogRows.putGap(file, holding.address(), before.key());
        if (!RemovalRecords.hasNotLogged(file, holding.address(), before.key(), now, by)) {
            record(
                    before,
                    before.folder(),
                    ItemCounter.taken(file, holding.address(), 1),
                    by,
                    RemovalRecord.Reason.NOT_LOGGED);
        }
    }

    /// Whether Calendar Logging takes so many bytes more, if need be once its oldest copies went.
    private boolean hasRoom(long size) throws SQLException {
        var share = kept.most() / SHARE;
        var excess = Math.max(held + size - kept.most(), logged + size - share);
        if (excess > 0 && size <= share && excess <= logged) {
            try (var removal = new ItemRemoval(file, holding, holding.folders(), now, touched)) {
                var freed = removal.crowdOutOfLog(excess);
                held -= freed;
                logged -= freed;
                excess -= freed;
            }
        }
        return excess <= 0;
    }

    private void keep(
            StoredItem before, RecoverableFolder place, HeldMeanings.OfItem meant, Actor by)
            throws SQLException {
        var mailbox = holding.address();
        var key = new ItemSweeps(file, mailbox).version(before, place);
        var copy = ItemRows.find(file, mailbox, key).orElseThrow();
        Sql.update(
                file,
                RemovedRows.PUT,
                RemovedRows.values(
                        mailbox,
                        copy,
                        place,
                        copy.number(),
                        RemovedRows.Removed.NOT_YET.entered(now),
                        until(copy, meant)));
        if (RemovedRows.isOfCalendar(before)) {
            CalendarLogRows.put(file, mailbox, copy, before.key(), now, by);
        }
        record(
                before,
                place,
                copy.number(),
                by,
                place == RecoverableFolder.VERSIONS
                        ? RemovalRecord.Reason.CHANGED
                        : RemovalRecord.Reason.LOGGED);
        held += copy.size();
        touched.add(place);
    }

    private void record(
            StoredItem before, FolderKey to, long number, Actor by, RemovalRecord.Reason reason)
            throws SQLException {
        Sql.update(
                file,
                RemovalRecords.PUT,
                RemovalRecords.values(
                        holding.address(), before, Optional.of(to), number, now, by, reason));
    }

    private Optional<Instant> until(StoredItem copy, HeldMeanings.OfItem meant) {
        var known =
                new Fate.Case(
                        copy.folder(),
                        false,
                        copy.received(),
                        now,
                        RemovedRows.isOfCalendar(copy),
                        meant);
        return meant.isToBeLookedAtAgain() ? Optional.of(now) : Fate.until(known, kept, now);
    }
}
