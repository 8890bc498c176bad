package entente.calendar;

import entente.calendar.Occurrences.Planned;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/// The occurrences of a series as they were planned, one after the other, and what became of each. Of very many the first [#MOST] are looked at.
final class Instances {
    static final int MOST = 10_000;

    /// The first stretch that is searched; each further one is twice as long.
    private static final long STRETCH = 64 * 86_400L;

    /// No date lies after it ([Moment]).
    private static final long END = Instant.parse("2501-01-01T00:00:00Z").getEpochSecond();

    /// What became of an occurrence: the event that says how it is now, which is the series itself for most; none for one that was taken out.
    record Instance(String key, long planned, Optional<Event> now, boolean changed) {}

    private final Event master;
    private final InstanceDates excluded = new InstanceDates();
    private final Map<Long, Event> changedAt = new HashMap<>();
    private final Map<LocalDate, Event> changedOn = new HashMap<>();
    private final Series series;

    Instances(Event master, Series series) {
        this.master = master;
        this.series = series;
        var wholeDays = master.start().isDate();
        master.repetition().exceptDates().forEach(date -> excluded.add(date, wholeDays));
        for (var event : series.events().values()) {
            if (event.replaces().isPresent() && !event.replaces().get().andFuture()) {
                var at = event.replaces().get().at();
                if (at.isDate() || wholeDays) {
                    changedOn.put(at.local().toLocalDate(), event);
                } else {
                    changedAt.put(at.epochSecond(), event);
                }
            }
        }
    }

    /// All, in order, as far as `last` (seconds since 1970).
    private List<Long> planned(long last, int most) {
        var starts = new TreeSet<Long>();
        var from = Math.min(master.start().epochSecond(), firstExtra());
        for (var stretch = STRETCH;
                from <= last && from < END && starts.size() < most;
                stretch *= 2) {
            var to = Math.min(END, from + stretch);
            starts.addAll(series.planned(master, from, to));
            from = to;
        }
        return starts.stream().filter(start -> start <= last).limit(most).toList();
    }

    private long firstExtra() {
        return master.repetition().dates().stream()
                .mapToLong(extra -> extra.start().epochSecond())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// The key of the `index`-th, from 1 on; those that were changed or taken out count.
    Optional<String> keyAt(int index) {
        if (index < 1 || index > MOST) {
            return Optional.empty();
        }
        var planned = planned(Long.MAX_VALUE, index);
        return planned.size() < index
                ? Optional.empty()
                : Optional.of(instance(planned.getLast()).key());
    }

    OptionalInt indexOf(String key) {
        var start = plannedStart(key);
        if (start.isEmpty()) {
            return OptionalInt.empty();
        }
        var planned = planned(start.getAsLong(), MOST);
        return !planned.isEmpty() && planned.getLast() == start.getAsLong()
                ? OptionalInt.of(planned.size())
                : OptionalInt.empty();
    }

    /// The one of that key, whatever became of it; empty where none was planned.
    Optional<Instance> find(String key) {
        var start = plannedStart(key);
        return start.isPresent() ? Optional.of(instance(start.getAsLong())) : Optional.empty();
    }

    private OptionalLong plannedStart(String key) {
        try {
            return key.indexOf('-', 1) > 0
                    ? plannedOn(LocalDate.parse(key))
                    : plannedAt(Long.parseLong(key));
        } catch (DateTimeException | NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong plannedAt(long start) {
        if (start < -END || start > END) {
            return OptionalLong.empty();
        }
        return master.start().isDate()
                ? plannedOn(master.start().localAt(start).toLocalDate())
                : series.planned(master, start, start + 1).stream().mapToLong(at -> at).findFirst();
    }

    private OptionalLong plannedOn(LocalDate day) {
        if (Math.abs(day.getYear()) > 3000) {
            return OptionalLong.empty();
        }
        var zone = master.start().zone();
        var from = Moment.epochSecond(day.atStartOfDay(), zone);
        var to = Moment.epochSecond(day.plusDays(1).atStartOfDay(), zone);
        return series.planned(master, from, to).stream().mapToLong(at -> at).findFirst();
    }

    private Instance instance(long start) {
        var local = master.start().localAt(start);
        var change = change(start, local);
        if (change.isPresent()) {
            return new Instance(change.get().key(), start, change.filter(Event::shown), true);
        }
        var key = master.keyAt(start, local);
        var now = series.fromThenOn(start).orElse(master);
        return new Instance(
                key,
                start,
                Optional.of(now).filter(event -> event.shown() && !excluded.contains(start, local)),
                false);
    }

    private Optional<Event> change(long start, LocalDateTime local) {
        return Optional.ofNullable(changedAt.get(start))
                .or(() -> Optional.ofNullable(changedOn.get(local.toLocalDate())));
    }

    /// When one is that was not taken out.
    Planned planned(Instance instance) {
        var block =
                instance.changed()
                        ? instance.now().orElseThrow().itself().block()
                        : series.ordinary(master, instance.planned());
        return new Planned(
                instance.key(),
                block.start(),
                block.end(),
                Instant.ofEpochSecond(instance.planned()));
    }

    /// A series that was called off as a whole has none.
    Occurrences occurrences() {
        if (!master.shown()) {
            return Occurrences.NONE;
        }
        var ends = master.repetition().rules().stream().noneMatch(Expansion::endless);
        var all = planned(ends ? Long.MAX_VALUE : lastTouched(), MOST);
        var instances = all.stream().map(this::instance).toList();
        var there = instances.stream().filter(one -> one.now().isPresent()).toList();
        var deleted =
                instances.stream()
                        .filter(one -> one.now().isEmpty())
                        .map(one -> Instant.ofEpochSecond(one.planned()))
                        .toList();
        return new Occurrences(
                there.stream().findFirst().map(this::planned),
                ends && !there.isEmpty() && all.size() < MOST
                        ? Optional.of(planned(there.getLast()))
                        : Optional.empty(),
                changed(),
                deleted);
    }

    /// Each change by itself, also where no occurrence was planned.
    private List<Planned> changed() {
        var changed = new ArrayList<Planned>();
        for (var event : series.events().values()) {
            if (event.shown() && event.replaces().filter(one -> !one.andFuture()).isPresent()) {
                var at = event.replaces().get().at();
                var itself = event.itself();
                changed.add(
                        new Planned(
                                itself.key(),
                                itself.block().start(),
                                itself.block().end(),
                                Instant.ofEpochSecond(plannedStart(at))));
            }
        }
        changed.sort((one, other) -> one.originalStart().compareTo(other.originalStart()));
        return changed;
    }

    /// Some name an occurrence by its day alone.
    private long plannedStart(Moment named) {
        var time = master.start().local().toLocalTime();
        return named.isDate() && !master.start().isDate()
                ? Moment.epochSecond(
                        named.local().toLocalDate().atTime(time), master.start().zone())
                : named.epochSecond();
    }

    /// How far a series without an end has to be looked at to find its first occurrence and those that were touched.
    private long lastTouched() {
        var last = master.start().epochSecond();
        for (var date : master.repetition().exceptDates()) {
            last = Math.max(last, date.epochSecond());
        }
        for (var event : series.events().values()) {
            last = Math.max(last, event.replaces().map(one -> one.at().epochSecond()).orElse(last));
        }
        // The first that nothing was said about lies behind them.
        return next(last + 86_400).orElse(last);
    }

    private OptionalLong next(long after) {
        var stretch = STRETCH;
        for (var from = after; from < END; stretch *= 2) {
            var to = Math.min(END, from + stretch);
            var found = series.planned(master, from, to);
            if (!found.isEmpty()) {
                return OptionalLong.of(found.getFirst());
            }
            from = to;
        }
        return OptionalLong.empty();
    }
}
