package entente.wire.mime;

import java.util.List;
import java.util.Optional;

/// For whose eyes a message is, as its header says it (RFC 2156, 5.3.4): 1 personal, 2 private, 3 confidential. What is normal has no such field.
final class Sensitivity {
    private static final List<String> NAMES =
            List.of("Personal", "Private", "Company-Confidential");

    private Sensitivity() {}

    static Optional<Integer> named(String text) {
        for (var level = 1; level <= NAMES.size(); level++) {
            if (NAMES.get(level - 1).equalsIgnoreCase(text)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    static Optional<String> name(int level) {
        return level < 1 || level > NAMES.size()
                ? Optional.empty()
                : Optional.of(NAMES.get(level - 1));
    }
}
