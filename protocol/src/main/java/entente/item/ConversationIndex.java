package entente.item;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where a message stands in its conversation (PidTagConversationIndex, MS-OXOMSG 2.2.1.3): a head that all messages of it share, and a part for each step from there.
public final class ConversationIndex {
    private static final int HEAD = 22;
    private static final int STEP = 5;

    /// Nobody answers so often.
    private static final int MOST_STEPS = 400;

    private static final Instant FIRST_TICK = Instant.parse("1601-01-01T00:00:00Z");

    private ConversationIndex() {}

    /// That of a message that answers one with the index `before`; a new conversation where that has none, or one that is none.
    public static byte[] after(Optional<PropertyValue> before, Instant now) {
        return before.map(value ->
                        value instanceof PropertyValue.Binary binary ? binary.bytes() : null)
                .filter(ConversationIndex::canGrow)
                .map(bytes -> grown(bytes, now))
                .orElseGet(() -> begun(now));
    }

    private static boolean canGrow(byte[] index) {
        return index.length >= HEAD
                && (index.length - HEAD) % STEP == 0
                && (index.length - HEAD) / STEP < MOST_STEPS;
    }

    /// A reserved byte that is 1 anyway, the time as FILETIME without its last two bytes, and a number of its own.
    private static byte[] begun(Instant now) {
        var conversation = UUID.randomUUID();
        return ByteBuffer.allocate(HEAD)
                .putShort((short) (ticks(now) >>> 48))
                .putInt((int) (ticks(now) >>> 16))
                .putLong(conversation.getMostSignificantBits())
                .putLong(conversation.getLeastSignificantBits())
                .array();
    }

    /// How long after its beginning a step was made, of which the size says how exactly.
    private static byte[] grown(byte[] index, Instant now) {
        var head = ByteBuffer.wrap(index);
        var begun =
                ((long) head.getShort() & 0xffff) << 48
                        | ((long) head.getInt() & 0xffffffffL) << 16;
        var since = Math.max(0, ticks(now) - begun);
        var isLong = since >>> 49 != 0;
        var step = isLong ? (int) (since >>> 23) | 0x80000000 : (int) (since >>> 18) & 0x7fffffff;
        return ByteBuffer.allocate(index.length + STEP)
                .put(index)
                .putInt(step)
                .put((byte) (UUID.randomUUID().getLeastSignificantBits() & 0xf0))
                .array();
    }

    /// 100 nanoseconds each, since 1601.
    private static long ticks(Instant time) {
        return Duration.between(FIRST_TICK, time).toMillis() * 10_000;
    }
}
