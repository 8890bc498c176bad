package entente.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// The objects of one kind at the fake server. Settings are taken as they come; nothing is checked.
final class FakeObjects {
    /// What comes of whatever is done with an object.
    static final String TRIED =
            """
            {"passed": false, "reasonCode": "BROKER_REFUSED", "sentence": "No.", "remedy": "Register us.",
             "steps": [{"step": "enabled", "result": "passed", "detail": "it is used"},
                       {"step": "token", "result": "failed", "detail": "No.", "reasonCode": "BROKER_REFUSED", "remedy": "Register us."}]}
            """;

    private final Map<String, ObjectNode> all = new TreeMap<>();

    void add(ObjectNode object) {
        all.put(key(object.path("name").asString()), object);
    }

    Optional<String> answer(String method, String[] parts, String body) {
        if (parts.length == 1) {
            var document = Json.object();
            all.values().forEach(document.putArray("objects")::add);
            return Optional.of(Json.text(document));
        }
        return switch (method) {
            case "POST" -> Optional.of(TRIED);
            case "GET" -> Optional.ofNullable(all.get(key(parts[1]))).map(Json::text);
            case "DELETE" -> Optional.ofNullable(all.remove(key(parts[1]))).map(Json::text);
            default -> {
                var settings = (ObjectNode) Json.parse(body);
                settings.put("name", parts[1]);
                settings.putArray("warnings").add("It leads nowhere yet.");
                yield Optional.of(Json.text(settings));
            }
        };
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
