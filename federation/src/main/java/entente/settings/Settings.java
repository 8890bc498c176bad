package entente.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;

/// All things of one kind, each under a key. Read from memory by as many threads as there are; changed by one at a time.
public final class Settings<T> {
    private final SettingRows rows;
    private final Kind<T> kind;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile SortedMap<String, T> snapshot;

    Settings(SettingRows rows, Kind<T> kind) {
        this.rows = rows;
        this.kind = kind;
        this.snapshot = rows.all(kind);
    }

    /// Decides what changes, looking at what there is. What it throws leaves everything as it was.
    @FunctionalInterface
    public interface Decision<T, R, E extends Exception> {
        R on(Draft<T> draft) throws E;
    }

    /// In the order of their keys.
    public List<T> all() {
        return List.copyOf(snapshot.values());
    }

    public Optional<T> at(String key) {
        return Optional.ofNullable(snapshot.get(key));
    }

    /// Makes one change, of as many things as it takes, in one transaction. It is on disk when this returns.
    public <R, E extends Exception> R change(Decision<T, R, E> decision) throws E {
        changing.lock();
        try {
            var draft = new Draft<>(snapshot);
            var result = decision.on(draft);
            Map<String, Optional<T>> changes = draft.changes();
            if (!changes.isEmpty()) {
                rows.write(kind, changes);
                snapshot = draft.after();
            }
            return result;
        } finally {
            changing.unlock();
        }
    }
}
