package entente.mailbox;

import entente.mailbox.FolderHistory.Placement;
import entente.mailbox.MailboxEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened to folders since a change that the tree's history reaches: made, moved, removed, or told of otherwise now. Of those that came or went together with the folder that
/// they lie in, that one alone is told. A copy is made like any other.
final class FolderEvents {
    /// `parent` is where the folder lies after that, or lay before it went; `before` is where it lay before it moved.
    record Row(
            Change change,
            Kind kind,
            FolderKey folder,
            FolderKey parent,
            Optional<FolderKey> before) {}

    private final FolderTree tree;
    private final long number;
    private final Map<FolderKey, Optional<FolderKey>> after = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private FolderEvents(long number, FolderTree tree) {
        this.number = number;
        this.tree = tree;
    }

    /// In the order in which it happened.
    static List<Row> since(long number, FolderTree tree) {
        if (number == tree.latest()) {
            return List.of();
        }
        var events = new FolderEvents(number, tree);
        events.placed();
        events.changed();
        events.rows.sort(Comparator.comparingLong(row -> row.change().number()));
        return withoutWhatLayInThem(events.rows);
    }

    /// From the newest back, because each placement tells where the folder lay after the one before it.
    private void placed() {
        for (var placement : tree.history().placements().reversed()) {
            if (placement.number() <= number) {
                break;
            }
            var now = after.getOrDefault(placement.folder(), tree.parent(placement.folder()));
            after.put(placement.folder(), placement.before());
            row(placement, now).ifPresent(rows::add);
        }
    }

    private static Optional<Row> row(Placement placement, Optional<FolderKey> now) {
        var folder = placement.folder();
        var before = placement.before();
        return now.map(parent ->
                        before.isPresent()
                                ? new Row(placement.change(), Kind.MOVED, folder, parent, before)
                                : new Row(
                                        placement.change(),
                                        Kind.CREATED,
                                        folder,
                                        parent,
                                        Optional.empty()))
                .or(() ->
                        before.map(parent ->
                                new Row(
                                        placement.change(),
                                        Kind.DELETED,
                                        folder,
                                        parent,
                                        Optional.empty())));
    }

    /// Those whose last change was another than to where they lie.
    private void changed() {
        var known =
                new HashSet<>(rows.stream().map(row -> at(row.folder(), row.change())).toList());
        for (var folder : tree.own().all()) {
            if (folder.changed().number() > number
                    && !known.contains(at(folder.key(), folder.changed()))) {
                rows.add(
                        new Row(
                                folder.changed(),
                                Kind.MODIFIED,
                                folder.key(),
                                folder.parent(),
                                Optional.empty()));
            }
        }
        tree.defaults()
                .own()
                .forEach((place, change) -> {
                    if (change.number() > number) {
                        var parent = place.parent().orElse(place);
                        rows.add(new Row(change, Kind.MODIFIED, place, parent, Optional.empty()));
                    }
                });
    }

    private record At(FolderKey folder, long number) {}

    private static At at(FolderKey folder, Change change) {
        return new At(folder, change.number());
    }

    private static List<Row> withoutWhatLayInThem(List<Row> rows) {
        var together = new HashMap<At, Kind>();
        rows.forEach(row -> together.put(at(row.folder(), row.change()), row.kind()));
        return rows.stream()
                .filter(row ->
                        row.kind() == Kind.MODIFIED
                                || row.kind() == Kind.MOVED
                                || together.get(at(row.parent(), row.change())) != row.kind())
                .toList();
    }
}
