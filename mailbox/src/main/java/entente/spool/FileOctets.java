package entente.spool;

import entente.item.Octets;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A stretch of a file.
record FileOctets(SpoolFile file, long from, long length) implements Octets {
    @Override
    public InputStream open() {
        return new Reading();
    }

    @Override
    public Octets slice(long start, long most) {
        Objects.checkFromIndexSize(start, most, length);
        return new FileOctets(file, from + start, most);
    }

    private final class Reading extends InputStream {
        private long read;

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int most) {
            Objects.checkFromIndexSize(at, most, into.length);
            if (most == 0) {
                return 0;
            }
            if (read == length) {
                return -1;
            }
            var count = (int) Math.min(most, length - read);
            var got = file.read(ByteBuffer.wrap(into, at, count), from + read);
            if (got < 0) {
                throw SpoolFile.unreadable(new EOFException("it ends early"));
            }
            read += got;
            return got;
        }

        @Override
        public long skip(long most) {
            var skipped = Math.clamp(most, 0, length - read);
            read += skipped;
            return skipped;
        }
    }
}
