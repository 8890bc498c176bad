package entente.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What goes back. The values of one header keep the order in which they were added. The body is what is left in its buffers, one
/// after another, and may be empty; whoever sends it sends copies of them, for they are not to be moved. Where there is a live part, that is the body, and there are no buffers.
public record Reply(
        int status,
        Map<String, List<String>> headers,
        List<ByteBuffer> buffers,
        Optional<LiveBody> live) {
    private static final String BYTES = "application/octet-stream";
    private static final String XML = "text/xml; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
        buffers = List.copyOf(buffers);
    }

    public Reply(int status, Map<String, List<String>> headers, List<ByteBuffer> buffers) {
        this(status, headers, buffers, Optional.empty());
    }

    public Reply(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, List.of(ByteBuffer.wrap(body)));
    }

    /// A status and nothing more.
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /// XML as EWS and Autodiscover clients expect it.
    public static Reply xml(int status, byte[] body) {
        return of(status, XML, body);
    }

    /// The same, of a document that lies in several buffers.
    public static Reply xml(int status, List<ByteBuffer> body) {
        return new Reply(status, contentType(XML), body);
    }

    /// XML that is written as things happen.
    public static Reply liveXml(int status, LiveBody body) {
        return new Reply(status, contentType(XML), List.of(), Optional.of(body));
    }

    public static Reply bytes(int status, byte[] body) {
        return of(status, BYTES, body);
    }

    /// The same of bytes that are read when they are sent.
    public static Reply liveBytes(int status, LiveBody body) {
        return new Reply(status, contentType(BYTES), List.of(), Optional.of(body));
    }

    public static Reply json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Reply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /// A page for a browser.
    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType(contentType), body);
    }

    private static Map<String, List<String>> contentType(String type) {
        return Map.of("Content-Type", List.of(type));
    }

    /// How many bytes the body has, a live one aside.
    public int length() {
        var length = 0;
        for (var buffer : buffers) {
            length += buffer.remaining();
        }
        return length;
    }

    /// The body in one piece.
    public byte[] body() {
        var body = ByteBuffer.allocate(length());
        buffers.forEach(buffer -> body.put(buffer.duplicate()));
        return body.array();
    }

    /// The same with one more header, beside those of the same name.
    public Reply with(String name, String value) {
        return with(Map.of(name, value));
    }

    /// The same with more headers, each beside those of the same name.
    public Reply with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        more.forEach((name, value) -> all.merge(name, List.of(value), Reply::joined));
        return new Reply(status, all, buffers, live);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// The same with something around the live part, if there is one.
    Reply withLive(UnaryOperator<LiveBody> around) {
        return new Reply(status, headers, buffers, live.map(around));
    }

    /// Status and size: a body may carry a token.
    @Override
    public String toString() {
        return "HTTP " + status + ", " + length() + " bytes";
    }
}
