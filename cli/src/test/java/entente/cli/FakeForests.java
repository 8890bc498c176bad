package entente.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The address spaces and accepted forests of a [FakeServer].
final class FakeForests {
    private static final Map<String, String> MEMBERS =
            Map.of("address-spaces", "addressSpaces", "accepted-forests", "acceptedForests");

    private final Map<String, Map<String, JsonNode>> kinds = new LinkedHashMap<>();
    private String trial = "{\"passed\": true, \"steps\": []}";

    void add(String kind, String forest) {
        var node = Json.parse(forest);
        all(kind).put(node.path("forestName").asString(), node);
    }

    /// What every trial comes to.
    void trying(String report) {
        trial = report;
    }

    static boolean holds(String kind) {
        return MEMBERS.containsKey(kind);
    }

    Optional<String> answer(String method, String[] parts, String body) {
        var all = all(parts[0]);
        if (parts.length == 1) {
            var document = Json.object();
            all.values().forEach(document.putArray(MEMBERS.getOrDefault(parts[0], ""))::add);
            return Optional.of(Json.text((JsonNode) document));
        }
        if (parts.length == 3) {
            return Optional.of(trial);
        }
        if (method.equals("DELETE")) {
            all.remove(parts[1]);
            return Optional.of("{}");
        }
        var settings = (ObjectNode) Json.parse(body);
        settings.put("forestName", parts[1]);
        all.put(parts[1], settings);
        return Optional.of(Json.text((JsonNode) settings));
    }

    private Map<String, JsonNode> all(String kind) {
        return kinds.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    }
}
