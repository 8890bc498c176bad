package entente.mailbox;

import entente.item.Octets;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/// Reads the parts of an [ItemParcel], one after another. A part is not read for that: it stays where the parcel lies.
final class ParcelReader implements AutoCloseable {
    private final Octets parcel;
    private final DataInputStream in;
    private long at;

    ParcelReader(Octets parcel) {
        this.parcel = parcel;
        this.in = new DataInputStream(parcel.open());
    }

    byte octet() throws IOException {
        at += Byte.BYTES;
        return in.readByte();
    }

    int number() throws IOException {
        at += Integer.BYTES;
        return in.readInt();
    }

    /// In milliseconds since 1970.
    long time() throws IOException {
        at += Long.BYTES;
        return in.readLong();
    }

    /// A part behind its length.
    Octets part() throws IOException {
        return part(number());
    }

    /// A part of that length.
    Octets part(long length) throws IOException {
        if (length < 0 || length > parcel.length() - at) {
            throw new EOFException("the parcel ends within a part");
        }
        var part = parcel.slice(at, length);
        in.skipNBytes(length);
        at += length;
        return part;
    }

    boolean isAtEnd() {
        return at == parcel.length();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
