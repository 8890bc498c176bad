package entente.calendar;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// All events of one UID: an event that may repeat, and what was changed about single occurrences or about the rest of them.
///
/// Immutable, by [Event#key]. A change without the series it belongs to, as an invitation to one occurrence is, stands for itself.
public final class Series {
    private static final long SHORTEST_STRETCH = Duration.ofDays(32).toSeconds();
    private static final long LONGEST_PAUSE = 512 * SHORTEST_STRETCH;

    public static final Series EMPTY = new Series(Map.of());

    private final Map<String, Event> events;
    private final Optional<Event> master;
    private final InstanceDates excluded = new InstanceDates();
    private final NavigableMap<Long, Event> fromThenOn = new TreeMap<>();
    private final long reach;

    Series(Map<String, Event> events) {
        this.events = Map.copyOf(events);
        this.master = Optional.ofNullable(this.events.get(""));
        this.reach = master.map(this::prepare).orElse(0L);
    }

    /// Each event by its key; the empty key is that of the series itself.
    Map<String, Event> events() {
        return events;
    }

    /// How many items it is in a folder: one for the series with all that was changed about it, or one for each change that stands for
    /// itself. What was cancelled is none.
    int items() {
        return master.isPresent()
                ? master.get().shown() ? 1 : 0
                : (int) events.values().stream().filter(this::standsAlone).count();
    }

    public boolean repeats() {
        return master.map(Event::repetition).map(Repetition::repeats).orElse(false);
    }

    /// Its occurrences that touch the time from `from` to `to` (seconds since 1970), in no order.
    public List<Occurrence> occurrences(long from, long to) {
        var found = new ArrayList<Occurrence>();
        if (master.isPresent()) {
            if (!master.get().shown()) {
                return List.of();
            }
            addOrdinary(master.get(), from, to, found);
        }
        for (var event : events.values()) {
            if (standsAlone(event)) {
                found.add(event.itself());
            }
        }
        found.removeIf(one -> !touches(one.block(), from, to));
        return found;
    }

    public List<Occurrence> occurrences(Window window) {
        return occurrences(window.start().getEpochSecond(), window.end().getEpochSecond() + 1);
    }

    /// Whether all of it has ended by then and nothing comes after. A series without end is never over; of one that pauses, forty years after `then` are looked at.
    public boolean isOver(Instant then) {
        var isEndless =
                repeats()
                        && master.filter(Event::shown).isPresent()
                        && master.get().repetition().rules().stream().anyMatch(Expansion::endless);
        return !isEndless && !goesOn(then.getEpochSecond());
    }

    private boolean goesOn(long from) {
        // What comes soon is found without going through all that comes.
        for (var ahead = SHORTEST_STRETCH; ahead <= LONGEST_PAUSE; ahead *= 2) {
            if (!occurrences(from, from + ahead).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAlone(Event event) {
        return event.shown()
                && event.replaces().isPresent()
                && (master.isEmpty() || !event.replaces().get().andFuture());
    }

    /// Sorts out what is changed; gives how far outside a window an occurrence's first start may lie.
    private long prepare(Event master) {
        var ofWholeDays = master.start().isDate();
        master.repetition().exceptDates().forEach(date -> excluded.add(date, ofWholeDays));
        var longest = master.length().mostSeconds();
        for (var extra : master.repetition().dates()) {
            longest = Math.max(longest, extra.length().mostSeconds());
        }
        var farthest = 0L;
        for (var change : events.values()) {
            if (change.replaces().isEmpty()) {
                continue;
            }
            var replaces = change.replaces().get();
            if (replaces.andFuture()) {
                fromThenOn.put(replaces.at().epochSecond(), change);
                longest = Math.max(longest, change.length().mostSeconds());
                farthest = Math.max(farthest, Math.abs(shift(master, change).toSeconds()));
            } else {
                excluded.add(replaces.at(), ofWholeDays);
            }
        }
        return longest + farthest + Duration.ofDays(1).toSeconds();
    }

    private void addOrdinary(Event master, long from, long to, List<Occurrence> found) {
        if (!repeats()) {
            addOne(master, master.start().epochSecond(), master.length(), found);
            return;
        }
        var starts = new TreeSet<Long>();
        var lengths = new HashMap<Long, Length>();
        collect(master, from - reach, to + reach, starts, lengths);
        for (var start : starts) {
            addOne(master, start, lengths.getOrDefault(start, master.length()), found);
        }
    }

    private static void collect(
            Event master, long from, long to, Collection<Long> starts, Map<Long, Length> lengths) {
        starts.add(master.start().epochSecond());
        for (var rule : master.repetition().rules()) {
            for (var start : rule.starts(from, to)) {
                starts.add(start);
            }
        }
        for (var extra : master.repetition().dates()) {
            var start = extra.start().epochSecond();
            if (starts.add(start) || !extra.length().equals(master.length())) {
                lengths.put(start, extra.length());
            }
        }
        for (var rule : master.repetition().exceptRules()) {
            for (var start : rule.starts(from, to)) {
                starts.remove(start);
            }
        }
    }

    /// Adds the occurrence that the series has at `start`, as it is now, unless it was taken out.
    private void addOne(Event master, long start, Length length, List<Occurrence> found) {
        var local = master.start().localAt(start);
        if (excluded.contains(start, local)) {
            return;
        }
        var key = repeats() ? master.keyAt(start, local) : "";
        var change = fromThenOn.floorEntry(start);
        if (change == null) {
            found.add(new Occurrence(key, master.at(local, length)));
        } else if (change.getValue().shown()) {
            found.add(new Occurrence(key, changed(master, change.getValue(), local)));
        }
    }

    /// When occurrences were planned to start, from `from` (inclusive) to `to` (exclusive), in order.
    List<Long> planned(Event master, long from, long to) {
        var starts = new TreeSet<Long>();
        collect(master, from, to, starts, new HashMap<>());
        return starts.stream().filter(start -> start >= from && start < to).toList();
    }

    /// The change that counts for all from then on, where `start` is among them.
    Optional<Event> fromThenOn(long start) {
        return Optional.ofNullable(fromThenOn.floorEntry(start)).map(Map.Entry::getValue);
    }

    /// The occurrence that was planned for `start`, apart from changes to it alone.
    BusyBlock ordinary(Event master, long start) {
        var starts = new TreeSet<Long>();
        var lengths = new HashMap<Long, Length>();
        collect(master, start, start + 1, starts, lengths);
        var local = master.start().localAt(start);
        var change = fromThenOn(start);
        return change.isPresent()
                ? changed(master, change.get(), local)
                : master.at(local, lengths.getOrDefault(start, master.length()));
    }

    private static BusyBlock changed(Event master, Event change, LocalDateTime local) {
        var moved = master.at(local.plus(shift(master, change)), change.length());
        return new BusyBlock(
                moved.start(), moved.end(), change.status(), Optional.of(change.details()));
    }

    /// By how much a change to all later occurrences moves each, on the series' clock.
    private static Duration shift(Event master, Event change) {
        var before = master.start().localAt(change.replaces().orElseThrow().at().epochSecond());
        var after = master.start().localAt(change.start().epochSecond());
        return Duration.between(before, after);
    }

    private static boolean touches(BusyBlock block, long from, long to) {
        var start = block.start().getEpochSecond();
        return start < to && (block.end().getEpochSecond() > from || start >= from);
    }
}
