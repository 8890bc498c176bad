package entente.cli;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The address spaces of one organisation, and the forests that it accepts, as its server lists and changes them. Both are named by a
/// forest's domain.
record AddressSpaces(AdminApi api, String kind, String member) {
    static AddressSpaces asked(AdminApi api) {
        return new AddressSpaces(api, "address-spaces", "addressSpaces");
    }

    static AddressSpaces accepted(AdminApi api) {
        return new AddressSpaces(api, "accepted-forests", "acceptedForests");
    }

    JsonNode document() {
        return api.get("/entente/admin/" + kind);
    }

    Stream<JsonNode> stream() {
        return document().path(member).valueStream();
    }

    Optional<JsonNode> find(String forest) {
        return stream()
                .filter(one -> Json.text(one, "forestName").orElse("").equalsIgnoreCase(forest))
                .findFirst();
    }

    JsonNode get(String forest) {
        return find(forest)
                .orElseThrow(() ->
                        CommandFailed.finding(
                                "Nothing here is about the forest %s.".formatted(forest),
                                "`entente address-space list` and `entente address-space accepted` show what there is."));
    }

    JsonNode put(String forest, ObjectNode settings) {
        return api.send("PUT", AdminApi.path(kind, forest), settings);
    }

    JsonNode change(String forest, ObjectNode settings) {
        return api.send("PATCH", AdminApi.path(kind, forest), settings);
    }

    void remove(String forest) {
        api.delete(AdminApi.path(kind, forest));
    }

    JsonNode test(String forest, ObjectNode with) {
        return api.send("POST", AdminApi.path(kind, forest) + "/test", with);
    }
}
