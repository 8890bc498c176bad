package entente.mailbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// How much someone knows of what is below a folder: all changes up to a number. Given away as base64 that means nothing to others,
/// and good for as long as the mailbox is and its history of folders reaches that far.
///
/// `made` is when the mailbox was, in milliseconds' precision, so that another mailbox of the same address is told apart.
public record SyncState(FolderId folder, Instant made, long number) {
    private static final byte FORM = 1;
    private static final int DIGEST_LENGTH = 8;
    private static final int LENGTH = 1 + 2 * Long.BYTES + DIGEST_LENGTH;

    public String text() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /// Reads what `now`, or an earlier state of the same folder, was given away as; empty when it is not that, or from the future.
    public static Optional<SyncState> parse(String text, SyncState now) {
        return OpaqueText.state(text, LENGTH)
                .map(bytes -> now.at(ByteBuffer.wrap(bytes).getLong(1 + Long.BYTES)))
                .filter(state -> state.text().equals(text.strip()))
                .filter(state -> state.number >= 0 && state.number <= now.number);
    }

    private SyncState at(long earlier) {
        return new SyncState(folder, made, earlier);
    }

    private byte[] bytes() {
        var millis = made.toEpochMilli();
        var digest = Digest.of("sync", folder.text(), Long.toString(millis), "" + number);
        return ByteBuffer.allocate(LENGTH)
                .put(FORM)
                .putLong(millis)
                .putLong(number)
                .put(Arrays.copyOf(digest, DIGEST_LENGTH))
                .array();
    }
}
