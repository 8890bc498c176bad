package entente.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Bytes that lie in several places, one after another. Each is opened when those before it are read.
record JoinedOctets(List<Octets> parts, long length) implements Octets {
    JoinedOctets {
        parts = List.copyOf(parts);
    }

    JoinedOctets(List<Octets> parts) {
        this(parts, parts.stream().mapToLong(Octets::length).sum());
    }

    @Override
    public InputStream open() {
        return new Reading(parts.iterator());
    }

    /// What lies before and behind it is not read.
    @Override
    public Octets slice(long from, long most) {
        Objects.checkFromIndexSize(from, most, length);
        var within = new ArrayList<Octets>();
        var begun = 0L;
        for (var part : parts) {
            var start = Math.max(from - begun, 0);
            var end = Math.min(from + most - begun, part.length());
            if (start < end) {
                within.add(part.slice(start, end - start));
            }
            begun += part.length();
        }
        return Octets.joined(within);
    }

    /// Not a [java.io.SequenceInputStream], which opens all that it never came to when it is closed.
    private static final class Reading extends InputStream {
        private final Iterator<Octets> left;
        private InputStream now = InputStream.nullInputStream();

        Reading(Iterator<Octets> parts) {
            this.left = parts;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            Objects.checkFromIndexSize(from, most, into.length);
            if (most == 0) {
                return 0;
            }
            while (true) {
                var read = now.read(into, from, most);
                if (read >= 0 || !left.hasNext()) {
                    return read;
                }
                now.close();
                now = left.next().open();
            }
        }

        @Override
        public void close() throws IOException {
            now.close();
        }
    }
}
