package entente.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The messages that wait at one server, as it tells of them.
record WaitingMail(AdminApi api) {
    private static final String KIND = "mail-queue";

    /// All, or as many as the server tells of: `count` and `waiting`.
    JsonNode all() {
        return api.get("/entente/admin/" + KIND);
    }

    static Stream<JsonNode> each(JsonNode all) {
        return all.path("waiting").valueStream();
    }

    JsonNode get(String id) {
        return api.get(AdminApi.path(KIND, id));
    }

    JsonNode retry(String id) {
        return api.send("POST", AdminApi.path(KIND, id) + "/retry", Json.object());
    }

    JsonNode drop(String id) {
        return api.delete(AdminApi.path(KIND, id));
    }

    static String recipients(JsonNode one) {
        return one.path("to")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
    }
}
