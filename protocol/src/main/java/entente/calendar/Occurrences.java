package entente.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is told of the occurrences of a series beside how it repeats: the first and the last one that there are (of a series without an end there is no last one), those that
/// were changed and those that were taken out (MS-OXWSMTGS 2.2.4.18).
public record Occurrences(
        Optional<Planned> first,
        Optional<Planned> last,
        List<Planned> changed,
        List<Instant> deleted) {
    /// What is told of an event that does not repeat.
    public static final Occurrences NONE =
            new Occurrences(Optional.empty(), Optional.empty(), List.of(), List.of());

    /// One occurrence: its key, when it is, and when it was planned to start.
    public record Planned(String key, Instant start, Instant end, Instant originalStart) {}

    public Occurrences {
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
    }
}
