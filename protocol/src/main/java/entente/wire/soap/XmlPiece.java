package entente.wire.soap;

import java.util.function.Consumer;

/// Whole elements side by side that many documents hold: written once, then copied by [XmlWriter#copy]. Immutable.
///
/// Its namespace prefixes are those of the document it is copied into.
public final class XmlPiece {
    private final byte[] utf8;

    private XmlPiece(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// What `elements` writes.
    public static XmlPiece of(Consumer<XmlWriter> elements) {
        var xml = XmlWriter.fragment();
        elements.accept(xml);
        return new XmlPiece(xml.toBytes());
    }

    byte[] utf8() {
        return utf8;
    }
}
