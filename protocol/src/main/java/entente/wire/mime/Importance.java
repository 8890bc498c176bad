package entente.wire.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How important a message is, as its header says it: by name (RFC 2156, 5.3.4; MS-OXCMAIL 2.2.3.2.7) or from 1, the most, to 5. 0 is low, 1 normal, 2 high.
final class Importance {
    private static final List<String> NAMES = List.of("low", "normal", "high");

    private Importance() {}

    static Optional<Integer> named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "low", "non-urgent" -> Optional.of(0);
            case "normal" -> Optional.of(1);
            case "high", "urgent" -> Optional.of(2);
            default -> Optional.empty();
        };
    }

    /// Of `X-Priority`, in which words may follow the number.
    static Optional<Integer> numbered(String text) {
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '1', '2' -> Optional.of(2);
            case '3' -> Optional.of(1);
            case '4', '5' -> Optional.of(0);
            default -> Optional.empty();
        };
    }

    static Optional<String> name(int level) {
        return level < 0 || level >= NAMES.size()
                ? Optional.empty()
                : Optional.of(NAMES.get(level));
    }
}
