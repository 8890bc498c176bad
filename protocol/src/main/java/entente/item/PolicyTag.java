package entente.item;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/// The id of a retention tag as the value of [Known#POLICY_TAG]: 16 bytes, the first three fields of the GUID in little-endian order (MS-DTYP 2.3.4.2).
public final class PolicyTag {
    private static final int LENGTH = 16;

    private PolicyTag() {}

    public static PropertyValue.Binary written(UUID id) {
        var high = id.getMostSignificantBits();
        var bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
        return PropertyValue.Binary.of(bytes.array());
    }

    /// Empty where it is not of 16 bytes.
    public static Optional<UUID> read(byte[] value) {
        if (value.length != LENGTH) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        var first = Integer.toUnsignedLong(bytes.getInt());
        var second = Short.toUnsignedLong(bytes.getShort());
        var third = Short.toUnsignedLong(bytes.getShort());
        var low = bytes.order(ByteOrder.BIG_ENDIAN).getLong();
        return Optional.of(new UUID(first << 32 | second << 16 | third, low));
    }

    /// The tag that properties say; empty where they say none, or what could be none.
    public static Optional<UUID> of(Properties properties) {
        return properties.find(Known.POLICY_TAG).orElse(null) instanceof PropertyValue.Binary value
                ? read(value.bytes())
                : Optional.empty();
    }
}
