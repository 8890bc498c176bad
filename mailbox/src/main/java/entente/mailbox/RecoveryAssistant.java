package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What a store does by itself with what was deleted: what has been kept for as long as it is to be goes, and where there is too much of it the oldest.
///
/// Each step is a change of at most [#AT_ONCE] items, between which others have their turn, and goes by what is said of the mailbox in that moment: who places a hold meanwhile is heard. What a crash interrupts
/// is due still. Only what is due is looked at; what is said otherwise of a mailbox has the times of all its items set anew first.
final class RecoveryAssistant {
    static final int AT_ONCE = 200;

    /// Who takes away what time or want of room takes.
    static final Actor BY = new Actor("retention", Actor.Way.ASSISTANT);

    private static final System.Logger LOG = System.getLogger(RecoveryAssistant.class.getName());
    private static final Duration ANOTHER_DAY = Duration.ofDays(1);

    private final Database database;
    private final Holdings holdings;
    private final Writer writer;
    private final InstantSource clock;
    private Instant toldUntil;

    RecoveryAssistant(Database database, Holdings holdings, Writer writer, InstantSource clock) {
        this.database = database;
        this.holdings = holdings;
        this.writer = writer;
        this.clock = clock;
        this.toldUntil = clock.instant();
    }

    void run() {
        database.read(RecoverabilityRows::changed).forEach(this::tryReview);
        expire();
        makeRoom();
        tellOfWhatIsNotLogged();
        while (writer.write(
                (connection, _) -> RemovalRecords.forgetSome(connection, clock.instant()))) {}
    }

    /// What a step in one mailbox did: how many items went, and whether more are due.
    record Step(int gone, boolean more) {}

    /// Has some of what is due in one mailbox go.
    Step stepIn(Address mailbox) {
        var gone =
                database.read(RecoverabilityRows::changed).stream()
                        .filter(changed -> changed.mailbox().equals(mailbox))
                        .mapToInt(this::review)
                        .sum();
        var keys = database.read(reader -> RemovedRows.dueIn(reader, mailbox, now(), "", AT_ONCE));
        if (!keys.isEmpty()) {
            gone += writer.write((connection, draft) -> step(connection, draft, mailbox, keys));
        }
        var isMoreDue =
                !database.read(reader -> RemovedRows.dueIn(reader, mailbox, now(), "", 1))
                        .isEmpty();
        return new Step(gone, isMoreDue);
    }

    /// One mailbox's failure is its own: it is reviewed again with the next hour.
    private void tryReview(RecoverabilityRows.Changed changed) {
        try {
            review(changed);
        } catch (RuntimeException failed) {
            failed(changed.mailbox(), failed);
        }
    }

    private static void failed(Address mailbox, RuntimeException failed) {
        LOG.log(
                System.Logger.Level.WARNING,
                "what was deleted from %s did not all go that should".formatted(mailbox),
                failed);
    }

    /// Sets the times of a mailbox's items by what is said of it now; gives how many went by that.
    private int review(RecoverabilityRows.Changed changed) {
        record Reviewed(int gone, Optional<String> last) {}
        var gone = 0;
        var last = Optional.of("");
        while (last.isPresent()) {
            var after = last.get();
            var part =
                    writer.write((connection, draft) -> {
                        var keys = RemovedRows.after(connection, changed.mailbox(), after, AT_ONCE);
                        if (keys.isEmpty()) {
                            RecoverabilityRows.reviewed(connection, changed);
                            return new Reviewed(0, Optional.empty());
                        }
                        return new Reviewed(
                                step(connection, draft, changed.mailbox(), keys),
                                Optional.of(keys.getLast()));
                    });
            gone += part.gone();
            last = part.last();
        }
        return gone;
    }

    private void expire() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            var mailboxes = due.stream().map(RemovedRows.Due::mailbox).distinct().toList();
            for (var mailbox : mailboxes) {
                var keys =
                        due.stream()
                                .filter(each -> each.mailbox().equals(mailbox))
                                .map(RemovedRows.Due::item)
                                .toList();
                expire(mailbox, keys);
            }
        }
    }

    /// One mailbox's failure is its own: what is due there is looked at again another day.
    private void expire(Address mailbox, List<String> keys) {
        try {
            writer.write((connection, draft) -> step(connection, draft, mailbox, keys));
        } catch (RuntimeException failed) {
            failed(mailbox, failed);
            writer.write((connection, _) -> putOff(connection, mailbox, keys));
        }
    }

    private List<RemovedRows.Due> due() {
        return database.read(reader -> RemovedRows.due(reader, now(), AT_ONCE));
    }

    /// Afterwards none of them is due but those that nobody read yet. Where there is no mailbox now, what was kept in it is looked at again another day: it may come back. Gives how many went.
    private int step(
            Connection connection, Holdings.Draft draft, Address mailbox, List<String> keys)
            throws SQLException {
        var holding = draft.find(mailbox).filter(known -> known.mailbox().isPresent());
        if (holding.isEmpty()) {
            putOff(connection, mailbox, keys);
            return 0;
        }
        var items = new ArrayList<StoredItem>();
        for (var key : keys) {
            ItemRows.find(connection, mailbox, key)
                    .filter(item -> item.folder() instanceof RecoverableFolder)
                    .ifPresent(items::add);
        }
        var gone = new AtomicInteger();
        draft.put(
                new ItemWriting(connection, holding.get(), now())
                        .making(removal -> gone.set(removal.afterTime(items, BY))));
        return gone.get();
    }

    /// Gives how many they are.
    private int putOff(Connection connection, Address mailbox, List<String> keys)
            throws SQLException {
        for (var key : keys) {
            RemovedRows.putOff(connection, mailbox, key, now().plus(ANOTHER_DAY));
        }
        return keys.size();
    }

    /// A line for each mailbox, however many changes there were.
    private void tellOfWhatIsNotLogged() {
        var now = clock.instant();
        var after = toldUntil;
        database.read(reader -> RemovalRecords.notLogged(reader, after, now))
                .forEach((mailbox, changes) ->
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "{0}: {1} times changes of appointments in {2} were made and not logged. {3}",
                                Code.CALENDAR_LOG_FULL,
                                changes,
                                mailbox,
                                Refusal.of(Code.CALENDAR_LOG_FULL).remedy()));
        toldUntil = now;
    }

    /// Where nothing is held, the oldest go until there is no more than the warning allows.
    private void makeRoom() {
        var kept = database.read(RecoverabilityRows::all);
        for (var holding : holdings.all()) {
            var own = kept.getOrDefault(holding.address(), Recoverability.INITIAL);
            if (holding.contents().recoverableBytes() > own.warnedFrom()) {
                tryMakeRoom(holding, own);
            }
        }
    }

    private void tryMakeRoom(Holding holding, Recoverability kept) {
        try {
            makeRoom(holding, kept);
        } catch (RuntimeException failed) {
            failed(holding.address(), failed);
        }
    }

    private void makeRoom(Holding holding, Recoverability kept) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} keeps {1} bytes of what was deleted, of at most {2}",
                holding.address(),
                holding.contents().recoverableBytes(),
                kept.most());
        while (writer.write(
                (connection, draft) -> crowdOut(connection, draft, holding.address()))) {}
    }

    private boolean crowdOut(Connection connection, Holdings.Draft draft, Address mailbox)
            throws SQLException {
        var holding = draft.find(mailbox).filter(known -> known.mailbox().isPresent());
        if (holding.isEmpty()) {
            return false;
        }
        var kept = RecoverabilityRows.of(connection, mailbox);
        var excess = holding.get().contents().recoverableBytes() - kept.warnedFrom();
        if (excess <= 0) {
            return false;
        }
        // What Calendar Logging has above its share goes before all else.
        var above =
                holding.get().contents().of(RecoverableFolder.CALENDAR_LOGGING).bytes()
                        - kept.most() / VersionKeeping.SHARE;
        var oldest =
                above > 0
                        ? first(
                                RecoverableListing.oldestLogged(connection, mailbox, AT_ONCE),
                                Math.min(excess, above))
                        : first(RecoverableListing.oldest(connection, mailbox, AT_ONCE), excess);
        if (oldest.isEmpty()) {
            return false;
        }
        var gone = new AtomicInteger();
        draft.put(
                new ItemWriting(connection, holding.get(), now())
                        .making(removal -> gone.set(removal.crowdOut(oldest, BY))));
        return gone.get() > 0;
    }

    /// As many as are so many bytes together.
    private static List<StoredItem> first(List<StoredItem> items, long bytes) {
        var some = new ArrayList<StoredItem>();
        var left = bytes;
        for (var item : items) {
            if (left > 0) {
                some.add(item);
                left -= item.size();
            }
        }
        return some;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
