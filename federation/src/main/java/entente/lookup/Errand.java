package entente.lookup;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
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

/// One partner being asked, on a thread of its own.
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final String partner;
    private final FutureTask<Map<Address, Answer>> task;
    private final Trace trace;
    private final Duration patience;
    private final long start = System.nanoTime();

    private Errand(
            String partner, FutureTask<Map<Address, Answer>> task, Trace trace, Duration patience) {
        this.partner = partner;
        this.task = task;
        this.trace = trace;
        this.patience = patience;
    }

    /// What came of it.
    sealed interface Result {
        record Back(Map<Address, Answer> answers) implements Result {}

        record Lost(Refusal why) implements Result {}
    }

    static Errand begin(
            String partner, Callable<Map<Address, Answer>> asking, Trace trace, Duration patience) {
        var task = new FutureTask<>(asking);
        Thread.ofVirtual().name("asking " + partner).start(task);
        return new Errand(partner, task, trace, patience);
    }

    /// Waits until the partner has answered or the patience, counted from the beginning, is over.
    Result await() {
        try {
            var left = patience.toNanos() - (System.nanoTime() - start);
            return new Result.Back(task.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return new Result.Lost(
                    Refusal.of(Code.LOOKUP_TIMED_OUT)
                            .saying(
                                    "%s did not answer within %s."
                                            .formatted(partner, spoken(patience))));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new Result.Lost(
                    Refusal.of(Code.LOOKUP_TIMED_OUT, "the lookup itself was given up"));
        } catch (ExecutionException fault) {
            LOG.error("asking {} failed under trace {}", partner, trace.id(), fault.getCause());
            return new Result.Lost(Refusal.of(Code.INTERNAL_FAULT));
        }
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
