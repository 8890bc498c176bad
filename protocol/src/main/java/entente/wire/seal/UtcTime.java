package entente.wire.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A time in UTC as XML Schema spells it: a year of four digits, seconds, perhaps a fraction, and `Z` (WS-Security 1.1, 10; SAML 1.1 core,
/// 1.2.2). Another zone, or none, is refused: who leaves it out means his own.
public final class UtcTime {
    private static final String SHAPE = "0000-00-00T00:00:00Z";
    private static final int SHORTEST = SHAPE.length();
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
            return Optional.of(isWholeSeconds(text) ? wholeSeconds(text) : Instant.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// Whether it is one of the usual kind: digits everywhere, and neither a leap second nor a midnight that is called 24. Each message brings
    /// several, and the platform's reader, which knows all kinds, takes many times as long.
    private static boolean isWholeSeconds(String text) {
        if (text.length() != SHORTEST) {
            return false;
        }
        for (var at = 0; at < SHORTEST; at++) {
            var letter = text.charAt(at);
            var shape = SHAPE.charAt(at);
            if (shape == '0' ? letter < '0' || letter > '9' : letter != shape) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    private static Instant wholeSeconds(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
