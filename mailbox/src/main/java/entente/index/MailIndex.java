package entente.index;

import entente.mailbox.ItemMark;
import entente.mailbox.MailboxStore;
import entente.matching.Gap;
import entente.matching.Meaning;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;

/// The index of all mailboxes of a store, in a folder that this process alone has open. It follows the store by itself every few seconds, and before each search of what is searched.
///
/// All methods may be called by any thread. They throw [Problem] where the index or the store cannot be read or written.
public final class MailIndex implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MailIndex.class.getName());
    private static final int SECONDS = 5;
    private static final int STEPS_FOR_A_COMMIT = 20;
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final Path folder;
    private final MailboxStore store;
    private final ReentrantLock changing = new ReentrantLock(true);
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("mail-index").daemon().factory());
    private volatile IndexFiles.Opened opened;
    private volatile boolean closing;

    private MailIndex(Path folder, MailboxStore store) {
        this.folder = folder;
        this.store = store;
        this.opened = IndexFiles.open(folder);
    }

    /// Opens the index in this folder, or makes one. It follows nothing by itself until [#start].
    public static MailIndex open(Path folder, MailboxStore store) {
        return new MailIndex(folder, store);
    }

    public void start() {
        var _ =
                background.scheduleWithFixedDelay(
                        () -> tried(this::follow), 0, SECONDS, TimeUnit.SECONDS);
    }

    /// Waits until the index knows all that these mailboxes hold now, and helps it.
    ///
    /// @throws Problem where it does not within `patience`
    public void catchUp(Collection<Address> mailboxes, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        for (var mailbox : mailboxes) {
            var target = store.newestMark(mailbox);
            var more = !stands(mailbox, target);
            while (more) {
                more = step(mailbox, end - System.nanoTime()) && !knows(mailbox, target);
            }
        }
    }

    /// What a query means among what the index knows: `most` at most, those after one where there is such.
    ///
    /// @throws Problem where it takes longer than `patience`, or the query is too broad
    public Findings search(
            Meaning meaning, Scope scope, int most, Optional<Hit.Mark> after, Duration patience) {
        return found(
                meaning.lucene(), scope, new HitCollector(scope.folders(), most, after), patience);
    }

    /// What of the scope is not searched whole, likewise.
    public Findings unsearchable(
            Scope scope, int most, Optional<Hit.Mark> after, Duration patience) {
        var gaps = Arrays.stream(Gap.values()).map(gap -> new BytesRef(gap.word())).toList();
        return found(
                new TermInSetQuery(IndexedItem.GAP, gaps),
                scope,
                new HitCollector(scope.folders(), most, after),
                patience);
    }

    /// How far it is with each mailbox that is here.
    public Map<Address, IndexState> states() {
        var states = new HashMap<Address, IndexState>();
        store.newestMarks()
                .forEach((mailbox, newest) ->
                        states.put(mailbox, IndexState.of(opened.marks().of(mailbox), newest)));
        return Map.copyOf(states);
    }

    /// Forgets what it knows of a mailbox, and reads it anew by and by.
    public void rebuild(Address mailbox) {
        changing.lock();
        try {
            following().forget(mailbox);
        } catch (IOException | AlreadyClosedException failed) {
            throw IndexFiles.failed(failed);
        } finally {
            changing.unlock();
        }
    }

    /// Writes what it knows to the disk, with how far that is.
    void commit() {
        changing.lock();
        try {
            var writer = opened.writer();
            if (writer.hasUncommittedChanges()) {
                writer.setLiveCommitData(opened.marks().written().entrySet());
                writer.commit();
            }
        } catch (IOException | AlreadyClosedException failed) {
            throw IndexFiles.failed(failed);
        } finally {
            changing.unlock();
        }
    }

    /// Follows all mailboxes once.
    void follow() {
        reopen();
        var newest = store.newestMarks();
        for (var known : opened.marks().all().keySet()) {
            if (!newest.containsKey(known)) {
                rebuild(known);
            }
        }
        for (var each : newest.entrySet()) {
            // One mailbox that cannot be read must not keep the others from being followed.
            tried(() -> follow(each.getKey(), Optional.of(each.getValue())));
        }
        commit();
    }

    private void follow(Address mailbox, Optional<ItemMark> target) {
        var more = !stands(mailbox, target);
        for (var steps = 1; more && !closing; steps++) {
            more = step(mailbox, WAIT.toNanos()) && !knows(mailbox, target);
            if (steps % STEPS_FOR_A_COMMIT == 0) {
                commit();
            }
        }
    }

    /// Goes on from what is on the disk where the writer failed and closed itself, as it does where there is no room.
    private void reopen() {
        changing.lock();
        try {
            if (closing || opened.writer().isOpen()) {
                return;
            }
            opened.close();
            opened = IndexFiles.open(folder);
        } catch (IOException | AlreadyClosedException failed) {
            throw IndexFiles.failed(failed);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        // Not interrupted: a thread that is stopped while it writes leaves the files closed.
        background.shutdown();
        changing.lock();
        try {
            if (opened.writer().isOpen()) {
                commit();
            }
            opened.close();
        } catch (IOException | AlreadyClosedException | Problem failed) {
            // What was not written is found anew from the mailboxes.
            LOG.log(System.Logger.Level.WARNING, "The index was not closed in order", failed);
        } finally {
            changing.unlock();
        }
    }

    private void tried(Runnable following) {
        try {
            following.run();
        } catch (RuntimeException failed) {
            if (!closing) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The index could not follow the mailboxes",
                        failed);
            }
        }
    }

    /// Whether there is nothing to do. Who stands after a mark, as where the store was put back to what it was before, does not stand there.
    private boolean stands(Address mailbox, Optional<ItemMark> target) {
        return opened.marks().of(mailbox).equals(target.map(Position::at));
    }

    private boolean knows(Address mailbox, Optional<ItemMark> target) {
        var position = opened.marks().of(mailbox);
        return target.isEmpty() || position.filter(known -> known.knows(target.get())).isPresent();
    }

    /// Does a step, and says whether there is more to do: a mailbox that went meanwhile is never known as it was.
    ///
    /// @throws Problem where others have the index for all that time
    private boolean step(Address mailbox, long nanos) {
        try {
            if (nanos <= 0 || !changing.tryLock(nanos, TimeUnit.NANOSECONDS)) {
                throw new Problem(Refusal.of(Code.INDEX_BEHIND));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(Refusal.of(Code.INDEX_BEHIND), stopped);
        }
        try {
            return following().step(mailbox);
        } catch (IOException | AlreadyClosedException failed) {
            throw IndexFiles.failed(failed);
        } finally {
            changing.unlock();
        }
    }

    private Following following() {
        return new Following(store, opened.writer(), opened.marks());
    }

    private Findings found(Query query, Scope scope, HitCollector collector, Duration patience) {
        var within =
                new BooleanQuery.Builder()
                        .add(
                                new TermInSetQuery(
                                        IndexedItem.MAILBOX,
                                        scope.mailboxes().stream()
                                                .map(each -> new BytesRef(each.toString()))
                                                .toList()),
                                Occur.FILTER)
                        .add(query, Occur.FILTER)
                        .build();
        var searchers = opened.searchers();
        try {
            searchers.maybeRefreshBlocking();
            var searcher = searchers.acquire();
            try {
                var end = System.nanoTime() + patience.toNanos();
                var timed = new IndexSearcher(searcher.getIndexReader());
                timed.setTimeout(() -> System.nanoTime() > end);
                timed.search(within, alone(collector));
                if (timed.timedOut()) {
                    throw new Problem(Refusal.of(Code.SEARCH_TOO_LONG));
                }
                return collector.findings();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException failed) {
            throw IndexFiles.failed(failed);
        } catch (IllegalStateException tooManyBeginnings) {
            throw new Problem(Refusal.of(Code.QUERY_TOO_BROAD), tooManyBeginnings);
        }
    }

    /// One that is given all parts of the index, one after another: the searcher has no other threads.
    private static CollectorManager<HitCollector, HitCollector> alone(HitCollector collector) {
        return new CollectorManager<>() {
            @Override
            public HitCollector newCollector() {
                return collector;
            }

            @Override
            public HitCollector reduce(Collection<HitCollector> collectors) {
                return collector;
            }
        };
    }
}
