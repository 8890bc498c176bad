package entente.audit;

import entente.audit.AuditEvent.AuditResumed;
import entente.audit.AuditEvent.AuditStarted;
import entente.audit.AuditEvent.Refused;
import entente.audit.AuditEvent.TokenIssued;
import entente.calling.Deadlines;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The record in files. Whoever tells an event hands it over and goes on; one thread writes what has come, several times a second, and at
/// once what somebody waits for.
///
/// What was handed over stays until it is written: while the disk fails it is tried again, durable events are refused, and all others as
/// soon as the queue is full. What was changed in the moment in which the disk began to fail is refused, but handed over all the same.
public final class AuditTrail implements Audit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    static final int MOST_WAITING = 8_192;
    private static final int MOST_AT_ONCE = 1_024;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long those who wait for theirs wait for more, where they came in company: about as long as the disk takes.
    private static final Duration MOMENT = Duration.ofMillis(5);

    private record Waiting(AuditEvent event, CompletableFuture<Boolean> done) {}

    private final AuditFiles files;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Semaphore hurry = new Semaphore(0);
    private final Deadlines deadlines = new Deadlines();
    private final Floods floods;
    private final AtomicLong refused = new AtomicLong();
    private final Thread writer;

    /// Of the writer's alone: whether more than one waited last time.
    private boolean inCompany;

    private volatile boolean failing;
    private volatile boolean closed;
    private Instant failingSince = Instant.MAX;

    private AuditTrail(AuditFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
        this.floods = new Floods(clock.instant());
        this.writer = Thread.ofPlatform().daemon().name("audit").unstarted(this::writeAll);
    }

    /// Goes on with the record in `folder`, and writes that it does.
    public static AuditTrail open(AuditFolder folder, AuditTerms terms, InstantSource clock) {
        return open(folder, terms, Disk::real, clock);
    }

    static AuditTrail open(
            AuditFolder folder, AuditTerms terms, Disk.Opener opener, InstantSource clock) {
        try {
            var now = clock.instant();
            var trail = new AuditTrail(AuditFiles.open(folder, terms, opener, now), clock);
            trail.begin(now);
            return trail;
        } catch (IOException failed) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE, "the audit files in " + folder.folder())
                            .saying(
                                    "The audit files in %s cannot be written: %s"
                                            .formatted(folder.folder(), failed.getMessage())),
                    failed);
        }
    }

    private void begin(Instant now) {
        if (files.cut() > 0) {
            LOG.warn("The audit file ended in half a line; {} octets were cut off.", files.cut());
        }
        record(new AuditStarted(now, files.cut()));
        writer.start();
    }

    @Override
    public boolean keeps() {
        return !failing && !closed;
    }

    @Override
    public boolean record(AuditEvent event) {
        if (event instanceof Refused it && !floods.tells(it)) {
            return true;
        }
        var waiting = new Waiting(event, new CompletableFuture<>());
        if (!closed && failing && event.durable()) {
            return refused(tellsOfWhatIsDone(event) && queue.offer(waiting));
        }
        var kept =
                !closed && enqueued(waiting) && (!event.durable() || isDoneInTime(waiting.done()));
        return kept || refused(false);
    }

    // A token has not left yet; a change stands, whatever its maker is told.
    private static boolean tellsOfWhatIsDone(AuditEvent event) {
        return event.durable() && !(event instanceof TokenIssued);
    }

    private boolean refused(boolean butTold) {
        if (!butTold) {
            refused.incrementAndGet();
        }
        return false;
    }

    // Nobody wakes the writer for what may wait: it comes by itself, unless half of the room is
    // taken.
    private boolean enqueued(Waiting waiting) {
        var added = queue.offer(waiting);
        if (waiting.event().durable() || queue.remainingCapacity() < MOST_WAITING / 2) {
            hurry.release();
        }
        return added || (!failing && offered(waiting));
    }

    private boolean offered(Waiting waiting) {
        try {
            return queue.offer(waiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDoneInTime(CompletableFuture<Boolean> done) {
        return deadlines.within(PATIENCE, () -> isDone(done)).value();
    }

    private static boolean isDone(CompletableFuture<Boolean> done) {
        try {
            return done.get();
        } catch (InterruptedException lateOrStopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException _) {
            return false;
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Waiting>();
        try (files) {
            while (!closed || !queue.isEmpty() || !batch.isEmpty()) {
                if (!failing && batch.isEmpty() && queue.size() < MOST_AT_ONCE) {
                    pause();
                }
                takeUp(batch);
                if (!batch.isEmpty() && !written(batch)) {
                    if (closed) {
                        LOG.error(
                                "{} audit events were never written.", batch.size() + queue.size());
                        return;
                    }
                    Thread.sleep(BETWEEN);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            LOG.warn("The audit file did not close cleanly.", unclosed);
        } finally {
            closed = true;
        }
    }

    private void pause() throws InterruptedException {
        if (!hurry.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
            inCompany = false;
            return;
        }
        if (inCompany && !closed) {
            Thread.sleep(MOMENT);
        }
        inCompany = hurry.drainPermits() > 0;
    }

    private void takeUp(List<Waiting> batch) {
        if (batch.isEmpty()) {
            var now = clock.instant();
            (closed ? floods.rest(now) : floods.over(now))
                    .forEach(sum -> batch.add(new Waiting(sum, new CompletableFuture<>())));
            queue.drainTo(batch, MOST_AT_ONCE);
        }
    }

    /// Writes the batch and empties it, or leaves it as it was.
    private boolean written(List<Waiting> batch) {
        var now = clock.instant();
        try {
            files.append(lines(batch, now), now);
        } catch (IOException | RuntimeException failed) {
            fail(failed, now, batch);
            return false;
        }
        if (failing) {
            LOG.warn("The audit is written again.");
            failing = false;
            refused.set(0);
        }
        batch.forEach(each -> each.done().complete(true));
        batch.clear();
        return true;
    }

    // Who waits hears of it at once; the events are kept, for what they tell of may have happened.
    private void fail(Exception failed, Instant now, List<Waiting> batch) {
        if (!failing) {
            failing = true;
            failingSince = now;
            LOG.error(
                    "The audit cannot be written; what must be on record is refused until it can.",
                    failed);
        }
        batch.forEach(each -> each.done().complete(false));
    }

    private byte[] lines(List<Waiting> batch, Instant now) {
        var lines = new ByteArrayOutputStream(batch.size() * 320);
        if (failing) {
            EventJson.write(new AuditResumed(now, failingSince, refused.get()), lines);
        }
        batch.forEach(each -> lines.writeBytes(line(each.event())));
        return lines.toByteArray();
    }

    private static byte[] line(AuditEvent event) {
        var line = new ByteArrayOutputStream(512);
        try {
            EventJson.write(event, line);
            return line.toByteArray();
        } catch (RuntimeException fault) {
            // One event that cannot be told must not keep all others from the disk.
            LOG.error("An audit event {} of {} is lost.", event.word(), event.at(), fault);
            return new byte[0];
        }
    }

    /// Writes what is waiting, then closes the file.
    @Override
    public void close() {
        closed = true;
        hurry.release();
        try {
            writer.join(PATIENCE.multipliedBy(4));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
