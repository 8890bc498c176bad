package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of one message, little-endian, of the type that was asked for. What lies outside is never read.
final class Message {
    /// Of any message.
    static final int LONGEST = 16 * 1024;

    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    private static final int TYPE = 8;

    private final ByteBuffer bytes;

    private Message(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A message of `type` that has at least `shortest` bytes.
    static Optional<Message> of(byte[] bytes, int type, int shortest) {
        return isOf(bytes, type) && bytes.length >= shortest && bytes.length <= LONGEST
                ? Optional.of(new Message(bytes))
                : Optional.empty();
    }

    static boolean isOf(byte[] bytes, int type) {
        return bytes.length >= TYPE + 4
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(TYPE) == type;
    }

    /// What a message of `type` begins with.
    static ByteBuffer begin(int type, byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).put(SIGNATURE).putInt(type);
    }

    int number(int at) {
        return bytes.getInt(at);
    }

    /// The payload that the field `at` points to; empty where it does not lie whole behind the `header` bytes. Its MaxLen means
    /// nothing.
    Optional<byte[]> field(int at, int header) {
        var length = Short.toUnsignedInt(bytes.getShort(at));
        var offset = Integer.toUnsignedLong(bytes.getInt(at + 4));
        if (length == 0) {
            return Optional.of(new byte[0]);
        }
        return offset >= header && offset + length <= bytes.capacity()
                ? Optional.of(
                        Arrays.copyOfRange(bytes.array(), (int) offset, (int) offset + length))
                : Optional.empty();
    }

    /// The same as text; empty for half a character.
    Optional<String> text(int at, int header) {
        return field(at, header)
                .filter(text -> text.length % 2 == 0)
                .map(text -> new String(text, UTF_16LE));
    }

    byte[] bytes() {
        return bytes.array().clone();
    }

    int length() {
        return bytes.capacity();
    }
}
