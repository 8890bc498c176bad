package entente.wire.seal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A time in UTC as XML Schema spells it: a year of four digits, seconds, perhaps a fraction, and `Z` (WS-Security 1.1, 10; SAML 1.1 core,
/// 1.2.2). Another zone, or none, is refused: who leaves it out means his own.
public final class UtcTime {
    private static final int SHORTEST = "2026-01-05T12:00:00Z".length();
    private static final int LONGEST = SHORTEST + ".123456789".length();

    private UtcTime() {}

    /// Empty when the text is none.
    public static Optional<Instant> parse(String text) {
        if (text.length() < SHORTEST
                || text.length() > LONGEST
                || text.charAt(4) != '-'
                || !text.endsWith("Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
