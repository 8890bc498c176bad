package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.item.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.james.mime4j.codec.EncoderUtil;

/// How bytes go through mail (RFC 2045, 6): as they are where every server takes them so, else quoted or in base64, whichever is shorter.
enum TransferEncoding {
    SEVEN_BIT("7bit"),
    EIGHT_BIT("8bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    private static final int LONGEST_LINE = 998;
    private static final int LONGEST_LINE_OF_TEXT = 78;
    private static final byte[] SOFT_BREAK = "=\r\n".getBytes(US_ASCII);

    private final String wireName;

    TransferEncoding(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /// For text whose lines end in CR LF.
    static TransferEncoding ofText(byte[] text) {
        var lines = Lines.of(text);
        if (lines.arePlain() && lines.longest() <= LONGEST_LINE_OF_TEXT && !lines.endInBlanks()) {
            return SEVEN_BIT;
        }
        return lines.escaped() * 3L > text.length ? BASE64 : QUOTED_PRINTABLE;
    }

    /// For a message within a message, which is to stay as it is (RFC 2046, 5.2.1) unless its lines are none that mail can hold.
    static TransferEncoding ofMessage(Octets message) {
        var lines = Lines.of(message);
        if (lines.areBroken() || lines.longest() > LONGEST_LINE) {
            return BASE64;
        }
        return lines.isEightBit() ? EIGHT_BIT : SEVEN_BIT;
    }

    byte[] encoded(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length + bytes.length / 3);
        try {
            switch (this) {
                case SEVEN_BIT, EIGHT_BIT -> out.write(bytes);
                case BASE64 -> EncoderUtil.encodeB(new ByteArrayInputStream(bytes), out);
                case QUOTED_PRINTABLE -> {
                    EncoderUtil.encodeQ(new ByteArrayInputStream(bytes), out);
                    // RFC 2045, 6.7 (3): blanks at the end of a line are no part of it.
                    if (bytes.length > 0 && Lines.isBlank(bytes[bytes.length - 1])) {
                        out.write(SOFT_BREAK);
                    }
                }
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }
}
