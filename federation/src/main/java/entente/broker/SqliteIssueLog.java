package entente.broker;

import entente.broker.IssueTables.Batch;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An issue log in one SQLite file. One thread writes; whoever arrives while it commits shares the next commit.
///
/// That two requests with one assertion get one token is the table's primary key, not a lock of ours; so it holds over restarts.
public final class SqliteIssueLog implements IssueLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteIssueLog.class);

    private static final int MOST_WAITING = 2_000;
    private static final int MOST_IN_COMMIT = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What waits to be written; `done` hears of it when it is durable.
    private record Waiting(Entry entry, CompletableFuture<Recorded> done) {}

    private sealed interface Entry {}

    private record Issued(Issue issue) implements Entry {}

    private record Denied(Denial denial) implements Entry {}

    private record Stop() implements Entry {}

    private final IssueTables tables;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closed;

    private SqliteIssueLog(IssueTables tables) {
        this.tables = tables;
        this.writer = Thread.ofPlatform().daemon().name("issue-log").unstarted(this::writeAll);
    }

    /// Opens the file, or makes it. Records are kept for `keep` after they were made, and never given up while their assertion would
    /// still pass.
    public static SqliteIssueLog open(Path file, Duration keep) {
        try {
            var log = new SqliteIssueLog(IssueTables.open(file, keep));
            log.writer.start();
            return log;
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the issue log " + file), e);
        }
    }

    @Override
    public Recording begin(Issue issue) {
        var done = new CompletableFuture<Recorded>();
        return closed || !queue.offer(new Waiting(new Issued(issue), done))
                ? () -> Recorded.BUSY
                : () -> await(done);
    }

    private static Recorded await(CompletableFuture<Recorded> done) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Recorded.BUSY;
        } catch (ExecutionException | TimeoutException notWritten) {
            return Recorded.BUSY;
        }
    }

    @Override
    public void record(Denial denial) {
        // Half of the queue stays free for those who wait for theirs.
        if (!closed && queue.remainingCapacity() > MOST_WAITING / 2) {
            queue.offer(new Waiting(new Denied(denial), new CompletableFuture<>()));
        }
    }

    @Override
    public List<Issue> issues(int most) {
        return tables.issues(most);
    }

    @Override
    public List<Denial> denials(int most) {
        return tables.denials(most);
    }

    /// Writes what is waiting, then closes the file.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            queue.offer(
                    new Waiting(new Stop(), new CompletableFuture<>()),
                    PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
            writer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Waiting>();
        try (tables) {
            var running = true;
            while (running) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_IN_COMMIT - 1);
                running = batch.stream().noneMatch(each -> each.entry() instanceof Stop);
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("The issue log did not close cleanly.", e);
        } finally {
            closed = true;
            queue.forEach(late -> late.done().complete(Recorded.BUSY));
        }
    }

    private void write(List<Waiting> waiting) {
        var results = new ArrayList<Recorded>();
        try (var batch = tables.begin()) {
            for (var each : waiting) {
                results.add(insert(batch, each.entry()));
            }
            batch.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.error("The issue log could not be written; no token leaves until it can.", e);
            waiting.forEach(each -> each.done().complete(Recorded.BUSY));
            return;
        }
        for (var i = 0; i < waiting.size(); i++) {
            waiting.get(i).done().complete(results.get(i));
        }
    }

    private static Recorded insert(Batch batch, Entry entry) throws SQLException {
        return switch (entry) {
            case Issued(var issue) -> batch.insert(issue) ? Recorded.NEW : Recorded.SEEN;
            case Denied(var denial) -> {
                batch.insert(denial);
                yield Recorded.NEW;
            }
            case Stop() -> Recorded.NEW;
        };
    }
}
