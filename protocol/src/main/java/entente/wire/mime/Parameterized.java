package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ContentUtil;

/// A value with parameters, as `Content-Type` has them (RFC 2045, 5.1; RFC 2231). `value` and the parameters' names are in lower case.
record Parameterized(String value, Map<String, String> parameters) {
    // RFC 2231, 3: a value in pieces, each of them a parameter.
    private static final int MOST_PIECES = 200;

    Parameterized {
        parameters = Map.copyOf(parameters);
    }

    /// That of the first field of a name; empty where there is none.
    static Parameterized of(HeaderFields fields, String name) {
        return fields.first(name).map(Parameterized::read).orElse(new Parameterized("", Map.of()));
    }

    private static Parameterized read(String field) {
        var bytes = ContentUtil.encode(UTF_8, field);
        var body = RawFieldParser.DEFAULT.parseRawBody(bytes, new ParserCursor(0, bytes.length()));
        var parameters = new HashMap<String, String>();
        for (var pair : body.getParams()) {
            if (pair.getValue() != null) {
                parameters.putIfAbsent(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
            }
        }
        return new Parameterized(body.getValue().strip().toLowerCase(Locale.ROOT), parameters);
    }

    /// A parameter as it was meant: put together, decoded, and with encoded words decoded, which many programs put here against RFC 2047, 5.
    ///
    /// mime4j's own mapping is not asked: it takes two apostrophes in a plain name for the marks of RFC 2231.
    Optional<String> get(String name) {
        return extended(name).or(() -> plain(name)).filter(text -> !text.isEmpty());
    }

    private Optional<String> plain(String name) {
        return Optional.ofNullable(parameters.get(name)).map(HeaderText::decoded);
    }

    private Optional<String> extended(String name) {
        var whole = parameters.get(name + "*");
        if (whole != null) {
            return Optional.of(HeaderText.oneLine(text(octets(afterMarks(whole)), charset(whole))));
        }
        var pieces = new ByteArrayOutputStream();
        var charset = Optional.<Charset>empty();
        var isEncoded = false;
        for (var number = 0; number < MOST_PIECES; number++) {
            var encoded = parameters.get(name + "*" + number + "*");
            var plain = parameters.get(name + "*" + number);
            if (encoded != null) {
                isEncoded = true;
                charset = number == 0 ? charset(encoded) : charset;
                pieces.writeBytes(octets(number == 0 ? afterMarks(encoded) : encoded));
            } else if (plain != null) {
                pieces.writeBytes(plain.getBytes(UTF_8));
            } else {
                break;
            }
        }
        if (pieces.size() == 0) {
            return Optional.empty();
        }
        var text = text(pieces.toByteArray(), charset);
        return Optional.of(isEncoded ? HeaderText.oneLine(text) : HeaderText.decoded(text));
    }

    private static String text(byte[] octets, Optional<Charset> charset) {
        return charset.map(known -> new String(octets, known))
                .orElseGet(() -> Bytes.text(octets, 0, octets.length));
    }

    private static Optional<Charset> charset(String marked) {
        var end = marked.indexOf('\'');
        return end <= 0 ? Optional.empty() : Bytes.charsetNamed(marked.substring(0, end));
    }

    private static String afterMarks(String marked) {
        var first = marked.indexOf('\'');
        var second = marked.indexOf('\'', first + 1);
        return first < 0 || second < 0 ? marked : marked.substring(second + 1);
    }

    private static byte[] octets(String text) {
        var bytes = text.getBytes(UTF_8);
        var out = new byte[bytes.length];
        var length = 0;
        for (var at = 0; at < bytes.length; at++) {
            var octet = bytes[at] == '%' && at + 2 < bytes.length ? hex(bytes, at + 1) : -1;
            out[length++] = octet < 0 ? bytes[at] : (byte) octet;
            at += octet < 0 ? 0 : 2;
        }
        return Arrays.copyOf(out, length);
    }

    private static int hex(byte[] bytes, int at) {
        var high = Character.digit(bytes[at], 16);
        var low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
