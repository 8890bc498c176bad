package entente.asking;

import entente.calling.Deadlines;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partner being asked: on a thread of its own or, where nobody else is asked or answered meanwhile, on the one that asks.
final class Errand<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final String partner;
    private final FutureTask<Map<Address, Finding<T>>> task;
    private final Trace trace;
    private final Duration patience;
    private final boolean late;
    private final long start = System.nanoTime();

    private Errand(
            String partner,
            FutureTask<Map<Address, Finding<T>>> task,
            Trace trace,
            Duration patience,
            boolean late) {
        this.partner = partner;
        this.task = task;
        this.trace = trace;
        this.patience = patience;
        this.late = late;
    }

    /// What came of it.
    sealed interface Result<T> {
        record Back<T>(Map<Address, Finding<T>> findings) implements Result<T> {}

        record Lost<T>(Refusal why) implements Result<T> {}
    }

    /// Sets out, and returns at once.
    static <T> Errand<T> begin(
            String partner,
            Callable<Map<Address, Finding<T>>> asking,
            Trace trace,
            Duration patience) {
        var task = new FutureTask<>(asking);
        Thread.ofVirtual().name("asking " + partner).start(task);
        return new Errand<>(partner, task, trace, patience, false);
    }

    /// Goes itself, and returns when the partner has answered or the patience is over.
    static <T> Errand<T> run(
            String partner,
            Callable<Map<Address, Finding<T>>> asking,
            Trace trace,
            Duration patience,
            Deadlines deadlines) {
        var task = new FutureTask<>(asking);
        var ended = deadlines.within(patience, () -> ran(task));
        return new Errand<>(partner, task, trace, patience, ended.late());
    }

    private static <T> FutureTask<Map<Address, Finding<T>>> ran(
            FutureTask<Map<Address, Finding<T>>> task) {
        task.run();
        return task;
    }

    /// Waits until the partner has answered or the patience, counted from the beginning, is over.
    Result<T> await() {
        if (late) {
            return tooLate();
        }
        try {
            var left = patience.toNanos() - (System.nanoTime() - start);
            return new Result.Back<>(task.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return tooLate();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new Result.Lost<>(
                    Refusal.of(Code.LOOKUP_TIMED_OUT, "the lookup itself was given up"));
        } catch (ExecutionException fault) {
            LOG.error("asking {} failed under trace {}", partner, trace.id(), fault.getCause());
            return new Result.Lost<>(Refusal.of(Code.INTERNAL_FAULT));
        }
    }

    private Result<T> tooLate() {
        return new Result.Lost<>(
                Refusal.of(Code.LOOKUP_TIMED_OUT)
                        .saying(
                                "%s did not answer within %s."
                                        .formatted(partner, spoken(patience))));
    }

    void callBack() {
        task.cancel(true);
    }

    /// What it went through so far.
    List<TimedStep> steps() {
        return trace.steps();
    }

    private static String spoken(Duration patience) {
        return patience.toMillis() % 1000 == 0
                ? patience.toSeconds() + " s"
                : patience.toMillis() + " ms";
    }
}
