package entente.mailbox;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a calendar holds: its series, and an index of their occurrences within a horizon, made when the calendar changes.
///
/// Immutable. Inside the horizon a question costs what it gives; beyond it series are expanded when asked for. Events that do not repeat
/// are in the index wherever they lie.
final class Agenda {
    /// More are neither kept nor given; whoever asks takes far fewer.
    static final int MOST_OCCURRENCES = 1_000_000;

    private static final Duration BEHIND = Duration.ofDays(366);
    private static final Duration AHEAD = Duration.ofDays(731);
    private static final Duration TOLERANCE = Duration.ofDays(30);

    /// A series with its occurrences: those within the horizon, or all when it does not repeat.
    private record Expanded(Series series, List<BusyBlock> occurrences) {}

    private final Window horizon;
    private final SortedMap<String, Expanded> byUid;
    private final BusyIndex index;
    private final int size;
    private final int items;

    private Agenda(Window horizon, SortedMap<String, Expanded> byUid) {
        this.horizon = horizon;
        this.byUid = byUid;
        var all = new ArrayList<BusyBlock>();
        byUid.values().forEach(series -> all.addAll(series.occurrences()));
        this.index = new BusyIndex(all);
        this.size = all.size();
        this.items = byUid.values().stream().mapToInt(each -> each.series().items()).sum();
    }

    static Agenda empty(Instant now) {
        return new Agenda(around(now), new TreeMap<>());
    }

    /// An agenda of these series by UID.
    static Agenda of(Map<String, Series> series, Instant now) {
        return empty(now).with(series).agenda();
    }

    /// A changed agenda, and the UIDs for which there was no room.
    record Changed(Agenda agenda, List<String> leftOut) {}

    /// This agenda with the series of these UIDs put in the place of those it has. Series that would bring it over
    /// [#MOST_OCCURRENCES] stay as they were.
    Changed with(Map<String, Series> changed) {
        var series = new TreeMap<>(byUid);
        var leftOut = new ArrayList<String>();
        var room = MOST_OCCURRENCES - size;
        for (var change : changed.entrySet()) {
            var uid = change.getKey();
            var before = series.get(uid);
            var after = expand(change.getValue());
            var growth =
                    after.occurrences().size() - (before == null ? 0 : before.occurrences().size());
            if (growth > room) {
                leftOut.add(uid);
            } else {
                room -= growth;
                series.put(uid, after);
            }
        }
        return new Changed(new Agenda(horizon, series), leftOut);
    }

    /// How many items the calendar has, each series counted once.
    int items() {
        return items;
    }

    /// The series of a UID; empty when there is none.
    Series series(String uid) {
        var known = byUid.get(uid);
        return known == null ? Series.EMPTY : known.series();
    }

    /// Whether time has moved so far that the horizon should be drawn anew.
    boolean isStale(Instant now) {
        return Duration.between(horizon.end(), now.plus(AHEAD)).compareTo(TOLERANCE) > 0;
    }

    /// The same agenda with its horizon around `now`.
    Agenda drawnAnew(Instant now) {
        var series = new TreeMap<String, Series>();
        byUid.forEach((uid, expanded) -> series.put(uid, expanded.series()));
        return of(series, now);
    }

    /// The entries that touch `window`, by start and then end.
    List<BusyBlock> entries(Window window) {
        return horizon.start().isAfter(window.start()) || horizon.end().isBefore(window.end())
                ? expandedOnDemand(window)
                : index.entries(window);
    }

    private List<BusyBlock> expandedOnDemand(Window window) {
        var found = new ArrayList<BusyBlock>();
        for (var expanded : byUid.values()) {
            addTouching(
                    window,
                    expanded.series().repeats()
                            ? expanded.series().occurrences(window)
                            : expanded.occurrences(),
                    found);
        }
        found.sort(BusyIndex.ORDER);
        return found;
    }

    private static void addTouching(
            Window window, Collection<BusyBlock> blocks, List<BusyBlock> found) {
        for (var block : blocks) {
            if (block.touches(window) && found.size() < MOST_OCCURRENCES) {
                found.add(block);
            }
        }
    }

    private Expanded expand(Series series) {
        var occurrences =
                series.repeats()
                        ? series.occurrences(horizon)
                        : series.occurrences(Long.MIN_VALUE, Long.MAX_VALUE);
        return new Expanded(series, List.copyOf(occurrences));
    }

    private static Window around(Instant now) {
        return new Window(now.minus(BEHIND), now.plus(AHEAD));
    }
}
