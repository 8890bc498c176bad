package entente.wire.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;

/// The cursor's twin: writes a document forward, as UTF-8, into a buffer that grows with it.
///
/// Names are written as given, prefix included, and are ASCII; texts and values are escaped, and characters that XML cannot hold
/// become U+FFFD. Not safe for several threads.
public final class XmlWriter {
    private static final boolean[] PLAIN = plain();

    private final ArrayDeque<String> open = new ArrayDeque<>();
    private byte[] bytes;
    private int length;
    private boolean inTag;

    /// A writer that expects a document of about `expected` bytes.
    public XmlWriter(int expected) {
        bytes = new byte[Math.max(256, expected)];
        ascii("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    }

    private XmlWriter() {
        bytes = new byte[1024];
    }

    /// A writer of an element that will stand within another document: it begins without an XML declaration.
    public static XmlWriter fragment() {
        return new XmlWriter();
    }

    /// Opens an element.
    public XmlWriter start(String name) {
        closeTag();
        open.push(name);
        room(name.length() + 1);
        bytes[length++] = '<';
        copy(name);
        inTag = true;
        return this;
    }

    /// Gives the element just opened an attribute, or declares a namespace with `xmlns` or `xmlns:prefix`.
    public XmlWriter attribute(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("an attribute comes right after its element's start");
        }
        ascii(" ");
        ascii(name);
        ascii("=\"");
        escaped(value);
        ascii("\"");
        return this;
    }

    public XmlWriter text(String text) {
        if (!text.isEmpty()) {
            closeTag();
            escaped(text);
        }
        return this;
    }

    /// Closes the element opened last.
    public XmlWriter end() {
        var name = open.pop();
        if (inTag) {
            inTag = false;
            ascii("/>");
            return this;
        }
        room(name.length() + 3);
        bytes[length++] = '<';
        bytes[length++] = '/';
        copy(name);
        bytes[length++] = '>';
        return this;
    }

    /// An element with nothing but text in it.
    public XmlWriter element(String name, String text) {
        return start(name).text(text).end();
    }

    public XmlWriter element(String name, boolean value) {
        return element(name, value ? "true" : "false");
    }

    public XmlWriter element(String name, int value) {
        return element(name, Integer.toString(value));
    }

    /// An element that holds a clock's time as `yyyy-MM-ddTHH:mm:ss`, given as seconds since 1970 on that clock.
    public XmlWriter clockTime(String name, long localSeconds) {
        start(name);
        closeTag();
        room(ClockTime.LENGTH);
        ClockTime.write(localSeconds, bytes, length);
        length += ClockTime.LENGTH;
        return end();
    }

    /// A line break that a reader who goes line by line needs.
    public XmlWriter newLine() {
        closeTag();
        ascii("\n");
        return this;
    }

    /// The whole document. Every element must be closed.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, closedLength());
    }

    /// Writes the whole document out. Every element must be closed.
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, closedLength());
    }

    private int closedLength() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are still open: " + open.size());
        }
        return length;
    }

    private void closeTag() {
        if (inTag) {
            inTag = false;
            room(1);
            bytes[length++] = '>';
        }
    }

    private void ascii(String text) {
        room(text.length());
        copy(text);
    }

    /// Copies ASCII into room that is there. The method is deprecated because it takes the low byte of each character, which is just
    /// what is wanted of ASCII, and no other copies without a copy in between.
    @SuppressWarnings("deprecation")
    private void copy(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void escaped(String text) {
        // Six bytes is the most one character takes, `&quot;`.
        room(Math.multiplyExact(6, text.length()));
        for (var at = plain(text); at < text.length(); at++) {
            var c = text.charAt(at);
            if (isPlain(c)) {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                wide(Character.toCodePoint(c, text.charAt(++at)));
            } else {
                special(c);
            }
        }
    }

    /// Writes the plain characters that the text begins with, mostly all of it, and says how many they are. On local variables: half of
    /// the time of a large answer is spent here.
    private int plain(String text) {
        var into = bytes;
        var to = length;
        var size = text.length();
        var at = 0;
        for (; at < size; at++) {
            var c = text.charAt(at);
            if (!isPlain(c)) {
                break;
            }
            into[to++] = (byte) c;
        }
        length = to;
        return at;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        var plain = new boolean[0x7f];
        Arrays.fill(plain, ' ', plain.length, true);
        for (var escaped : new char[] {'&', '<', '>', '"'}) {
            plain[escaped] = false;
        }
        return plain;
    }

    private void special(char c) {
        switch (c) {
            case '&' -> ascii("&amp;");
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '"' -> ascii("&quot;");
            // As they are, a parser would turn them into spaces or line feeds.
            case '\r' -> ascii("&#13;");
            case '\n' -> ascii("&#10;");
            case '\t' -> ascii("&#9;");
            default -> wide(isXml(c) ? c : 0xFFFD);
        }
    }

    private static boolean isXml(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c < 0xFFFE;
    }

    private void wide(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            continuation(codePoint);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        }
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), doubled()));
        }
    }

    private int doubled() {
        return bytes.length <= Integer.MAX_VALUE / 2 - 8 ? bytes.length * 2 : bytes.length;
    }
}
