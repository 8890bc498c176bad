package entente.cli;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects of one kind at one server, which people call `where`. A change that is only tried is checked by the server and not made.
record ObjectApi(Noun noun, AdminApi api, String where) {
    private static final String TRY = "?dryRun=true";

    JsonNode document() {
        return api.get("/entente/admin/" + noun.plural());
    }

    Stream<JsonNode> stream() {
        return document().valueStream().filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
    }

    JsonNode get(String name) {
        return api.get(path(name));
    }

    void requireNew(String name) {
        var taken =
                stream()
                        .map(one -> Json.text(one, "name").orElse(""))
                        .filter(name::equalsIgnoreCase)
                        .findFirst();
        if (taken.isPresent()) {
            throw CommandFailed.finding(
                    "%s is there already.".formatted(taken.get()),
                    "Change it with `entente %s set %s`.".formatted(noun.word(), taken.get()));
        }
    }

    JsonNode put(String name, ObjectNode settings, boolean dryRun) {
        return api.send("PUT", path(name) + query(dryRun), settings);
    }

    JsonNode change(String name, ObjectNode settings, boolean dryRun) {
        return api.send("PATCH", path(name) + query(dryRun), settings);
    }

    void remove(String name, boolean dryRun) {
        api.delete(path(name) + query(dryRun));
    }

    /// Has the server do one of the things that stand below an object.
    JsonNode act(String name, String what, ObjectNode with) {
        return api.send("POST", path(name) + "/" + what, with);
    }

    /// Tells on the side what an object will not do as it is now, and says what was done or would be.
    int report(
            Surroundings surroundings,
            ChangeReport report,
            String name,
            String verb,
            Optional<ObjectNode> change,
            JsonNode answer) {
        answer.path("warnings")
                .valueStream()
                .forEach(warning -> surroundings.terminal().remark("Note: " + warning.asString()));
        return report.print(
                name,
                "%s %s at %s.".formatted(past(verb), name, where),
                "Would %s %s at %s.".formatted(verb, name, where),
                change.map(this::shown),
                Optional.empty());
    }

    /// Without what is too long for people; it was sent.
    private ObjectNode shown(ObjectNode settings) {
        var shown = settings.deepCopy();
        shown.remove(noun.hidden());
        return shown;
    }

    private static String past(String verb) {
        return Character.toUpperCase(verb.charAt(0))
                + verb.substring(1)
                + (verb.endsWith("e") ? "d" : "ed");
    }

    private String path(String name) {
        return AdminApi.path(noun.plural(), name);
    }

    private static String query(boolean dryRun) {
        return dryRun ? TRY : "";
    }
}
