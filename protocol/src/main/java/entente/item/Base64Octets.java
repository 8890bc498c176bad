package entente.item;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/// Bytes in base64, encoded while they are read: in one line, or `inLines` of 76 characters, each of which ends in CR LF (RFC 2045, 6.8).
public record Base64Octets(Octets decoded, boolean inLines) implements Octets {
    private static final int BYTES_IN_LINE = 57;
    private static final int LINES_AT_ONCE = 128;
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, LINE_END);

    @Override
    public long length() {
        var characters = (decoded.length() + 2) / 3 * 4;
        var lines = (decoded.length() + BYTES_IN_LINE - 1) / BYTES_IN_LINE;
        return characters + (inLines ? LINE_END.length * lines : 0);
    }

    @Override
    public InputStream open() {
        return new Reading(decoded.open());
    }

    private byte[] encoded(byte[] bytes) {
        if (!inLines) {
            return Base64.getEncoder().encode(bytes);
        }
        var lines = LINES.encode(bytes);
        var ended = Arrays.copyOf(lines, lines.length + LINE_END.length);
        System.arraycopy(LINE_END, 0, ended, lines.length, LINE_END.length);
        return ended;
    }

    private final class Reading extends InputStream {
        private final InputStream in;
        private byte[] characters = {};
        private int at;

        Reading(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return isOver() ? -1 : characters[at++];
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            Objects.checkFromIndexSize(from, most, into.length);
            if (most == 0) {
                return 0;
            }
            if (isOver()) {
                return -1;
            }
            var count = Math.min(most, characters.length - at);
            System.arraycopy(characters, at, into, from, count);
            at += count;
            return count;
        }

        /// Encodes more where what was encoded before is read.
        private boolean isOver() throws IOException {
            if (at == characters.length) {
                var bytes = in.readNBytes(BYTES_IN_LINE * LINES_AT_ONCE);
                characters = bytes.length == 0 ? bytes : encoded(bytes);
                at = 0;
            }
            return characters.length == 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
