package entente.item;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// A stretch of bytes that lie elsewhere: those before it are read and thrown away.
record OctetsSlice(Octets all, long from, long length) implements Octets {
    OctetsSlice {
        Objects.checkFromIndexSize(from, length, all.length());
    }

    @Override
    public InputStream open() {
        var in = all.open();
        try {
            in.skipNBytes(from);
            return new Stretch(in, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Octets slice(long start, long most) {
        Objects.checkFromIndexSize(start, most, length);
        return new OctetsSlice(all, from + start, most);
    }

    /// Ends after so many bytes.
    private static final class Stretch extends FilterInputStream {
        private long left;

        Stretch(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left == 0) {
                return most == 0 ? 0 : -1;
            }
            var read = super.read(into, at, (int) Math.min(most, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            var skipped = super.skip(Math.min(most, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
