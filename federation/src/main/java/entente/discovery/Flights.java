package entente.discovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// One piece of work at a time for each key. Whoever wants the same meanwhile waits for what comes of it.
final class Flights<K, V> {
    private final Map<K, FutureTask<V>> under = new ConcurrentHashMap<>();

    /// Does `work`, or waits for whoever is doing it, but no longer than `patience`; empty when that was too short.
    Optional<V> join(K key, Supplier<V> work, Duration patience) {
        var mine = new FutureTask<>(work::get);
        var ahead = under.putIfAbsent(key, mine);
        if (ahead != null) {
            return await(ahead, patience);
        }
        try {
            mine.run();
        } finally {
            under.remove(key, mine);
        }
        return await(mine, Duration.ZERO);
    }

    private Optional<V> await(FutureTask<V> task, Duration patience) {
        try {
            return Optional.of(task.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("shared work failed", fault.getCause());
        }
    }
}
