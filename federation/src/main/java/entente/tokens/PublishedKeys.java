package entente.tokens;

import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.wire.jwt.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// One issuer's keys: the last good copy, and when its document may be read next. One thread reads, the others wait for it.
final class PublishedKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(5);

    /// An issuer that was never reached is tried again sooner: it may just be starting.
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(10);

    private final ReentrantLock reading = new ReentrantLock();
    private final KeySource source;
    private volatile List<VerifyKey> keys = List.of();
    private volatile Instant due = Instant.MIN;

    // Only touched by the thread that reads.
    private Instant triedAt = Instant.MIN;
    private Instant againFrom = Instant.MIN;

    PublishedKeys(KeySource source) {
        this.source = source;
    }

    List<VerifyKey> keys() {
        return keys;
    }

    /// Reads the document if there is no copy, or an old one.
    void readIfDue(MetadataReader reader, Instant now, Trace trace) {
        if (now.isBefore(due)) {
            return;
        }
        reading.lock();
        try {
            if (!now.isBefore(due)) {
                read(reader, now, "no copy of this day was at hand", trace);
            }
        } finally {
            reading.unlock();
        }
    }

    /// Reads the document although there is a copy, unless that was done a short while ago.
    void readAgain(MetadataReader reader, Instant now, Trace trace) {
        reading.lock();
        try {
            // Without a copy there is nothing to read again, and what was read just now is new
            // enough.
            if (!keys.isEmpty() && now.isAfter(triedAt) && !now.isBefore(againFrom)) {
                againFrom = now.plus(BETWEEN_READINGS);
                read(reader, now, "a token names a key that is not in our copy", trace);
            }
        } finally {
            reading.unlock();
        }
    }

    private void read(MetadataReader reader, Instant now, String why, Trace trace) {
        var watch = new Stopwatch();
        triedAt = now;
        switch (reader.read(source)) {
            case MetadataReader.Read(var fresh) -> {
                keys = fresh;
                due = now.plus(KEPT);
                trace.add(new Step.MetadataRefreshed(source.toString(), why), watch.lap());
            }
            case MetadataReader.Refused(var refusal) -> {
                due = now.plus(keys.isEmpty() ? BEFORE_THE_FIRST : BETWEEN_READINGS);
                trace.add(new Step.Failed(refusal), watch.lap());
            }
        }
    }
}
