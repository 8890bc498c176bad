package entente.mailbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/// A change to a mailbox: the how manieth, and when. Numbers only grow, and each belongs to one change.
public record Change(long number, Instant at) {
    /// The change key of what was changed then: other after every change (EWS `ChangeKey`).
    public String key() {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(number).putLong(at.toEpochMilli());
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
