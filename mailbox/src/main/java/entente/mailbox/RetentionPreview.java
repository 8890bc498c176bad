package entente.mailbox;

import entente.mailbox.RetentionForecast.Due;
import entente.mailbox.RetentionForecast.Group;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Counts what would go from a mailbox now, and why, by the same rules by which it goes. Reads a page at a time, each as the file is in that moment, and writes nothing.
final class RetentionPreview {
    private static final int AT_ONCE = 200;

    /// How many bytes of items are read at most to know which in-place holds mean.
    private static final long MOST_BYTES = 1L << 30;

    private static final Comparator<Due> OLDEST_FIRST =
            Comparator.comparing(Due::since).thenComparing(Due::item);

    /// What the items of a group have in common.
    private record Key(FolderKey from, Optional<String> tag, Optional<RecoverableFolder> to) {}

    private record Sum(long items, Instant oldest) {
        private Sum with(Sum other) {
            return new Sum(
                    items + other.items, oldest.isBefore(other.oldest) ? oldest : other.oldest);
        }
    }

    private final Database database;
    private final Holding holding;
    private final RetentionPolicies policies;
    private final Instant now;
    private final int named;
    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final PriorityQueue<Due> oldest = new PriorityQueue<>(OLDEST_FIRST.reversed());
    private int counted;
    private long read;

    /// At most `named` items are named, those that count since longest.
    RetentionPreview(
            Database database,
            Holding holding,
            RetentionPolicies policies,
            Instant now,
            int named) {
        this.database = database;
        this.holding = holding;
        this.policies = policies;
        this.now = now;
        this.named = named;
    }

    RetentionForecast made() {
        database.read(reader -> RetentionWork.of(reader, holding, policies, now))
                .places()
                .forEach(this::lookInto);
        lookAtDeleted();
        var told = oldest.stream().sorted(OLDEST_FIRST).toList();
        return new RetentionForecast(groups(), told, isFull());
    }

    private List<Group> groups() {
        return sums.entrySet().stream()
                .map(each ->
                        new Group(
                                FolderId.of(address(), each.getKey().from()),
                                each.getKey().tag(),
                                each.getKey().to(),
                                each.getValue().items(),
                                each.getValue().oldest()))
                .toList();
    }

    private void lookInto(TagPlace place) {
        var from = Optional.of(DueRows.Due.NONE);
        while (from.isPresent() && !isFull()) {
            var after = from.get();
            from =
                    database.read(reader -> {
                        var work = RetentionWork.of(reader, holding, policies, now);
                        var page = work.page(place, after, AT_ONCE);
                        try (var removal = removal(reader)) {
                            for (var each : page.items()) {
                                if (isFull()) {
                                    break;
                                }
                                count(
                                        each.item(),
                                        Optional.of(place.tag().name()),
                                        removal.foreseen(each.item(), place.tag().action().how()),
                                        each.since());
                            }
                        }
                        return page.next();
                    });
        }
    }

    /// What was deleted long enough ago. Where something else is said of the mailbox than the times of its items go by, all of it is looked at.
    private void lookAtDeleted() {
        var isNewlySaid =
                database.read(RecoverabilityRows::changed).stream()
                        .anyMatch(changed -> changed.mailbox().equals(address()));
        var last = Optional.of("");
        while (last.isPresent() && !isFull()) {
            var after = last.get();
            last =
                    database.read(reader -> {
                        var keys =
                                isNewlySaid
                                        ? RemovedRows.after(reader, address(), after, AT_ONCE)
                                        : RemovedRows.dueIn(reader, address(), now, after, AT_ONCE);
                        lookAtDeleted(reader, keys);
                        return keys.size() < AT_ONCE
                                ? Optional.<String>empty()
                                : Optional.of(keys.getLast());
                    });
        }
    }

    private void lookAtDeleted(Connection reader, List<String> keys) throws SQLException {
        try (var removal = removal(reader)) {
            for (var key : keys) {
                var item = ItemRows.find(reader, address(), key);
                if (!isFull()
                        && item.isPresent()
                        && item.get().folder() instanceof RecoverableFolder) {
                    var foreseen = removal.foreseenAfterTime(item.get());
                    var since = RemovedRows.find(reader, address(), key).entered();
                    count(item.get(), Optional.empty(), foreseen, since.orElse(now));
                }
            }
        }
    }

    private void count(
            StoredItem item, Optional<String> tag, ItemRemoval.Foreseen foreseen, Instant since) {
        read += foreseen.read();
        switch (foreseen.fate()) {
            case Fate.OutOfReach _ -> {}
            case Fate.Goes(var to) when to.equals(item.folder()) -> {}
            case Fate.Goes(RecoverableFolder to) -> count(item, tag, Optional.of(to), since);
            case Fate.Goes _ -> throw new IllegalStateException("time has nothing come back");
            case Fate.Expunged _ -> count(item, tag, Optional.<RecoverableFolder>empty(), since);
        }
    }

    private void count(
            StoredItem item, Optional<String> tag, Optional<RecoverableFolder> to, Instant since) {
        counted++;
        sums.merge(new Key(item.folder(), tag, to), new Sum(1, since), Sum::with);
        oldest.add(
                new Due(
                        FolderId.of(address(), item.folder()),
                        item.key(),
                        item.kept().content().itemClass(),
                        item.size(),
                        since));
        if (oldest.size() > named) {
            oldest.remove();
        }
    }

    private boolean isFull() {
        return counted >= Retentions.MOST_COUNTED || read >= MOST_BYTES;
    }

    private ItemRemoval removal(Connection reader) throws SQLException {
        return new ItemRemoval(reader, holding, holding.folders(), now, new HashSet<>());
    }

    private Address address() {
        return holding.address();
    }
}
