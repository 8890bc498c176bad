package entente.mailbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks every hour whether a horizon has come too near, and whether something is too old to be kept. A sweep that fails is tried again in the next hour; until then questions
/// beyond the horizon are answered too, only more slowly.
final class HorizonSweep implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HorizonSweep.class.getName());

    private final Runnable sweep;
    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("mailbox-horizon").daemon().factory());

    HorizonSweep(Runnable sweep) {
        this.sweep = sweep;
    }

    void start() {
        var _ = hourly.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }

    private void run() {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "calendars could not be expanded further ahead",
                    e);
        }
    }
}
