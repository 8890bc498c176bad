package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one thread that writes a store's database. Changes that wait together are made durable together: one commit, one flush.
///
/// A change that fails is undone alone. One that succeeded is seen in memory, and its caller goes on, only after the commit. A group
/// that cannot be committed is made again one by one, so that each has its own fault alone.
///
/// Where the connection broke, nobody knows what became of a commit that was under way: it is not made again, and whoever waits is told so. Before the next change there is another connection, and memory is read
/// anew from what is there; until then nothing is written.
final class Writer implements AutoCloseable {
    private static final int LONGEST_QUEUE = 1024;
    private static final int LARGEST_GROUP = 128;
    private static final long PATIENCE_SECONDS = 60;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    /// No change: it wakes the thread where that waits for one while the store is closed.
    private static final Waiting<Boolean> END = new Waiting<>((_, _) -> true);

    /// Something to write, and what memory will hold once it is durable.
    interface Change<T> {
        T make(Connection file, Holdings.Draft draft) throws SQLException;
    }

    /// A change on its way. `answer` is kept back until the commit.
    private static final class Waiting<T> {
        private final Change<T> change;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Runnable answer = () -> {};

        private Waiting(Change<T> change) {
            this.change = change;
        }

        private void make(Connection file, Holdings.Draft draft) throws SQLException {
            var result = change.make(file, draft);
            answer = () -> done.complete(result);
        }
    }

    private final BlockingQueue<Waiting<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Database database;
    private final Holdings holdings;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;
    private Connection file;
    private boolean broken;
    private long lookedAt = System.nanoTime();

    /// Takes over the connection for writing, and closes it in the end.
    Writer(Database database, Holdings holdings, InstantSource clock) {
        this.database = database;
        this.file = database.connection();
        this.holdings = holdings;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("mailbox-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Makes a change and waits until it is durable.
    <T> T write(Change<T> change) {
        var waiting = new Waiting<>(change);
        try {
            if (closing || !queue.offer(waiting, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw failed("The store is closed or too busy.");
            }
            if (ended && queue.remove(waiting)) {
                throw failed("The store is closed.");
            }
            return waiting.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem
                    ? problem
                    : new Problem(Refusal.of(Code.STORE_NOT_WRITTEN), e);
        } catch (TimeoutException e) {
            throw failed("The store took more than a minute; the change may still be made.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("The wait was interrupted; the change may still be made.");
        }
    }

    @Override
    public void close() {
        closing = true;
        // Where there is no room for it, the thread does not wait.
        var _ = queue.offer(END);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                look(first == null);
                if (first != null) {
                    var group = new ArrayList<Waiting<?>>(List.of(first));
                    queue.drainTo(group, LARGEST_GROUP - 1);
                    group.removeIf(each -> each == END);
                    if (!group.isEmpty()) {
                        write(group);
                    }
                }
            }
        } catch (InterruptedException end) {
            // What was acknowledged is in the database; whoever still waits is told below.
        } finally {
            closing = true;
            ended = true;
            queue.forEach(late -> late.done.completeExceptionally(failed("The store is closed.")));
        }
    }

    /// Sees now and then whether the connection is still there, and makes another where it is not.
    private void look(boolean isIdle) {
        var now = System.nanoTime();
        if ((isIdle || broken) && now - lookedAt > BETWEEN_LOOKS_NANOS) {
            lookedAt = now;
            broken = broken || isBroken();
            if (broken) {
                mend();
            }
        }
    }

    private void mend() {
        try {
            file = database.connectedAnew();
            StoreReading.into(holdings, file, clock.instant());
            broken = false;
            LOG.log(Level.INFO, "The store is connected to its database again");
        } catch (SQLException | RuntimeException | Error e) {
            LOG.log(Level.WARNING, "The store is not connected to its database: " + e.getMessage());
        }
    }

    private void write(List<Waiting<?>> group) {
        if (broken) {
            group.forEach(waiting ->
                    waiting.done.completeExceptionally(
                            failed("The store is not connected to its database.")));
            return;
        }
        var draft = Optional.<Holdings.Draft>empty();
        try {
            draft = Optional.of(made(group));
            Sql.commit(file);
            draft.get().publish();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            if (isBroken()) {
                lost(group, draft.isPresent(), e);
                return;
            }
            if (group.size() == 1) {
                group.getFirst().done.completeExceptionally(e);
            } else {
                group.stream()
                        .filter(waiting -> !waiting.done.isDone())
                        .forEach(waiting -> write(List.of(waiting)));
            }
            return;
        }
        group.forEach(waiting -> waiting.answer.run());
    }

    /// The connection broke: what was made before the commit is not there, and never will be.
    private void lost(List<Waiting<?>> group, boolean committing, Throwable cause) {
        LOG.log(Level.WARNING, "The connection to the database broke: " + cause.getMessage());
        broken = true;
        var sentence =
                committing
                        ? "The connection to the database broke; the change may have been made."
                        : "The connection to the database broke; nothing was changed.";
        group.forEach(waiting -> waiting.done.completeExceptionally(failed(sentence)));
        lookedAt = System.nanoTime();
        mend();
    }

    private boolean isBroken() {
        try {
            return Dialect.of(file).isBroken(file);
        } catch (SQLException e) {
            return true;
        }
    }

    private Holdings.Draft made(List<Waiting<?>> group) throws SQLException {
        var draft = holdings.draft();
        Sql.begin(file);
        for (var waiting : group) {
            draft = make(waiting, draft);
        }
        return draft;
    }

    /// Makes one change of the group; gives the draft to go on with, which is the old one when the change failed.
    private Holdings.Draft make(Waiting<?> waiting, Holdings.Draft draft) throws SQLException {
        var attempt = draft.continued();
        Sql.update(file, "SAVEPOINT change");
        try {
            waiting.make(file, attempt);
            Sql.update(file, "RELEASE change");
            return attempt;
        } catch (SQLException | RuntimeException | Error e) {
            // Also what is too large for memory or stack fails alone: nobody could write without
            // us.
            undo(e);
            waiting.done.completeExceptionally(e);
            return draft;
        }
    }

    /// Fails where SQLite gave up the whole group, as it does when the disk is full.
    private void undo(Throwable fault) throws SQLException {
        try {
            Sql.update(file, "ROLLBACK TO change");
            Sql.update(file, "RELEASE change");
        } catch (SQLException noTransaction) {
            noTransaction.addSuppressed(fault);
            throw noTransaction;
        }
    }

    private void rollBack() {
        try {
            Sql.rollBack(file);
        } catch (SQLException noTransaction) {
            // SQLite rolls back by itself when the disk fails; a BEGIN that failed began nothing.
        }
    }

    private static Problem failed(String sentence) {
        return new Problem(Refusal.of(Code.STORE_NOT_WRITTEN).saying(sentence));
    }
}
