package entente.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// All things of one kind, each under a key. Read from memory by as many threads as there are; changed by one at a time.
public final class Settings<T> {
    private final SettingRows rows;
    private final Kind<T> kind;
    private final ReentrantLock changing;
    private volatile Snapshot<T> snapshot;

    Settings(SettingRows rows, Kind<T> kind) {
        this.rows = rows;
        this.kind = kind;
        this.changing = rows.changing();
        this.snapshot = Snapshot.of(rows.all(kind));
    }

    private record Snapshot<T>(SortedMap<String, T> byKey, List<T> all) {
        static <T> Snapshot<T> of(SortedMap<String, T> byKey) {
            return new Snapshot<>(byKey, List.copyOf(byKey.values()));
        }
    }

    /// Decides what changes, looking at what there is. What it throws leaves everything as it was.
    @FunctionalInterface
    public interface Decision<T, R, E extends Exception> {
        R on(Draft<T> draft) throws E;
    }

    /// In the order of their keys; the same list until something changes.
    public List<T> all() {
        return snapshot.all();
    }

    public Optional<T> at(String key) {
        return Optional.ofNullable(snapshot.byKey().get(key));
    }

    /// What a change would come to; nothing is changed.
    public <R, E extends Exception> R look(Decision<T, R, E> decision) throws E {
        return decision.on(new Draft<>(snapshot.byKey()));
    }

    /// Makes one change, of as many things as it takes, in one transaction. It is on disk when this returns. Of all kinds in a file one
    /// is changed at a time, so that a decision may look at things of another.
    public <R, E extends Exception> R change(Decision<T, R, E> decision) throws E {
        return change(decision, _ -> {});
    }

    /// The same, and `told` hears of its result before the next change begins; it must not wait for another.
    public <R, E extends Exception> R change(Decision<T, R, E> decision, Consumer<R> told)
            throws E {
        changing.lock();
        try {
            var draft = new Draft<>(snapshot.byKey());
            var result = decision.on(draft);
            Map<String, Optional<T>> changes = draft.changes();
            if (!changes.isEmpty()) {
                rows.write(kind, changes);
                snapshot = Snapshot.of(draft.after());
            }
            told.accept(result);
            return result;
        } finally {
            changing.unlock();
        }
    }
}
