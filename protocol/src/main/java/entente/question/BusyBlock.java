package entente.question;

import java.time.Instant;
import java.util.Optional;

/// One entry of a calendar as a lookup sees it: half-open in time, `start` ≤ `end`.
///
/// An entry of no length (`start` = `end`) is shown in lists and colours no slot. Entries that are free are
/// listed too. `details` is absent where the calendar has none or the caller may not see them.
public record BusyBlock(Instant start, Instant end, Status status, Optional<Details> details) {
    public BusyBlock {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "an entry must not end before it starts: %s to %s".formatted(start, end));
        }
    }

    /// Whether any of it lies in `window`; an entry of no length does when the window holds its instant.
    public boolean touches(Window window) {
        return start.equals(end)
                ? !start.isBefore(window.start()) && start.isBefore(window.end())
                : start.isBefore(window.end()) && end.isAfter(window.start());
    }

    /// The same time without a word about what it is.
    public BusyBlock withoutDetails() {
        return details.isEmpty() ? this : new BusyBlock(start, end, status, Optional.empty());
    }
}
