package entente.enrolment;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns the broker's keys anew each day, so that a roll of its keys needs no administrator here.
public final class MetadataRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataRefresh.class);
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration EACH = Duration.ofDays(1);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("metadata-refresh").factory());

    private MetadataRefresh() {}

    /// Begins a while after the start, when others have what they need.
    public static MetadataRefresh start(Enrolment enrolment) {
        var refresh = new MetadataRefresh();
        var _ =
                refresh.timer.scheduleWithFixedDelay(
                        () -> once(enrolment),
                        FIRST.toSeconds(),
                        EACH.toSeconds(),
                        TimeUnit.SECONDS);
        return refresh;
    }

    /// Does nothing where there is no trust. A failure is told, and tried again the next day: what was known stays.
    static void once(Enrolment enrolment) {
        try {
            if (enrolment.trust().isPresent()
                    && enrolment.refresh() instanceof Enrolment.Outcome.Refused(var why)) {
                LOG.warn("The broker's metadata was not refreshed: {}", why.sentence());
            }
        } catch (RuntimeException broken) {
            LOG.error("The broker's metadata could not be refreshed.", broken);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
