package entente.endpoints;

import entente.audit.AuditFilter;
import entente.audit.AuditPlace;
import entente.audit.AuditSearch;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which events are asked for, as a query says it: `since`, `until`, the fields of [AuditFilter], and either `last` or `after`.
final class AuditAsk {
    private final Map<String, String> said = new LinkedHashMap<>();

    private AuditAsk() {}

    static AuditAsk read(String query) throws AdminError {
        var ask = new AuditAsk();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var known =
                    AuditFilter.FIELDS.contains(name)
                            || name.equals("since")
                            || name.equals("until")
                            || name.equals("last")
                            || name.equals("after");
            if (!known || equals < 0 || ask.said.put(name, decoded(pair, equals)) != null) {
                throw AdminError.malformed("\"%s\" cannot be asked like this.".formatted(name));
            }
        }
        return ask;
    }

    private static String decoded(String pair, int equals) throws AdminError {
        try {
            return URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw AdminError.malformed("The query is not percent-encoded as it should be.");
        }
    }

    AuditFilter filter() throws AdminError {
        var wanted = new LinkedHashMap<>(said);
        wanted.keySet().retainAll(AuditFilter.FIELDS);
        return new AuditFilter(time("since"), time("until"), wanted);
    }

    /// Where to go on; the beginning where it does not say.
    AuditPlace after() throws AdminError {
        var text = Optional.ofNullable(said.get("after"));
        return text.isEmpty()
                ? AuditPlace.START
                : text.flatMap(AuditPlace::parse)
                        .orElseThrow(
                                () -> AdminError.malformed("\"after\" is a place in the record."));
    }

    Optional<Integer> last() throws AdminError {
        var text = said.get("last");
        if (text == null) {
            return Optional.empty();
        }
        try {
            var last = Integer.parseInt(text);
            if (last >= 1 && last <= AuditSearch.MOST_LINES) {
                return Optional.of(last);
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw AdminError.malformed(
                "\"last\" is a number from 1 to %d.".formatted(AuditSearch.MOST_LINES));
    }

    private Optional<Instant> time(String name) throws AdminError {
        try {
            return Optional.ofNullable(said.get(name)).map(Instant::parse);
        } catch (DateTimeParseException noTime) {
            throw AdminError.malformed(
                    "\"%s\" must be a time like 2026-03-02T08:00:00Z.".formatted(name));
        }
    }
}
