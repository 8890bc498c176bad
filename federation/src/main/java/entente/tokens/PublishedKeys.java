package entente.tokens;

import entente.question.TraceId;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.wire.jwt.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One issuer's keys: the last good copy, and when its document may be read next. One thread reads.
///
/// Who finds no copy waits for it. Who finds one that is due goes on with it, and the document is read beside; but a copy that nobody
/// tried to renew for two days, because nobody used it, is not used again unread: its keys may have been withdrawn long since.
final class PublishedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNTRIED = KEPT.multipliedBy(2);
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(5);

    /// An issuer that was never reached is tried again sooner: it may just be starting.
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(10);

    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean readingBeside = new AtomicBoolean();
    private final KeySource source;
    private final Executor background;
    private volatile List<VerifyKey> keys = List.of();
    private volatile Instant due = Instant.MIN;
    private volatile Instant readAt = Instant.MIN;

    private volatile Instant triedAt = Instant.MIN;

    // Only touched by the thread that reads.
    private Instant againFrom = Instant.MIN;

    PublishedKeys(KeySource source, Executor background) {
        this.source = source;
        this.background = background;
    }

    List<VerifyKey> keys() {
        return keys;
    }

    /// When they were read.
    Instant readAt() {
        return readAt;
    }

    /// Reads the document if there is no copy, or an old one.
    void readIfDue(MetadataReader reader, Instant now, Trace trace) {
        if (now.isBefore(due)) {
            return;
        }
        if (!keys.isEmpty() && now.isBefore(triedAt.plus(UNTRIED))) {
            readBeside(reader, now);
        } else {
            readOrWait(reader, now, trace);
        }
    }

    private void readBeside(MetadataReader reader, Instant now) {
        if (readingBeside.compareAndSet(false, true)) {
            background.execute(() -> {
                var trace = new Trace(TraceId.fresh(), "");
                try {
                    readOrWait(reader, now, trace);
                } finally {
                    readingBeside.set(false);
                }
                trace.steps().stream()
                        .map(TimedStep::step)
                        .filter(Step.Failed.class::isInstance)
                        .forEach(step ->
                                LOG.warn(
                                        "The keys of {} could not be read anew: {}",
                                        source,
                                        step.detail()));
            });
        }
    }

    private void readOrWait(MetadataReader reader, Instant now, Trace trace) {
        reading.lock();
        try {
            if (!now.isBefore(due)) {
                var _ = read(reader, now, "no copy of this day was at hand", trace);
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
                var _ = read(reader, now, "a token names a key that is not in our copy", trace);
            }
        } finally {
            reading.unlock();
        }
    }

    /// Reads the document whatever there is. What is not believed leaves the copy in force.
    KeyDocument readNow(MetadataReader reader, Instant now) {
        reading.lock();
        try {
            return read(
                    reader, now, "an administrator asked for it", new Trace(TraceId.fresh(), ""));
        } finally {
            reading.unlock();
        }
    }

    private KeyDocument read(MetadataReader reader, Instant now, String why, Trace trace) {
        var watch = new Stopwatch();
        triedAt = now;
        var document = reader.read(source);
        switch (document) {
            case KeyDocument.Read(var fresh) -> {
                readAt = now;
                keys = fresh;
                due = now.plus(KEPT);
                trace.add(new Step.MetadataRefreshed(source.toString(), why), watch.lap());
            }
            case KeyDocument.Refused(var refusal) -> {
                due = now.plus(keys.isEmpty() ? BEFORE_THE_FIRST : BETWEEN_READINGS);
                trace.add(new Step.Failed(refusal), watch.lap());
            }
        }
        return document;
    }
}
