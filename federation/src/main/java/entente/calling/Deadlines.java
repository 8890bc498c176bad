package entente.calling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ends work whose time is over by interrupting the thread that does it, which is the one that asked.
///
/// A second thread that waits for the first costs two hand-overs and a timer for each piece of work. Here threads only sign in and out, and
/// one look at who is late is due at the earliest end known, so that work done in time costs neither. What an interrupt does not end is
/// not ended: on a virtual thread it ends all waiting, also for a socket. Safe for many threads.
public final class Deadlines {
    private final Set<Watch> watches = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Timer timer;
    private @Nullable Look next;

    public Deadlines() {
        this((nanos, look) ->
                CompletableFuture.delayedExecutor(
                                nanos, TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                        .execute(look));
    }

    Deadlines(Timer timer) {
        this.timer = timer;
    }

    /// Runs a look once, so many nanoseconds from now.
    @FunctionalInterface
    interface Timer {
        void after(long nanos, Runnable look);
    }

    /// What came of a piece of work. `late` says that it was interrupted; `value` is then whatever it made of that.
    public record Ended<T>(T value, boolean late) {}

    /// Does `work` on this thread, which is interrupted when `patience` is over. That interrupt is gone when this returns; anybody
    /// else's is left as it is.
    public <T> Ended<T> within(Duration patience, Supplier<T> work) {
        var watch = new Watch(Thread.currentThread(), System.nanoTime() + patience.toNanos());
        begin(watch);
        T value;
        try {
            value = work.get();
        } finally {
            end(watch);
        }
        return new Ended<>(value, watch.late);
    }

    private synchronized void begin(Watch watch) {
        watches.add(watch);
        lookNoLaterThan(watch.end);
    }

    // Here and in the look alone, under one lock: whoever has signed out is interrupted no more.
    private synchronized void end(Watch watch) {
        watches.remove(watch);
        if (watch.late) {
            Thread.interrupted();
        }
    }

    private synchronized void look(Look due) {
        // An earlier one took its place, and looks after everybody.
        if (due != next) {
            return;
        }
        next = null;
        var now = System.nanoTime();
        for (var watch : new ArrayList<>(watches)) {
            if (watch.end - now <= 0) {
                watches.remove(watch);
                watch.late = true;
                watch.thread.interrupt();
            }
        }
        watches.stream()
                .min((one, other) -> Long.signum(one.end - other.end))
                .ifPresent(first -> lookNoLaterThan(first.end));
    }

    private void lookNoLaterThan(long end) {
        if (next == null || end - next.at < 0) {
            var look = new Look(end);
            next = look;
            timer.after(end - System.nanoTime(), () -> look(look));
        }
    }

    private static final class Look {
        private final long at;

        Look(long at) {
            this.at = at;
        }
    }

    private static final class Watch {
        private final Thread thread;
        private final long end;
        private boolean late;

        Watch(Thread thread, long end) {
            this.thread = thread;
            this.end = end;
        }
    }
}
