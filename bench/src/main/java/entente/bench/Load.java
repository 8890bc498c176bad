package entente.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// A load from `workers` threads, each of which begins the next unit when the last is done.
record Load(int workers) {
    /// Units done per second during `length`.
    double rate(Work work, Duration length) throws Exception {
        var start = System.nanoTime();
        var end = start + length.toNanos();
        var done = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = new ArrayList<Callable<Long>>();
            for (var worker = 0; worker < workers; worker++) {
                counts.add(() -> until(end, work));
            }
            for (var count : threads.invokeAll(counts)) {
                done += count.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a unit of work failed", failed.getCause());
        }
        return done * 1e9 / (System.nanoTime() - start);
    }

    private static long until(long end, Work work) throws Exception {
        var count = 0L;
        while (System.nanoTime() - end < 0) {
            work.once();
            count++;
        }
        return count;
    }
}
