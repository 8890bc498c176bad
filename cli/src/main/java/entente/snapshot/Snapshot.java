package entente.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Whom one server knows. The items are in one order, whatever theirs: by kind, then by name. `server` is the domain that names the server in
/// traces; a file need not say it. A `partial` one leaves alone what is not in it.
public record Snapshot(
        Optional<String> server, boolean partial, Optional<TrustItem> trust, List<Item> items) {
    public Snapshot {
        items =
                items.stream()
                        .sorted(
                                Comparator.comparingInt((Item item) ->
                                                SnapshotKind.ALL.indexOf(item.kind()))
                                        .thenComparing(Item::key))
                        .toList();
    }

    /// Whether both say whose they are, and it is not the same server.
    public boolean isOfAnotherThan(Snapshot other) {
        return server.isPresent() && other.server.isPresent() && !server.equals(other.server);
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
        if (!wanted.partial()) {
            before.values()
                    .forEach(gone ->
                            changes.add(
                                    new Change(gone.kind(), Optional.of(gone), Optional.empty())));
        }
        changes.sort(
                Comparator.comparingInt((Change change) -> SnapshotKind.ALL.indexOf(change.kind()))
                        .thenComparing(change -> change.item().key()));
        return List.copyOf(changes);
    }
}
