package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a server says of itself, and a client says back with more (MS-NLMP 2.2.2.1). Each id once, in the order written.
final class AvPairs {
    static final int COMPUTER = 1;
    static final int DOMAIN = 2;
    static final int DNS_COMPUTER = 3;
    static final int DNS_DOMAIN = 4;
    static final int FLAGS = 6;
    static final int TIMESTAMP = 7;
    static final int SERVICE = 9;
    static final int CHANNEL = 10;

    static final int HAS_MIC = 0x2;
    static final int SERVICE_UNTRUSTED = 0x4;

    private static final int END = 0;
    private static final int HEAD = 4;

    private final Map<Integer, byte[]> values;

    private AvPairs(Map<Integer, byte[]> values) {
        this.values = values;
    }

    static AvPairs none() {
        return new AvPairs(Map.of());
    }

    /// Reads a list up to its end; empty where it has none, where a value goes beyond, or an id comes twice.
    static Optional<AvPairs> read(byte[] bytes) {
        var rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var values = new LinkedHashMap<Integer, byte[]>();
        while (rest.remaining() >= HEAD) {
            var id = Short.toUnsignedInt(rest.getShort());
            var length = Short.toUnsignedInt(rest.getShort());
            if (id == END) {
                return length == 0 ? Optional.of(new AvPairs(values)) : Optional.empty();
            }
            if (length > rest.remaining()) {
                return Optional.empty();
            }
            var value = new byte[length];
            rest.get(value);
            if (values.put(id, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    AvPairs with(int id, String text) {
        return with(id, text.getBytes(UTF_16LE));
    }

    AvPairs with(int id, byte[] value) {
        var more = new LinkedHashMap<>(values);
        more.put(id, value.clone());
        return new AvPairs(more);
    }

    byte[] written() {
        var length = HEAD + values.values().stream().mapToInt(value -> HEAD + value.length).sum();
        var written = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach((id, value) -> {
            written.putShort(id.shortValue()).putShort((short) value.length);
            written.put(value);
        });
        return written.array();
    }

    Optional<byte[]> value(int id) {
        return Optional.ofNullable(values.get(id));
    }

    Optional<String> text(int id) {
        return value(id).filter(it -> it.length % 2 == 0).map(it -> new String(it, UTF_16LE));
    }

    /// A list without flags has none of them; one whose flags cannot be read has all.
    boolean flag(int flag) {
        return value(FLAGS)
                .map(it ->
                        it.length != 4
                                || (ByteBuffer.wrap(it).order(ByteOrder.LITTLE_ENDIAN).getInt()
                                                & flag)
                                        != 0)
                .orElse(false);
    }

    /// Whether both say the same under this id, or neither says anything.
    boolean agreesOn(int id, AvPairs other) {
        return Arrays.equals(values.get(id), other.values.get(id));
    }
}
