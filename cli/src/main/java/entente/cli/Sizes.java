package entente.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sizes as people write them: `25MB`, `50 GB`, or bytes without a unit. As in Exchange, each unit is 1024 of the one before.
final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(B|KB|MB|GB|TB)?");
    private static final String UNITS = "BKMGT";

    private Sizes() {}

    /// A number of bytes; empty where the text is no size, or one beyond what can be counted.
    static Optional<Long> bytes(String text) {
        var size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        var unit = size.group(2) == null ? 0 : UNITS.indexOf(size.group(2).charAt(0));
        try {
            return Optional.of(
                    Math.multiplyExact(Long.parseLong(size.group(1)), 1L << (10 * unit)));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }
}
