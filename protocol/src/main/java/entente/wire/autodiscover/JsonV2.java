package entente.wire.autodiscover;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The JSON form of Autodiscover, which nobody signs in for: `GET /autodiscover/autodiscover.json`.
///
/// The path is parsed exactly. Whatever it or the query holds besides, it leads nowhere else.
public final class JsonV2 {
    private static final String PATH = "/autodiscover/autodiscover.json";
    private static final String VERSIONED = PATH + "/v1.0/";
    private static final int MOST_TEXT = 512;

    private JsonV2() {}

    /// What was asked: the texts are as sent, decoded, and empty where they were not sent.
    public record Request(String email, String protocol, String redirectCount) {}

    /// Reads a path and a query, both still encoded as they came; empty when the path is not exactly one of the two, or an encoding
    /// is broken. Names are matched without regard to case.
    public static Optional<Request> parse(String path, Optional<String> query) {
        var lower = path.toLowerCase(Locale.ROOT);
        try {
            if (lower.equals(PATH)) {
                return Optional.of(request(parameter(query, "email"), query));
            }
            if (lower.startsWith(VERSIONED)) {
                return segment(path.substring(VERSIONED.length()))
                        .map(email -> request(email, query));
            }
            return Optional.empty();
        } catch (IllegalArgumentException brokenEncoding) {
            return Optional.empty();
        }
    }

    /// The answer to a protocol that is offered; HTTP 200.
    public static byte[] answer(String protocol, String url) {
        return json("Protocol", protocol, "Url", url);
    }

    /// Why there is none, such as `ProtocolNotSupported`, `MandatoryParameterMissing` or `InvalidUserId`; HTTP 400 with the header
    /// `jsonerror: true`.
    public static byte[] error(String code, String message) {
        return json("ErrorCode", code, "ErrorMessage", message);
    }

    private static Request request(String email, Optional<String> query) {
        return new Request(email, parameter(query, "protocol"), parameter(query, "redirectcount"));
    }

    /// An e-mail address is one segment: no slash, neither plain nor encoded.
    private static Optional<String> segment(String raw) {
        if (raw.contains("/")) {
            return Optional.empty();
        }
        // A plus in a path is a plus.
        return Optional.of(decoded(raw.replace("+", "%2B"))).filter(text -> !text.contains("/"));
    }

    private static String parameter(Optional<String> query, String name) {
        for (var pair : query.orElse("").split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0
                    && decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return "";
    }

    private static String decoded(String raw) {
        if (raw.length() > MOST_TEXT) {
            throw new IllegalArgumentException("longer than anything that is asked for");
        }
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static byte[] json(String name, String value, String otherName, String otherValue) {
        var json = JsonMapper.shared().createObjectNode();
        json.put(name, value);
        json.put(otherName, otherValue);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
