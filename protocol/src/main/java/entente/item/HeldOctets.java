package entente.item;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/// Bytes in memory. Equal to those that are the same.
final class HeldOctets implements Octets {
    private final byte[] bytes;

    HeldOctets(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Octets atHand() {
        return this;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public byte[] start(int most) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    @Override
    public Octets slice(long from, long length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        return new HeldOctets(Arrays.copyOfRange(bytes, (int) from, (int) (from + length)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldOctets held && Arrays.equals(bytes, held.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// How many: they may be what somebody wrote.
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
