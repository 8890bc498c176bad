package entente.cli;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The relationships of one organisation, as its server lists and changes them.
record Relationships(AdminApi api) {
    private static final String KIND = "relationships";

    JsonNode document() {
        return api.get("/entente/admin/" + KIND);
    }

    Stream<JsonNode> stream() {
        return document().path(KIND).valueStream();
    }

    Optional<JsonNode> find(String name) {
        return stream()
                .filter(one -> Json.text(one, "name").orElse("").equalsIgnoreCase(name))
                .findFirst();
    }

    JsonNode get(String name) {
        return find(name)
                .orElseThrow(() ->
                        CommandFailed.finding(
                                "No relationship here is called %s.".formatted(name),
                                "`entente relationship list` shows those there are."));
    }

    void requireNew(String name) {
        if (find(name).isPresent()) {
            throw CommandFailed.finding(
                    "%s is there already.".formatted(name),
                    "Change it with `entente relationship set %s`.".formatted(name));
        }
    }

    JsonNode put(String name, ObjectNode settings) {
        return api.send("PUT", AdminApi.path(KIND, name), settings);
    }

    JsonNode change(String name, ObjectNode settings) {
        return api.send("PATCH", AdminApi.path(KIND, name), settings);
    }

    /// What came of trying both halves of one.
    JsonNode test(String name, ObjectNode with) {
        return api.send("POST", AdminApi.path(KIND, name) + "/test", with);
    }

    void remove(String name) {
        api.delete(AdminApi.path(KIND, name));
    }

    /// Tells on the side what a relationship will not do as it is now.
    static void warn(Terminal terminal, JsonNode answer) {
        answer.path("warnings")
                .valueStream()
                .forEach(warning -> terminal.remark("Note: " + warning.asString()));
    }
}
