package entente.wire.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The decoded bytes of a part, as many as there were when the message was taken apart. Closing it closes the message.
final class DecodedPart extends InputStream {
    private final InputStream decoded;
    private final InputStream message;
    private long left;

    DecodedPart(InputStream decoded, InputStream message, long length) {
        this.decoded = decoded;
        this.message = message;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, into.length);
        if (left == 0 || most == 0) {
            return most == 0 ? 0 : -1;
        }
        var read = decoded.read(into, from, (int) Math.min(most, left));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        message.close();
    }
}
