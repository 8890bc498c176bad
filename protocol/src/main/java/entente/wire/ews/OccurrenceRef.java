package entente.wire.ews;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Optional;

/// What an occurrence of a series is known by: the item that the series is, by the id that clients have of it, and the occurrence's key there
/// ([entente.calendar.Occurrence#key]).
public record OccurrenceRef(String item, String key) {
    private static final String MARK = "Occ";
    private static final int LONGEST_KEY = 32;

    /// Opaque to clients, of the characters of an item's id.
    public String text() {
        var hex = HexFormat.of().formatHex(key.getBytes(US_ASCII));
        return MARK + HexFormat.of().toHexDigits((byte) hex.length()) + hex + item;
    }

    /// Reads what [#text] wrote; empty when it is no occurrence's. That there is such a one is not said.
    public static Optional<OccurrenceRef> parse(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            var from = MARK.length() + 2;
            var length = HexFormat.fromHexDigits(text.substring(MARK.length(), from));
            var key = HexFormat.of().parseHex(text.substring(from, from + length));
            return key.length == 0 || key.length > LONGEST_KEY
                    ? Optional.empty()
                    : Optional.of(
                            new OccurrenceRef(
                                    text.substring(from + length), new String(key, US_ASCII)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }
}
