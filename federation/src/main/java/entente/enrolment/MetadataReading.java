package entente.enrolment;

import entente.delegation.MissedRoll;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns the broker's keys anew between two days ([MetadataRefresh]), where a change of them was missed: at most every five minutes, so that nobody
/// makes us ask at will. A document that is not believed changes nothing.
public final class MetadataReading implements MissedRoll {
    static final Duration BETWEEN = Duration.ofMinutes(5);

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
        reading.lock();
        try {
            // Who waited here finds what the one before read.
            if (!isKnownAsOtherThan(used) && !now.isBefore(againFrom)) {
                againFrom = now.plus(BETWEEN);
                read(used, trace);
            }
            return isKnownAsOtherThan(used);
        } finally {
            reading.unlock();
        }
    }

    private void read(TokenIssuer used, Trace trace) {
        var watch = new Stopwatch();
        switch (enrolment.refresh()) {
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
