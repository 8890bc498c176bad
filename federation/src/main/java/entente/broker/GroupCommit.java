package entente.broker;

import entente.calling.Deadlines;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes entries of many threads to one store. One thread writes; whoever arrives while it commits shares the next commit. Entries that came
/// in company wait [#MOMENT] for more, about as long as a commit takes; one that comes alone waits for nobody.
public final class GroupCommit<E, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final int MOST_WAITING = 2_000;
    private static final int MOST_IN_COMMIT = 500;
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Where the entries go; used by the writing thread alone.
    public interface Store<E, R> extends AutoCloseable {
        /// Writes the entries in one transaction, which is durable when it returns: for each entry what came of it.
        List<R> commit(List<E> entries) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /// What waits to be written, and who hears of it when it is durable; an end, where there is no entry.
    private record Waiting<E, R>(Optional<E> entry, CompletableFuture<Optional<R>> done) {}

    private final String name;
    private final Store<E, R> store;
    private final BlockingQueue<Waiting<E, R>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Deadlines deadlines = new Deadlines();
    private final Thread writer;
    private volatile boolean closed;

    private GroupCommit(String name, Store<E, R> store) {
        this.name = name;
        this.store = store;
        this.writer = Thread.ofPlatform().daemon().name(name).unstarted(this::writeAll);
    }

    /// Starts to write to `store`, and closes it in the end.
    public static <E, R> GroupCommit<E, R> to(Store<E, R> store, String name) {
        var commits = new GroupCommit<>(name, store);
        commits.writer.start();
        return commits;
    }

    /// An entry on its way to the disk.
    public interface Write<R> {
        /// Waits until it is durable. Empty where too much is waiting or the disk fails; nobody may then act as if it stood.
        Optional<R> await();
    }

    /// Begins to write an entry.
    public Write<R> begin(E entry) {
        var done = new CompletableFuture<Optional<R>>();
        return closed || !queue.offer(new Waiting<>(Optional.of(entry), done))
                ? Optional::empty
                : () -> deadlines.within(PATIENCE, () -> await(done)).value();
    }

    private static <R> Optional<R> await(CompletableFuture<Optional<R>> done) {
        try {
            return done.get();
        } catch (InterruptedException lateOrStopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException notWritten) {
            return Optional.empty();
        }
    }

    /// Writes an entry soon; drops it rather than wait.
    public void writeSoon(E entry) {
        // Half of the queue stays free for those who wait for theirs.
        if (!closed && queue.remainingCapacity() > MOST_WAITING / 2) {
            queue.offer(new Waiting<>(Optional.of(entry), new CompletableFuture<>()));
        }
    }

    /// Writes what is waiting, then closes the store.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            queue.offer(
                    new Waiting<>(Optional.empty(), new CompletableFuture<>()),
                    PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
            writer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Waiting<E, R>>();
        try (store) {
            var running = true;
            while (running) {
                var inCompany = batch.size() > 1;
                batch.clear();
                batch.add(queue.take());
                if (inCompany) {
                    Thread.sleep(MOMENT);
                }
                queue.drainTo(batch, MOST_IN_COMMIT - 1);
                running = !batch.removeIf(each -> each.entry().isEmpty());
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("The {} did not close cleanly.", name, e);
        } finally {
            closed = true;
            queue.forEach(late -> late.done().complete(Optional.empty()));
        }
    }

    private void write(List<Waiting<E, R>> batch) {
        var entries = batch.stream().map(each -> each.entry().orElseThrow()).toList();
        try {
            var results = store.commit(entries);
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).done().complete(Optional.of(results.get(i)));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("The {} could not be written; no token leaves until it can.", name, e);
            batch.forEach(each -> each.done().complete(Optional.empty()));
        }
    }
}
