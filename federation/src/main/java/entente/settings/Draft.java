package entente.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All things of one kind as they are about to be. Nothing of it counts before the change is over.
public final class Draft<T> {
    private final TreeMap<String, T> all;
    private final TreeMap<String, Optional<T>> changes = new TreeMap<>();

    Draft(SortedMap<String, T> before) {
        this.all = new TreeMap<>(before);
    }

    /// By key, in order.
    public Map<String, T> all() {
        return Collections.unmodifiableMap(all);
    }

    public Optional<T> at(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /// Adds `value`, or puts it in the place of what was there.
    public void put(String key, T value) {
        all.put(key, value);
        changes.put(key, Optional.of(value));
    }

    /// Takes away what is there, if anything is.
    public void remove(String key) {
        if (all.remove(key) != null) {
            changes.put(key, Optional.empty());
        }
    }

    /// What is put (or, where empty, removed) at which key.
    Map<String, Optional<T>> changes() {
        return changes;
    }

    SortedMap<String, T> after() {
        return Collections.unmodifiableSortedMap(all);
    }
}
