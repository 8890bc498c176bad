package entente.vouching;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Compares clocks by the `Date` of an answer: a token's times mean little to a server whose clock is elsewhere.
public final class ClockCheck {
    /// Below this, neither a minute's check nor a person notices.
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    /// The `Date` that was read last; servers that answer often repeat it for a second.
    private volatile Read last = new Read("", Optional.empty());

    private record Read(String text, Optional<Instant> date) {}

    /// How far the other clock is ahead of ours, or behind where negative; empty when it is close, or not told.
    public Optional<Duration> apart(String date, Instant now) {
        return read(date)
                .map(other -> Duration.between(now, other))
                .filter(by -> by.abs().compareTo(TOLERATED) > 0);
    }

    private Optional<Instant> read(String date) {
        var known = last;
        if (!known.text().equals(date)) {
            known = new Read(date, parsed(date));
            last = known;
        }
        return known.date();
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException | ArithmeticException notADate) {
            return Optional.empty();
        }
    }
}
