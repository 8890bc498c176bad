package entente.wire.soap;

import entente.item.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;

/// The cursor's twin: writes a document forward, as UTF-8, into buffers that can be sent as they are.
///
/// Names are written as given, prefix included, and are ASCII; texts and values are escaped, and characters that XML cannot hold
/// become U+FFFD. Not safe for several threads.
public final class XmlWriter {
    /// So many bytes of contents are written down at once.
    private static final int MOST_ENCODED = 1 << 20;

    private final ArrayDeque<String> open = new ArrayDeque<>();
    private final Utf8Buffers out;
    private boolean inTag;
    private long encoded;

    /// A writer that expects a document of about `expected` bytes.
    public XmlWriter(int expected) {
        this(new Utf8Buffers(expected));
        out.add("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    }

    private XmlWriter(Utf8Buffers out) {
        this.out = out;
    }

    /// A writer of elements that will stand within another document: it begins without an XML declaration.
    public static XmlWriter fragment() {
        return new XmlWriter(new Utf8Buffers(1024));
    }

    /// Opens an element.
    public XmlWriter start(String name) {
        closeTag();
        open.push(name);
        out.add('<');
        out.add(name);
        inTag = true;
        return this;
    }

    /// Gives the element just opened an attribute, or declares a namespace with `xmlns` or `xmlns:prefix`.
    public XmlWriter attribute(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("an attribute comes right after its element's start");
        }
        out.add(' ');
        out.add(name);
        out.add("=\"");
        out.addEscaped(value);
        out.add('"');
        return this;
    }

    public XmlWriter text(String text) {
        if (!text.isEmpty()) {
            closeTag();
            out.addEscaped(text);
        }
        return this;
    }

    /// Bytes in base64. Those that are large, and all but small ones once there were many, are read when the document is sent.
    public XmlWriter base64(Octets octets) {
        if (octets.length() == 0) {
            return this;
        }
        closeTag();
        encoded += octets.length();
        if (octets.isLarge() || (encoded > MOST_ENCODED && octets.length() > Octets.SMALL)) {
            out.add(octets);
        } else {
            out.add(Base64.getEncoder().encode(octets.bytes()));
        }
        return this;
    }

    /// Puts in an element that was written elsewhere, just as it is. It declares the prefixes it uses, and has no XML declaration.
    public XmlWriter raw(byte[] element) {
        closeTag();
        out.add(element);
        return this;
    }

    /// Closes the element opened last.
    public XmlWriter end() {
        var name = open.pop();
        if (inTag) {
            inTag = false;
            out.add("/>");
        } else {
            endTag(name);
        }
        return this;
    }

    /// An element with nothing but text in it.
    public XmlWriter element(String name, String text) {
        if (text.isEmpty()) {
            return start(name).end();
        }
        startTag(name);
        out.addEscaped(text);
        endTag(name);
        return this;
    }

    public XmlWriter element(String name, boolean value) {
        return element(name, value ? "true" : "false");
    }

    public XmlWriter element(String name, int value) {
        return element(name, Integer.toString(value));
    }

    /// An element that holds a clock's time as `yyyy-MM-ddTHH:mm:ss`, given as seconds since 1970 on that clock.
    public XmlWriter clockTime(String name, long localSeconds) {
        startTag(name);
        out.addClockTime(localSeconds);
        endTag(name);
        return this;
    }

    /// Elements that were made before.
    public XmlWriter copy(XmlPiece piece) {
        closeTag();
        out.add(piece.utf8());
        return this;
    }

    /// A line break that a reader who goes line by line needs.
    public XmlWriter newLine() {
        closeTag();
        out.add('\n');
        return this;
    }

    /// The whole document, in buffers to be sent one after another. Every element must be closed, and nothing is written any more.
    public List<ByteBuffer> toBuffers() {
        requireClosed();
        return out.filled();
    }

    /// Whether contents stand in it that are still to be read.
    public boolean hasContents() {
        return out.hasContents();
    }

    /// The whole document, with contents that are read when somebody comes to them. Every element must be closed, and nothing is written any more.
    public Octets toOctets() {
        requireClosed();
        return out.octets();
    }

    private void requireClosed() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are still open: " + open.size());
        }
    }

    /// The whole document. Every element must be closed.
    public byte[] toBytes() {
        var buffers = toBuffers();
        var all = ByteBuffer.allocate(buffers.stream().mapToInt(ByteBuffer::remaining).sum());
        buffers.forEach(all::put);
        return all.array();
    }

    private void closeTag() {
        if (inTag) {
            inTag = false;
            out.add('>');
        }
    }

    private void startTag(String name) {
        closeTag();
        out.add('<');
        out.add(name);
        out.add('>');
    }

    private void endTag(String name) {
        out.add("</");
        out.add(name);
        out.add('>');
    }
}
