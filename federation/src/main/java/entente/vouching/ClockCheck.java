package entente.vouching;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Compares clocks by the `Date` of an answer: a token's times mean little to a server whose clock is elsewhere.
final class ClockCheck {
    /// Below this, neither a minute's check nor a person notices.
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private ClockCheck() {}

    /// How far the other clock is ahead of ours, or behind where negative; empty when it is close, or not told.
    static Optional<Duration> of(String date, Instant now) {
        try {
            var by =
                    Duration.between(
                            now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
            return by.abs().compareTo(TOLERATED) > 0 ? Optional.of(by) : Optional.empty();
        } catch (DateTimeException | ArithmeticException notADate) {
            return Optional.empty();
        }
    }
}
