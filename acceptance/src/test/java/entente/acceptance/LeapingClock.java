package entente.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// A clock that goes as the system's does and can be put forward, for everybody who has it at once: never in the middle of what is done `undisturbed`.
final class LeapingClock implements InstantSource {
    private final ReentrantReadWriteLock leaping = new ReentrantReadWriteLock(true);
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    <T> T undisturbed(Supplier<T> work) {
        leaping.readLock().lock();
        try {
            return work.get();
        } finally {
            leaping.readLock().unlock();
        }
    }

    void leap(Duration forward) {
        leaping.writeLock().lock();
        try {
            ahead = ahead.plus(forward);
        } finally {
            leaping.writeLock().unlock();
        }
    }

    void leapTo(Instant when) {
        leap(Duration.between(instant(), when));
    }
}
