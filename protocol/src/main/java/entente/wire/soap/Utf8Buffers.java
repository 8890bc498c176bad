package entente.wire.soap;

import entente.item.Base64Octets;
import entente.item.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The bytes of a document that is being written, in buffers that are filled one after another: a document that outgrows one goes on
/// in the next, and nothing is copied, unless contents stand in it that are read later.
final class Utf8Buffers {
    /// Small enough to stay in the processor's cache from the writing to the sending.
    private static final int MOST_AT_ONCE = 32 * 1024;

    private static final int LEAST_AT_ONCE = 256;

    /// The most that one character takes, `&quot;`.
    private static final int LONGEST_CHARACTER = 6;

    private final List<Octets> before = new ArrayList<>();
    private final List<ByteBuffer> filled = new ArrayList<>();
    private final ClockTime clockTime = new ClockTime();
    private byte[] bytes;
    private int length;

    /// For a document of about `expected` bytes.
    Utf8Buffers(int expected) {
        bytes = new byte[Math.clamp(expected, LEAST_AT_ONCE, MOST_AT_ONCE)];
    }

    /// Everything written so far, in order, to be sent as it is.
    List<ByteBuffer> filled() {
        if (hasContents()) {
            return List.of(ByteBuffer.wrap(octets().bytes()));
        }
        var all = new ArrayList<>(filled);
        all.add(ByteBuffer.wrap(bytes, 0, length));
        return List.copyOf(all);
    }

    /// The same with contents that are read when somebody comes to them.
    Octets octets() {
        var all = new ArrayList<>(before);
        filled.forEach(buffer -> all.add(copy(buffer)));
        all.add(copy(ByteBuffer.wrap(bytes, 0, length)));
        return Octets.joined(all);
    }

    /// Whether contents stand here that are still to be read.
    boolean hasContents() {
        return !before.isEmpty();
    }

    /// Adds bytes in base64 that are read when the document is.
    void add(Octets contents) {
        room(bytes.length);
        filled.forEach(buffer -> before.add(copy(buffer)));
        filled.clear();
        before.add(new Base64Octets(contents, false));
    }

    private static Octets copy(ByteBuffer buffer) {
        var copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Octets.of(copy);
    }

    void add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void add(byte[] utf8) {
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /// Adds ASCII. The method is deprecated because it takes the low byte of each character, which is just what is wanted of ASCII, and
    /// no other copies without a copy in between.
    @SuppressWarnings("deprecation")
    void add(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    /// Adds a clock's time, given as seconds since 1970 on that clock.
    void addClockTime(long localSeconds) {
        room(ClockTime.LENGTH);
        clockTime.write(localSeconds, bytes, length);
        length += ClockTime.LENGTH;
    }

    /// Adds any text, escaped.
    void addEscaped(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (PlainText.is(utf8)) {
            add(utf8);
        } else {
            addEachCharacter(text);
        }
    }

    private void addEachCharacter(String text) {
        for (var at = 0; at < text.length(); at++) {
            room(LONGEST_CHARACTER);
            var c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                addCodePoint(Character.toCodePoint(c, text.charAt(++at)));
            } else {
                addCharacter(c);
            }
        }
    }

    private void addCharacter(char c) {
        switch (c) {
            case '&' -> add("&amp;");
            case '<' -> add("&lt;");
            case '>' -> add("&gt;");
            case '"' -> add("&quot;");
            // As they are, a parser would turn them into spaces or line feeds.
            case '\r' -> add("&#13;");
            case '\n' -> add("&#10;");
            case '\t' -> add("&#9;");
            default -> addCodePoint(isXml(c) ? c : 0xFFFD);
        }
    }

    private static boolean isXml(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c < 0xFFFE;
    }

    private void addCodePoint(int codePoint) {
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

    /// Sees to it that the next `more` bytes have room side by side.
    private void room(int more) {
        if (bytes.length - length < more) {
            filled.add(ByteBuffer.wrap(bytes, 0, length));
            // As much again as there is, so that a small document takes little.
            bytes = new byte[Math.max(more, Math.min(MOST_AT_ONCE, 2 * bytes.length))];
            length = 0;
        }
    }
}
