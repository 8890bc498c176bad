package entente.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;

/// Occurrences of a series that are named by their start, as EXDATE and RECURRENCE-ID do.
///
/// The type should be that of the series' start (RFC 5545, 3.8.5.1). Writers mix them, so a date names every occurrence of that day, and
/// in a series of whole days a time names its day.
final class InstanceDates {
    private final Set<Long> instants = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();

    void add(Moment named, boolean ofWholeDays) {
        if (named.isDate() || ofWholeDays) {
            days.add(named.local().toLocalDate());
        } else {
            instants.add(named.epochSecond());
        }
    }

    /// Whether the occurrence that starts at `epochSecond`, `local` on the series' clock, is among them.
    boolean contains(long epochSecond, LocalDateTime local) {
        return instants.contains(epochSecond)
                || (!days.isEmpty() && days.contains(local.toLocalDate()));
    }
}
