package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one thread that writes a store's file. Changes that wait together are made durable together: one commit, one flush.
///
/// A change that fails is undone alone. One that succeeded is seen in memory, and its caller goes on, only after the commit. A group
/// that cannot be committed is made again one by one, so that each has its own fault alone.
final class Writer implements AutoCloseable {
    private static final int LONGEST_QUEUE = 1024;
    private static final int LARGEST_GROUP = 128;
    private static final long PATIENCE_SECONDS = 60;

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
    private final Connection file;
    private final Holdings holdings;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    /// Takes over the connection, and closes it in the end.
    Writer(Connection file, Holdings holdings) {
        this.file = file;
        this.holdings = holdings;
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
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (file) {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var group = new ArrayList<Waiting<?>>(List.of(first));
                    queue.drainTo(group, LARGEST_GROUP - 1);
                    write(group);
                }
            }
        } catch (InterruptedException | SQLException end) {
            // What was acknowledged is in the file; whoever still waits is told below.
        } finally {
            closing = true;
            ended = true;
            queue.forEach(late -> late.done.completeExceptionally(failed("The store is closed.")));
        }
    }

    private void write(List<Waiting<?>> group) {
        try {
            commit(group).publish();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
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

    private Holdings.Draft commit(List<Waiting<?>> group) throws SQLException {
        var draft = holdings.draft();
        Sql.update(file, "BEGIN IMMEDIATE");
        for (var waiting : group) {
            draft = make(waiting, draft);
        }
        Sql.update(file, "COMMIT");
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
            Sql.update(file, "ROLLBACK");
        } catch (SQLException noTransaction) {
            // SQLite rolls back by itself when the disk fails; a BEGIN that failed began nothing.
        }
    }

    private static Problem failed(String sentence) {
        return new Problem(Refusal.of(Code.STORE_NOT_WRITTEN).saying(sentence));
    }
}
