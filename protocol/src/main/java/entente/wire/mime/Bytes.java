package entente.wire.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.apache.james.mime4j.util.CharsetUtil;

/// Bytes of which nobody said what characters they are: UTF-8 where they can be that, ISO-8859-1 otherwise.
final class Bytes {
    private static final int CHUNK = 4096;

    private Bytes() {}

    /// What the bytes are in; the last character may be cut off.
    static Charset charset(byte[] bytes, int from, int length) {
        var decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, length);
        var out = CharBuffer.allocate(CHUNK);
        var result = decoder.decode(in, out, false);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, false);
        }
        return result.isError() ? ISO_8859_1 : UTF_8;
    }

    /// The same of bytes that are read for it.
    static Charset charset(Octets bytes) throws IOException {
        var decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.allocate(CHUNK);
        var out = CharBuffer.allocate(CHUNK);
        try (var stream = bytes.open()) {
            for (int read; (read = stream.read(in.array(), in.position(), in.remaining())) >= 0; ) {
                in.position(in.position() + read).flip();
                if (decoder.decode(in, out.clear(), false).isError()) {
                    return ISO_8859_1;
                }
                in.compact();
            }
        }
        return UTF_8;
    }

    static Optional<Charset> charsetNamed(String name) {
        return Optional.ofNullable(CharsetUtil.lookup(name.strip()));
    }

    static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset(bytes, from, length));
    }

    static String latin1(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, ISO_8859_1);
    }
}
