package entente.mailbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/// A change to a mailbox: the how manieth, and when. Numbers only grow, and each belongs to one change.
public record Change(long number, Instant at) {
    private static final int KEY_LENGTH = 2 * Long.BYTES;

    /// Whether a text is some change's key.
    public static boolean couldBeKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_LENGTH;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// The change key of what was changed then: other after every change (EWS `ChangeKey`).
    public String key() {
        var bytes = ByteBuffer.allocate(KEY_LENGTH).putLong(number).putLong(at.toEpochMilli());
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
