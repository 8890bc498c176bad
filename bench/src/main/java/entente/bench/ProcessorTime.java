package entente.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/// Processor time that the threads of this process have taken, without those of the collector and the compiler. What is counted by it must not be done by virtual threads, which have no time of their own.
final class ProcessorTime {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    static double seconds() {
        var each = THREADS.getThreadCpuTime(THREADS.getAllThreadIds());
        // One that has ended says -1.
        return Arrays.stream(each).filter(nanos -> nanos > 0).sum() / 1e9;
    }

    /// Units done per second of it, done for `length`.
    static double rate(Work work, Duration length) throws Exception {
        return rate(work, () -> {}, length);
    }

    /// The same of units after each of which something is done that does not count.
    static double rate(Work work, Work between, Duration length) throws Exception {
        var end = System.nanoTime() + length.toNanos();
        var spent = 0.0;
        var count = 0L;
        do {
            var before = seconds();
            work.once();
            spent += seconds() - before;
            count++;
            between.once();
        } while (System.nanoTime() - end < 0);
        return count / spent;
    }
}
