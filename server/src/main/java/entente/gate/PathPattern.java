package entente.gate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path that a mount answers at: compared segment by segment with what was sent, without regard to case.
///
/// A segment in braces stands for exactly one segment, which is decoded once. Nothing is normalised: `//`, `.` and `..`, an
/// encoded slash or a second round of encoding match nothing.
final class PathPattern {
    private static final Pattern UNDECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final String text;
    private final List<String> segments;

    PathPattern(String text) {
        this.text = text;
        this.segments = List.of(text.split("/", -1));
    }

    /// The named segments of `path` by their names; empty when the path is another.
    Optional<Map<String, String>> match(String path) {
        var sent = path.split("/", segments.size() + 1);
        if (sent.length != segments.size()) {
            return Optional.empty();
        }
        var named = new LinkedHashMap<String, String>();
        for (var i = 0; i < sent.length; i++) {
            var expected = segments.get(i);
            if (expected.startsWith("{")) {
                var value = decoded(sent[i]);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                named.put(expected.substring(1, expected.length() - 1), value.get());
            } else if (!folded(expected).equals(folded(sent[i]))) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    private static String folded(String segment) {
        return segment.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> decoded(String segment) {
        if (segment.isEmpty() || UNDECODABLE.matcher(segment).find()) {
            return Optional.empty();
        }
        var once = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        var plain = once.chars().noneMatch(c -> c == '/' || c == '\\' || c == '%' || c < ' ');
        return plain && !once.equals(".") && !once.equals("..")
                ? Optional.of(once)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
