package entente.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Whom one server knows. The items are in one order, whatever theirs: by kind, then by name.
public record Snapshot(Optional<TrustItem> trust, List<Item> items) {
    public Snapshot {
        items =
                items.stream()
                        .sorted(
                                Comparator.comparingInt((Item item) ->
                                                SnapshotKind.ALL.indexOf(item.kind()))
                                        .thenComparing(Item::key))
                        .toList();
    }

    /// What has to be done for a server that is like this to become like `wanted`, but for the trust; in the order of the items.
    public List<Change> changesTo(Snapshot wanted) {
        var before = new LinkedHashMap<String, Item>();
        items.forEach(item -> before.put(item.place(), item));
        var changes = new ArrayList<Change>();
        for (var item : wanted.items()) {
            var change =
                    new Change(
                            item.kind(),
                            Optional.ofNullable(before.remove(item.place())),
                            Optional.of(item));
            if (change.changesSomething()) {
                changes.add(change);
            }
        }
        before.values()
                .forEach(gone ->
                        changes.add(new Change(gone.kind(), Optional.of(gone), Optional.empty())));
        changes.sort(
                Comparator.comparingInt((Change change) -> SnapshotKind.ALL.indexOf(change.kind()))
                        .thenComparing(change -> change.item().key()));
        return List.copyOf(changes);
    }
}
