package entente.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A stretch of time, half-open: `start` belongs to it, `end` does not, so two that touch do not overlap.
public record Window(Instant start, Instant end) {
    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "a window must end after it starts: %s to %s".formatted(start, end));
        }
    }

    /// The time both cover; empty where they only touch, or lie apart.
    public Optional<Window> intersection(Window other) {
        var later = start.isAfter(other.start) ? start : other.start;
        var earlier = end.isBefore(other.end) ? end : other.end;
        return later.isBefore(earlier) ? Optional.of(new Window(later, earlier)) : Optional.empty();
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
