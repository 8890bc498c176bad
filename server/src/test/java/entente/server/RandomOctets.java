package entente.server;

import entente.item.Octets;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;

/// Bytes that are drawn while they are read, the same for the same seed, and not to be made any shorter by packing them.
record RandomOctets(long seed, long length) implements Octets {
    @Override
    public InputStream open() {
        return new Drawing();
    }

    private final class Drawing extends InputStream {
        private final Random random = new Random(seed);
        private final byte[] drawn = new byte[SMALL];
        private int at = drawn.length;
        private long left = length;

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            Objects.checkFromIndexSize(from, most, into.length);
            if (left == 0 || most == 0) {
                return most == 0 ? 0 : -1;
            }
            if (at == drawn.length) {
                random.nextBytes(drawn);
                at = 0;
            }
            var count = (int) Math.min(Math.min(most, left), drawn.length - at);
            System.arraycopy(drawn, at, into, from, count);
            at += count;
            left -= count;
            return count;
        }
    }
}
