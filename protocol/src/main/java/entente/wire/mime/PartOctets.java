package entente.wire.mime;

import entente.item.Octets;
import java.io.InputStream;

/// A part of a message, decoded while it is read. `leaf` is the number of the [Part.Leaf], and `length` what was decoded of it when the message was taken apart.
record PartOctets(Octets source, int leaf, long length) implements Octets {
    @Override
    public InputStream open() {
        return PartTree.open(source, leaf, length);
    }
}
