package entente.keys;

import entente.problem.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warns once a day in the log of keys that end within a month and that nothing takes the place of.
public final class KeyWatch implements AutoCloseable {
    /// How long before its end a key is warned of.
    public static final int WARNED_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final long FIRST_MINUTES = 1;
    private static final long EACH_MINUTES = TimeUnit.DAYS.toMinutes(1);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-watch").factory());

    private KeyWatch() {}

    /// Begins a moment after the start.
    public static KeyWatch start(KeyList inventory, InstantSource clock) {
        var watch = new KeyWatch();
        var _ =
                watch.timer.scheduleAtFixedRate(
                        () -> once(inventory, clock.instant()),
                        FIRST_MINUTES,
                        EACH_MINUTES,
                        TimeUnit.MINUTES);
        return watch;
    }

    static void once(KeyList inventory, Instant now) {
        try {
            KeyEntry.due(inventory.at(now), WARNED_DAYS, now)
                    .forEach(key ->
                            LOG.warn(
                                    "{} A key of {} ends at {}, in {} days ({}, certificate {}), and nothing takes its place. {}",
                                    Code.KEY_ENDING,
                                    key.whose(),
                                    key.end(),
                                    key.daysLeft(now),
                                    key.purpose(),
                                    key.thumbprint(),
                                    Code.KEY_ENDING.remedy()));
        } catch (RuntimeException broken) {
            LOG.error("The keys could not be looked through.", broken);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
