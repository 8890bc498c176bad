package entente.mailbox;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What a store does every hour, one after another: each calendar's horizon is drawn anew where it has come too near, and what is too old is let go. What fails is tried again in the next hour, and keeps nothing else from being
/// done; until then questions beyond a horizon are answered too, only more slowly.
final class HourlySweep implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HourlySweep.class.getName());

    private final List<Runnable> tasks;
    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("mailbox-hourly").daemon().factory());

    HourlySweep(List<Runnable> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    void start() {
        var _ = hourly.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }

    private void run() {
        tasks.forEach(HourlySweep::tried);
    }

    private static void tried(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what a store does every hour failed", e);
        }
    }
}
