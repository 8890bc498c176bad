package entente.enrolment;

import entente.delegation.MissedRoll;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns the broker's keys anew between two days ([MetadataRefresh]), where a change of them was missed: at most every five minutes, so that nobody
/// makes us ask at will. A document that is not believed changes nothing.
public final class MetadataReading implements MissedRoll {
    static final Duration BETWEEN = Duration.ofMinutes(5);
    private static final Duration MOST_WAITING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MetadataReading.class);

    private final Enrolment enrolment;
    private final ReentrantLock reading = new ReentrantLock();

    // Only touched by the thread that reads.
    private Instant againFrom = Instant.MIN;

    public MetadataReading(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Override
    public boolean isMended(TokenIssuer used, Instant now, Trace trace) {
        if (!isMyTurn()) {
            return isKnownAsOtherThan(used);
        }
        var watch = new Stopwatch();
        try {
            // Who waited here finds what the one before read.
            if (!isKnownAsOtherThan(used) && isTime(now)) {
                enrolment
                        .refreshWithin(MOST_WAITING)
                        .ifPresent(outcome -> {
                            againFrom = now.plus(BETWEEN);
                            tell(outcome, used, trace, watch);
                        });
            }
            return isKnownAsOtherThan(used);
        } finally {
            reading.unlock();
        }
    }

    /// Nobody's answer waits for long for what may not help it.
    private boolean isMyTurn() {
        try {
            return reading.tryLock(MOST_WAITING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A moment further ahead than any was written down before the clock was put back.
    private boolean isTime(Instant now) {
        return !now.isBefore(againFrom) || againFrom.isAfter(now.plus(BETWEEN).plus(BETWEEN));
    }

    private static void tell(
            Enrolment.Outcome outcome, TokenIssuer used, Trace trace, Stopwatch watch) {
        switch (outcome) {
            case Enrolment.Outcome.Done _ ->
                    trace.add(
                            new Step.MetadataRefreshed(
                                    used.metadata().toString(),
                                    "its keys may have changed without our knowing"),
                            watch.lap());
            case Enrolment.Outcome.Refused(var why) -> {
                LOG.warn("{} {}: {}", why.code(), used.metadata(), why.sentence());
                trace.add(new Step.Failed(why), watch.lap());
            }
        }
    }

    private boolean isKnownAsOtherThan(TokenIssuer used) {
        return enrolment.trust().map(FederationTrust::issuer).filter(used::equals).isEmpty();
    }
}
