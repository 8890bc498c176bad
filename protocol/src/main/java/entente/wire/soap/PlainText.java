package entente.wire.soap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Tells text that stands in XML as it is, which is nearly all text, from text that has to be escaped. Eight bytes at a time: an answer
/// has hundreds of kilobytes of it.
final class PlainText {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private PlainText() {}

    /// Whether all of it is printable ASCII other than `&`, `<`, `>` and `"`.
    static boolean is(byte[] utf8) {
        var last = utf8.length - Long.BYTES;
        if (last < 0) {
            return isPlain(padded(utf8));
        }
        for (var at = 0; at < last; at += Long.BYTES) {
            if (!isPlain((long) EIGHT.get(utf8, at))) {
                return false;
            }
        }
        // Some of these were looked at already, unless they end just here.
        return isPlain((long) EIGHT.get(utf8, last));
    }

    /// Fewer than eight bytes, with spaces beside them.
    private static long padded(byte[] few) {
        var eight = ' ' * ONES;
        for (var one : few) {
            eight = eight << Byte.SIZE | (one & 0xFF);
        }
        return eight;
    }

    private static boolean isPlain(long eight) {
        // Each of the two pairs differs in one bit alone.
        var quoteOrAmpersand = zeros((eight | 0x04 * ONES) ^ ('&' * ONES));
        var lessOrGreater = zeros((eight | 0x02 * ONES) ^ ('>' * ONES));
        var controls = (eight - ' ' * ONES) & ~eight;
        return ((eight | quoteOrAmpersand | lessOrGreater | controls) & HIGH_BITS) == 0;
    }

    /// Has the high bit of a byte set where that byte is zero, and maybe where one below it is.
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
