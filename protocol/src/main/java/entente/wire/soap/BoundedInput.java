package entente.wire.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that gives at most `most` bytes, and fails when there are more.
final class BoundedInput extends FilterInputStream {
    private long left;
    private boolean exceeded;

    BoundedInput(InputStream in, int most) {
        super(in);
        this.left = most;
    }

    /// Whether there was more than may be read.
    boolean exceeded() {
        return exceeded;
    }

    /// Lets through so many more.
    void allow(long more) {
        left += more;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            exceeded = true;
            throw new IOException("the document is longer than may be read");
        }
    }
}
