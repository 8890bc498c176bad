package entente.mailbox;

import entente.calendar.Occurrence;
import entente.calendar.Series;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What a calendar folder holds: its appointments, and an index of their occurrences within a horizon, which follows each change to the folder.
///
/// Immutable: a changed agenda shares with the one before what did not change, so that a change costs the logarithm of the calendar for each occurrence that comes or goes. Inside the horizon a question costs
/// what it gives; beyond it series are expanded when asked for. Appointments that do not repeat are in the index wherever they lie.
///
/// UIDs and keys are looked up by their order, not by hashes, of which strangers could make many alike.
final class Agenda {
    /// More are neither kept nor given; whoever asks takes far fewer.
    static final int MOST_OCCURRENCES = 1_000_000;

    private static final Duration BEHIND = Duration.ofDays(366);
    private static final Duration AHEAD = Duration.ofDays(731);
    private static final Duration TOLERANCE = Duration.ofDays(30);

    /// An appointment with its entries: those within the horizon, or all when it does not repeat.
    private record Expanded(AgendaItem item, List<AgendaEntry> entries) {}

    private final Window horizon;
    private final TreePMap<String, Expanded> byKey;
    private final TreePMap<String, TreePSet<String>> keysByUid;
    private final BusyIndex index;

    private Agenda(
            Window horizon,
            TreePMap<String, Expanded> byKey,
            TreePMap<String, TreePSet<String>> keysByUid,
            BusyIndex index) {
        this.horizon = horizon;
        this.byKey = byKey;
        this.keysByUid = keysByUid;
        this.index = index;
    }

    static Agenda empty(Instant now) {
        return new Agenda(around(now), TreePMap.empty(), TreePMap.empty(), BusyIndex.EMPTY);
    }

    /// An agenda of these; those for which there is no room are left out.
    static Agenda of(Collection<AgendaItem> items, Instant now) {
        return empty(now).with(items, List.of(), OccurrenceLimit.OWN).agenda();
    }

    /// A changed agenda, the keys of the items for which there was no room, and how many occurrences were looked at for it.
    record Changed(Agenda agenda, List<String> leftOut, int expanded) {}

    /// This agenda without the items of some keys, and then with some put in the place of those of their keys or added. What there is no room for is left out.
    Changed with(Collection<AgendaItem> put, Collection<String> removed, OccurrenceLimit limit) {
        var next = new Next(limit);
        removed.forEach(next::takeOut);
        put.forEach(next::put);
        return next.made();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /// The keys of the items of a UID, in an order that stays.
    Collection<String> keys(String uid) {
        return keysByUid.getOrDefault(uid, TreePSet.empty());
    }

    /// When the appointment takes place that is the item of a key; empty where there is none.
    Optional<Series> series(String key) {
        return Optional.ofNullable(byKey.get(key)).map(expanded -> expanded.item().series());
    }

    /// Whether time has moved so far that the horizon should be drawn anew.
    boolean isStale(Instant now) {
        return Duration.between(horizon.end(), now.plus(AHEAD)).compareTo(TOLERANCE) > 0;
    }

    /// The same agenda with its horizon around `now`.
    Agenda drawnAnew(Instant now) {
        return of(byKey.values().stream().map(Expanded::item).toList(), now);
    }

    /// The entries that touch `window`, by start and then end.
    List<AgendaEntry> entries(Window window) {
        return horizon.start().isAfter(window.start()) || horizon.end().isBefore(window.end())
                ? expandedOnDemand(window)
                : index.entries(window);
    }

    private List<AgendaEntry> expandedOnDemand(Window window) {
        var found = new ArrayList<AgendaEntry>();
        for (var expanded : byKey.values()) {
            var item = expanded.item();
            addTouching(
                    window,
                    item.series().repeats()
                            ? entries(item, item.series().occurrences(window))
                            : expanded.entries(),
                    found);
        }
        found.sort(AgendaEntry.ORDER);
        return found;
    }

    private static void addTouching(
            Window window, Collection<AgendaEntry> entries, List<AgendaEntry> found) {
        for (var entry : entries) {
            if (entry.block().touches(window) && found.size() < MOST_OCCURRENCES) {
                found.add(entry);
            }
        }
    }

    private static List<AgendaEntry> entries(AgendaItem item, List<Occurrence> occurrences) {
        return occurrences.stream().map(each -> new AgendaEntry(item, each)).toList();
    }

    private static Window around(Instant now) {
        return new Window(now.minus(BEHIND), now.plus(AHEAD));
    }

    /// A changed agenda in the making.
    private final class Next {
        private TreePMap<String, Expanded> items = byKey;
        private TreePMap<String, TreePSet<String>> keys = keysByUid;
        private final Set<String> changed = new HashSet<>();
        private final List<String> leftOut = new ArrayList<>();
        private final OccurrenceLimit limit;
        private int held = index.size();
        private int expanded;

        private Next(OccurrenceLimit limit) {
            this.limit = limit;
        }

        void takeOut(String key) {
            var before = items.get(key);
            if (before != null) {
                items = items.minus(key);
                changed.add(key);
                held -= before.entries().size();
                var uid = before.item().uid();
                var left = alike(uid).minus(key);
                keys = left.isEmpty() ? keys.minus(uid) : keys.plus(uid, left);
            }
        }

        void put(AgendaItem item) {
            var after = expand(item);
            expanded += after.entries().size();
            var others = held - entriesOf(items, item.key()).size();
            var before = entriesOf(byKey, item.key()).size();
            if (!limit.allows(after.entries().size(), before, others)) {
                leftOut.add(item.key());
                return;
            }
            takeOut(item.key());
            changed.add(item.key());
            held += after.entries().size();
            items = items.plus(item.key(), after);
            keys = keys.plus(item.uid(), alike(item.uid()).plus(item.key()));
        }

        private TreePSet<String> alike(String uid) {
            return keys.getOrDefault(uid, TreePSet.empty());
        }

        Changed made() {
            if (changed.isEmpty()) {
                return new Changed(Agenda.this, leftOut, expanded);
            }
            var gone = new ArrayList<AgendaEntry>();
            var come = new ArrayList<AgendaEntry>();
            for (var key : changed) {
                gone.addAll(entriesOf(byKey, key));
                come.addAll(entriesOf(items, key));
            }
            return new Changed(
                    new Agenda(horizon, items, keys, index.changed(gone, come)), leftOut, expanded);
        }

        private static List<AgendaEntry> entriesOf(TreePMap<String, Expanded> items, String key) {
            var item = items.get(key);
            return item == null ? List.of() : item.entries();
        }

        private Expanded expand(AgendaItem item) {
            var occurrences =
                    item.series().repeats()
                            ? item.series().occurrences(horizon)
                            : item.series().occurrences(Long.MIN_VALUE, Long.MAX_VALUE);
            return new Expanded(item, entries(item, occurrences));
        }
    }
}
