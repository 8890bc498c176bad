package entente.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body that ends in an error when it is longer than `left` bytes, or takes longer to come than a minute and a second for each 64 KiB that came.
final class BoundedBody extends FilterInputStream {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BYTES_IN_A_SECOND = 64 * 1024;

    private final long started = System.nanoTime();
    private long left;
    private long came;

    BoundedBody(InputStream body, long left) {
        super(body);
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        var read = super.read(into, from, most);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        // Most bodies were read to their end; they need no buffer to find that out.
        if (most <= 0 || read() < 0) {
            return 0;
        }
        var skipped = 1L;
        var into = new byte[8 * 1024];
        for (int read; skipped < most && (read = read(into, 0, into.length)) > 0; ) {
            skipped += read;
        }
        return skipped;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("the body is larger than this server reads");
        }
        came += read;
        var patience = PATIENCE.plusSeconds(came / BYTES_IN_A_SECOND);
        if (System.nanoTime() - started > patience.toNanos()) {
            throw new IOException("the body takes too long to come");
        }
    }
}
