package entente.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes back. The values of one header keep the order in which they were added; the body may be empty.
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /// A status and nothing more.
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /// XML as EWS and Autodiscover clients expect it.
    public static Reply xml(int status, byte[] body) {
        return of(status, "text/xml; charset=utf-8", body);
    }

    public static Reply json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Reply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", List.of(contentType)), body);
    }

    /// The same with one more header, beside those of the same name.
    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        var values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new Reply(status, more, body);
    }

    /// Status and size: a body may carry a token.
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
