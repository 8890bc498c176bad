package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.PropertyValue.Binary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The UID of an appointment as Exchange packs it (MS-OXOCAL 2.2.1.27; to and from a UID, MS-OXCICAL 2.1.3.1.1.20.26). A UID that Exchange made is such an id
/// in hex.
public final class GlobalObjectId {
    private static final String BEGIN = "040000008200E00074C5B7101A82E008";
    private static final int DATE = 16;
    private static final int HEAD = 40;
    private static final byte[] FOREIGN = "vCal-Uid\1\0\0\0".getBytes(UTF_8);

    private GlobalObjectId() {}

    /// That of an appointment or of a series.
    public static Binary of(String uid) {
        return isOne(uid)
                ? new Binary(uid.toUpperCase(Locale.ROOT))
                : Binary.of(packed(uid.getBytes(UTF_8)));
    }

    /// That of a series' occurrence, by the day on which it was planned.
    static Binary of(String uid, LocalDate planned) {
        var id = of(uid).bytes();
        id[DATE] = (byte) (planned.getYear() >> 8);
        id[DATE + 1] = (byte) planned.getYear();
        id[DATE + 2] = (byte) planned.getMonthValue();
        id[DATE + 3] = (byte) planned.getDayOfMonth();
        return Binary.of(id);
    }

    /// The UID that is packed in it, that of the series for one of an occurrence; empty where it is no such id.
    public static Optional<String> uid(Binary id) {
        if (!isOne(id.hex())) {
            return Optional.empty();
        }
        var bytes = id.bytes();
        if (Arrays.equals(
                bytes,
                HEAD,
                Math.min(bytes.length, HEAD + FOREIGN.length),
                FOREIGN,
                0,
                FOREIGN.length)) {
            var end = bytes[bytes.length - 1] == 0 ? bytes.length - 1 : bytes.length;
            var begin = Math.min(end, HEAD + FOREIGN.length);
            return Optional.of(new String(bytes, begin, end - begin, UTF_8))
                    .filter(uid -> !uid.isBlank());
        }
        Arrays.fill(bytes, DATE, DATE + 4, (byte) 0);
        return Optional.of(HexFormat.of().withUpperCase().formatHex(bytes));
    }

    private static boolean isOne(String hex) {
        return hex.length() > 2 * HEAD
                && hex.length() % 2 == 0
                && hex.regionMatches(true, 0, BEGIN, 0, BEGIN.length())
                && hex.chars().allMatch(HexFormat::isHexDigit);
    }

    private static byte[] packed(byte[] uid) {
        var length = FOREIGN.length + uid.length + 1;
        return ByteBuffer.allocate(HEAD + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HexFormat.of().parseHex(BEGIN))
                .putInt(HEAD - 4, length)
                .put(HEAD, FOREIGN)
                .put(HEAD + FOREIGN.length, uid)
                .array();
    }
}
