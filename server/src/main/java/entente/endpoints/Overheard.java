package entente.endpoints;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A body that is read by an endpoint, and of which a copy is kept as long as it is small.
final class Overheard extends InputStream {
    private final InputStream body;
    private final int most;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Overheard(InputStream body, int most) {
        this.body = body;
        this.most = most;
    }

    /// What was read; empty where it was nothing, or too much.
    Optional<byte[]> heard() {
        return heard.size() == 0 || heard.size() > most
                ? Optional.empty()
                : Optional.of(heard.toByteArray());
    }

    @Override
    public int read() throws IOException {
        var octet = body.read();
        if (octet >= 0) {
            keep(new byte[] {(byte) octet}, 0, 1);
        }
        return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = body.read(into, from, length);
        keep(into, from, read);
        return read;
    }

    private void keep(byte[] octets, int from, int length) {
        if (length > 0 && heard.size() <= most) {
            heard.write(octets, from, Math.min(length, most + 1));
        }
    }
}
