package entente.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One property of an iCalendar component (RFC 5545, 3.1): names in upper case, the value as it stands in the file.
/// `line` is where it begins in the file, 1-based.
record ContentLine(String name, Map<String, String> parameters, String value, int line) {
    private static final int MOST_PARAMETERS = 64;

    ContentLine {
        parameters = Map.copyOf(parameters);
    }

    /// Reads an unfolded line; empty when it is none, as when a writer forgot to fold a text.
    static Optional<ContentLine> parse(String text, int line) {
        var at = nameEnd(text, 0);
        if (at == 0 || at == text.length()) {
            return Optional.empty();
        }
        var name = text.substring(0, at).toUpperCase(Locale.ROOT);
        var parameters = new HashMap<String, String>();
        while (at < text.length() && text.charAt(at) == ';') {
            var equals = nameEnd(text, at + 1);
            if (equals == text.length()
                    || text.charAt(equals) != '='
                    || parameters.size() == MOST_PARAMETERS) {
                return Optional.empty();
            }
            var end = parameterEnd(text, equals + 1);
            parameters.putIfAbsent(
                    text.substring(at + 1, equals).toUpperCase(Locale.ROOT),
                    text.substring(equals + 1, end).replace("\"", ""));
            at = end;
        }
        return at < text.length() && text.charAt(at) == ':'
                ? Optional.of(new ContentLine(name, parameters, text.substring(at + 1), line))
                : Optional.empty();
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /// Whether `VALUE` names this type, or the value says so itself: some writers leave `VALUE=DATE` out.
    boolean isDate() {
        return parameter("VALUE").map("DATE"::equalsIgnoreCase).orElse(value.strip().length() == 8);
    }

    /// The parts of a value that is a list: dates and periods, which hold no escaped comma.
    List<String> values() {
        var values = new ArrayList<String>();
        for (var part : value.split(",", -1)) {
            if (!part.isBlank()) {
                values.add(part.strip());
            }
        }
        return values;
    }

    /// The value as text, its escapes undone (RFC 5545, 3.3.11).
    String text() {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            var escaped = value.charAt(++i);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString();
    }

    private static int nameEnd(String text, int from) {
        var at = from;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || text.charAt(at) == '-'
                        || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static int parameterEnd(String text, int from) {
        var quoted = false;
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                return at;
            }
        }
        return text.length();
    }
}
