package entente.wire.ews;

import java.util.HexFormat;
import java.util.Optional;

/// What an attachment is known by: the item it hangs on, by the id that clients have of it, and its number there.
public record AttachmentRef(String item, int number) {
    private static final int DIGITS = 8;

    /// Opaque to clients, of the characters of an item's id.
    public String text() {
        return HexFormat.of().toHexDigits(number) + item;
    }

    /// Reads what [#text] wrote; empty when it is no attachment's. That the item has such a one is not said.
    public static Optional<AttachmentRef> parse(String text) {
        try {
            return Optional.of(
                    new AttachmentRef(
                            text.substring(DIGITS),
                            HexFormat.fromHexDigits(text.substring(0, DIGITS))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }
}
