package entente.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Which events are looked for: those from `since` up to, but not at, `until`, whose fields are as `wanted` says, without regard to case.
public record AuditFilter(
        Optional<Instant> since, Optional<Instant> until, Map<String, String> wanted) {
    /// The fields that can be asked for.
    public static final Set<String> FIELDS =
            Set.of(
                    "event",
                    "about",
                    "asked",
                    "by",
                    "organisation",
                    "route",
                    "result",
                    "reason",
                    "trace");

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    public AuditFilter {
        wanted = Map.copyOf(wanted);
        if (!FIELDS.containsAll(wanted.keySet())) {
            throw new IllegalArgumentException("not a field that can be asked for");
        }
    }

    /// Whether an event of the file that covers this time may be meant. Events stand in the order in which they were told, which is not exactly
    /// that of their times.
    boolean mayLieWithin(Instant start, Instant end) {
        return since.map(it -> !end.plusSeconds(60).isBefore(it)).orElse(true)
                && until.map(it -> start.minusSeconds(60).isBefore(it)).orElse(true);
    }

    /// Whether this line is meant. What is no event is not.
    boolean takes(byte[] line) {
        var fields = fields(line);
        var at = fields.get("at");
        if (at == null || !isWithin(at)) {
            return false;
        }
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().equalsIgnoreCase(fields.get(each.getKey())));
    }

    private boolean isWithin(String at) {
        if (since.isEmpty() && until.isEmpty()) {
            return true;
        }
        var when = Instant.parse(at);
        return since.map(it -> !when.isBefore(it)).orElse(true)
                && until.map(when::isBefore).orElse(true);
    }

    /// The members that are text, those of inner objects left out.
    private static Map<String, String> fields(byte[] line) {
        var fields = new HashMap<String, String>();
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return fields;
        } catch (JacksonException noEvent) {
            return Map.of();
        }
    }
}
