package entente.mailbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// How much someone knows of a folder's items: all changes up to `base`, and of a round of answers that goes up to `top` those before `stage` and in it
/// up to `cursor`. Given away as base64 that means nothing to others, and good for as long as the mailbox and the folder are and it is known what
/// went since.
///
/// `made` is when the mailbox was, so that another mailbox of the same address is told apart. Between rounds `top` is `base`.
record ItemSyncState(FolderId folder, Instant made, long base, long top, Stage stage, long cursor) {
    /// What a round tells, one after the other.
    enum Stage {
        GONE(1),
        CAME(2),
        CHANGED(3);

        private final byte code;

        Stage(int code) {
            this.code = (byte) code;
        }

        private static Optional<Stage> of(byte code) {
            return Arrays.stream(values()).filter(stage -> stage.code == code).findFirst();
        }
    }

    private static final byte FORM = 2;
    private static final int DIGEST_LENGTH = 8;
    private static final int LENGTH = 2 + 4 * Long.BYTES + DIGEST_LENGTH;

    /// Of someone who was told everything up to a number; 0 of someone who knows nothing.
    static ItemSyncState of(FolderId folder, Instant made, long base) {
        return new ItemSyncState(folder, made, base, base, Stage.GONE, 0);
    }

    /// Reads what was given away for this folder; empty when it is not that.
    static Optional<ItemSyncState> parse(String text, FolderId folder, Instant made) {
        return OpaqueText.state(text, LENGTH)
                .flatMap(bytes -> read(ByteBuffer.wrap(bytes), folder, made))
                .filter(state -> state.text().equals(text.strip()))
                .filter(state -> 0 <= state.base && state.base <= state.top);
    }

    String text() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    boolean isBetweenRounds() {
        return top == base;
    }

    /// The same in a round up to `newTop`.
    ItemSyncState begun(long newTop) {
        return new ItemSyncState(folder, made, base, newTop, Stage.GONE, 0);
    }

    ItemSyncState at(Stage newStage, long newCursor) {
        return new ItemSyncState(folder, made, base, top, newStage, newCursor);
    }

    /// When the round is through.
    ItemSyncState through() {
        return of(folder, made, top);
    }

    private static Optional<ItemSyncState> read(ByteBuffer in, FolderId folder, Instant made) {
        in.position(1 + Long.BYTES);
        var base = in.getLong();
        var top = in.getLong();
        var stage = Stage.of(in.get());
        var cursor = in.getLong();
        return stage.map(known -> new ItemSyncState(folder, made, base, top, known, cursor));
    }

    private byte[] bytes() {
        var millis = made.toEpochMilli();
        var digest =
                Digest.of(
                        "items",
                        folder.text(),
                        "%d %d %d %s %d".formatted(millis, base, top, stage, cursor));
        return ByteBuffer.allocate(LENGTH)
                .put(FORM)
                .putLong(millis)
                .putLong(base)
                .putLong(top)
                .put(stage.code)
                .putLong(cursor)
                .put(Arrays.copyOf(digest, DIGEST_LENGTH))
                .array();
    }
}
