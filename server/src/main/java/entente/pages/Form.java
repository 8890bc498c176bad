package entente.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a form or of a query, by name, each with its values in the order sent (`application/x-www-form-urlencoded`, WHATWG URL 5.1). At most [#MOST_BYTES] and [#MOST_FIELDS].
record Form(Map<String, List<String>> fields) {
    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_FIELDS = 400;
    static final String TYPE = "application/x-www-form-urlencoded";

    Form {
        fields = Map.copyOf(fields);
    }

    static Form ofQuery(String query) throws PageError {
        return parsed(query);
    }

    static Form read(InputStream body) throws PageError, IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw PageError.tooLarge();
        }
        return parsed(new String(bytes, UTF_8));
    }

    /// The first value of a field, without blanks around it; empty where nothing else is in it.
    Optional<String> text(String name) {
        return all(name).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    /// The first value as it was written.
    Optional<String> exact(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// A text as it stands in a query.
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Form parsed(String text) throws PageError {
        var fields = new LinkedHashMap<String, List<String>>();
        if (text.isEmpty()) {
            return new Form(fields);
        }
        var pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw PageError.tooLarge();
        }
        for (var pair : pairs) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return new Form(fields);
    }

    private static String decoded(String text) throws PageError {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw PageError.unreadable();
        }
    }

    /// The names alone: a field may hold a password.
    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
