package entente.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Keeps what items say before they are changed, where a hold keeps that: a copy in Versions, in the transaction of whoever writes the change, with a line in the record. For one change and no longer.
///
/// Drafts, what people do not see, and what was deleted have no versions.
final class VersionKeeping {
    /// An item as it is to be written in the place of what it was, of which a version was kept where a hold wants one. Nobody else makes one, so that no change can forget it.
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
    }

    /// The item as it is to be written; empty where there is no room for what it says before, and nothing may be written.
    Optional<Versioned> over(ItemRevision revision, StreamChange streams, Change change, Actor by)
            throws SQLException {
        var before = revision.before();
        var meant = meanings.of(before);
        if (isToBeKept(revision, streams, meant)) {
            if (held + before.size() > kept.most()) {
                return Optional.empty();
            }
            keep(before, meant, by);
        }
        return Optional.of(new Versioned(revision.made(change)));
    }

    private boolean isToBeKept(
            ItemRevision revision, StreamChange streams, HeldMeanings.OfItem meant)
            throws SQLException {
        var before = revision.before();
        return kept.isOnHold()
                && !(before.folder() instanceof RecoverableFolder)
                && before.folder() != DefaultFolder.DRAFTS
                && !before.kept().associated()
                && new VersionTrigger(file, holding.mailbox().orElseThrow().owner())
                        .isTouched(revision, streams)
                && kept.holds(before.received(), now, meant);
    }

    private void keep(StoredItem before, HeldMeanings.OfItem meant, Actor by) throws SQLException {
        var mailbox = holding.address();
        var key = new ItemSweeps(file, mailbox).version(before);
        var version = ItemRows.find(file, mailbox, key).orElseThrow();
        Sql.update(
                file,
                RemovedRows.PUT,
                RemovedRows.values(
                        mailbox,
                        version,
                        version.folder(),
                        version.number(),
                        RemovedRows.Removed.NOT_YET.entered(now),
                        until(version, meant)));
        Sql.update(
                file,
                RemovalRecords.PUT,
                RemovalRecords.values(
                        mailbox,
                        before,
                        Optional.of(version.folder()),
                        version.number(),
                        now,
                        by,
                        RemovalRecord.Reason.CHANGED));
        held += version.size();
        touched.add(version.folder());
    }

    private Optional<Instant> until(StoredItem version, HeldMeanings.OfItem meant) {
        var known =
                new Fate.Case(
                        version.folder(),
                        false,
                        version.received(),
                        now,
                        RemovedRows.isOfCalendar(version),
                        meant);
        return meant.isToBeLookedAtAgain() ? Optional.of(now) : Fate.until(known, kept, now);
    }
}
