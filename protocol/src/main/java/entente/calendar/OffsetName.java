package entente.calendar;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// A clock that never changes and has no name but its offset, as it is named here: `UTC+05:30`.
final class OffsetName {
    private static final String BEGIN = "UTC";

    private OffsetName() {}

    static String of(ZoneOffset offset) {
        return BEGIN + offset.getId();
    }

    static Optional<ZoneId> read(String name) {
        try {
            return name.startsWith(BEGIN)
                    ? Optional.of(ZoneOffset.of(name.substring(BEGIN.length())))
                    : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
